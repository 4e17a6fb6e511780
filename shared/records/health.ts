import { z } from 'zod'
import { ClinicDay, Id, Instant, Sealed } from './time.ts'

export const AbscessStage = z.enum(['swelling', 'ripe', 'draining', 'open_wound', 'healing', 'closed'])
export type AbscessStage = z.infer<typeof AbscessStage>

/** What was seen and done at one dressing; sealed as JSON. */
export const AbscessFinding = z.object({
  bodyPart: z.string().max(60),
  stage: AbscessStage,
  /** Across its longest side, in millimetres; null when it was not measured. */
  sizeMm: z.number().int().min(0).max(500).nullable(),
  dressing: z.string().max(120),
  note: z.string().max(600),
})
export type AbscessFinding = z.infer<typeof AbscessFinding>

export const Abscess = z.object({ id: Id, clientId: Id, openedDay: ClinicDay, staffId: Id, at: Instant })
export const AbscessVisit = z.object({
  id: Id,
  abscessId: Id,
  day: ClinicDay,
  finding: Sealed,
  staffId: Id,
  at: Instant,
})
export const AbscessOutcome = z.enum(['healed', 'referred', 'lost'])
export type AbscessOutcome = z.infer<typeof AbscessOutcome>
export const AbscessEnd = z.object({
  abscessId: Id,
  day: ClinicDay,
  outcome: AbscessOutcome,
  staffId: Id,
  at: Instant,
})

export const TestKind = z.enum(['hiv', 'hbv', 'hcv', 'tb'])
export type TestKind = z.infer<typeof TestKind>

/** A test that was taken, after the talk before it and under a consent of its own kind. That it was done is plain. */
export const HealthTest = z.object({
  id: Id,
  clientId: Id,
  kind: TestKind,
  preCounselledDay: ClinicDay,
  day: ClinicDay,
  consentId: Id,
  staffId: Id,
  at: Instant,
})
export type HealthTest = z.infer<typeof HealthTest>

export const TestResult = z.enum(['reactive', 'non_reactive', 'indeterminate', 'invalid'])
export type TestResult = z.infer<typeof TestResult>

/**
 * What a result says, sealed as JSON. A next test or check-up is agreed whatever the result: the date says nothing
 * then, not even to who plans it.
 */
export const ResultText = z.object({ result: TestResult, nextDay: ClinicDay })
export type ResultText = z.infer<typeof ResultText>
export const HealthTestResult = z.object({
  id: Id,
  healthTestId: Id,
  day: ClinicDay,
  result: Sealed,
  staffId: Id,
  at: Instant,
})

/** The talk after the result. */
export const HealthTestTalk = z.object({ healthTestId: Id, day: ClinicDay, staffId: Id, at: Instant })

/**
 * Care that must not be told from a copy, not even that it took place: STI care and the link to a treatment. The kind
 * stands inside the seal, and all have the same length.
 */
export const HealthRecord = z.object({ id: Id, clientId: Id, content: Sealed, staffId: Id, at: Instant })

export const StiSign = z.enum(['discharge', 'ulcer', 'pain', 'swelling', 'check_up', 'other'])
export type StiSign = z.infer<typeof StiSign>
export const LinkProgramme = z.enum(['art', 'hepatitis', 'dots'])
export type LinkProgramme = z.infer<typeof LinkProgramme>
export const LinkStage = z.enum(['referred', 'linked', 'on_treatment', 'ended'])
export type LinkStage = z.infer<typeof LinkStage>

export const StiText = z.object({
  kind: z.literal('sti'),
  day: ClinicDay,
  sign: StiSign,
  treatment: z.string().max(120),
  partnerTold: z.enum(['yes', 'no', 'not_asked']),
  note: z.string().max(600),
})
export type StiText = z.infer<typeof StiText>
export const LinkText = z.object({
  kind: z.literal('link'),
  day: ClinicDay,
  programme: LinkProgramme,
  stage: LinkStage,
  place: z.string().max(60),
})
export type LinkText = z.infer<typeof LinkText>
export const HealthText = z.discriminatedUnion('kind', [StiText, LinkText])
export type HealthText = z.infer<typeof HealthText>
