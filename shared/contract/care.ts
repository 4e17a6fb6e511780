import { z } from 'zod'
import { AbsenceKind, DosingThere } from '../records/absence.ts'
import { KitAndTalk, PregnancyAnswer, TakenBack } from '../records/care-answer.ts'
import { Sex } from '../records/client.ts'
import { DeathSource } from '../records/death.ts'
import { Overdose } from '../records/overdose.ts'
import { Drug } from '../records/product.ts'
import { AlertLevel } from '../records/rule-pack-lines.ts'
import { ClinicDay, Id, Instant, Micrograms, RequestId } from '../records/time.ts'
import type { RiskCause } from '../rules/high-risk.ts'
import { call } from './call.ts'

const line = (longest: number) => z.string().trim().max(longest)
const why = z.string().trim().min(3).max(300)
const Pin = z.string().regex(/^\d{6}$/)

/** Who wrote it, and when. */
const Written = { by: z.string(), at: Instant }

export const DosingInput = z.object({
  answer: DosingThere,
  drug: Drug.nullable(),
  amountMicrograms: Micrograms.nullable(),
  lastDoseDay: ClinicDay.nullable(),
  /** Who confirmed it. */
  detail: line(200),
})
export type DosingInput = z.infer<typeof DosingInput>

export const AbsenceView = z.object({
  id: Id,
  kind: AbsenceKind,
  fromDay: ClinicDay,
  untilDay: ClinicDay.nullable(),
  note: z.string().nullable(),
  /** The return, as somebody said it. */
  back: z.object({ endId: Id, day: ClinicDay }).nullable(),
  dosing: DosingInput.extend({ by: z.string() }).nullable(),
  now: z.boolean(),
  ...Written,
})
export type AbsenceView = z.infer<typeof AbsenceView>

export const OverdoseView = Overdose.pick({
  id: true,
  place: true,
  day: true,
  clockTime: true,
  naloxone: true,
  naloxoneDoses: true,
  referred: true,
  outcome: true,
}).extend({
  kitGiven: z.boolean(),
  saw: z.string().nullable(),
  note: z.string().nullable(),
  holdId: Id,
  review: z.object({ reason: z.string(), at: Instant }).nullable(),
  ...Written,
})
export type OverdoseView = z.infer<typeof OverdoseView>

export const DeathView = z.object({
  id: Id,
  /** As reported, or as a doctor confirmed it. */
  day: ClinicDay,
  source: DeathSource,
  detail: z.string().nullable(),
  state: z.enum(['reported', 'confirmed', 'in_error']),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  ...Written,
})
export type DeathView = z.infer<typeof DeathView>

/** A medicine from elsewhere. `name` and `note` are null for who may not know the illness. */
export const MedicineView = z.object({
  id: Id,
  name: z.string().nullable(),
  note: z.string().nullable(),
  alerts: z.array(z.object({ level: AlertLevel, text: z.string(), source: z.string() })),
  stopDay: ClinicDay.nullable(),
  review: z.object({ by: z.string(), at: Instant }).nullable(),
  ...Written,
})
export type MedicineView = z.infer<typeof MedicineView>

/** `why` is null but for its writer; a doctor reads it with `readFlag`. */
export const SafetyFlagView = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  holdId: Id,
  why: z.string().nullable(),
  mine: z.boolean(),
  released: z.object({ by: z.string(), at: Instant }).nullable(),
  readings: z.array(z.object({ by: z.string(), reason: z.string(), at: Instant })),
  ...Written,
})
export type SafetyFlagView = z.infer<typeof SafetyFlagView>

const Cause: z.ZodType<RiskCause> = z.enum(['early', 'prison', 'custody', 'hospital', 'detox', 'gap'])

/** All states of one client, the newest of each first. */
export const CareView = z.object({
  client: z.object({
    id: Id,
    registerNumber: z.number().int(),
    called: z.string().nullable(),
    sex: Sex,
  }),
  today: ClinicDay,
  dayOpen: z.boolean(),
  absences: z.array(AbsenceView),
  overdoses: z.array(OverdoseView),
  deaths: z.array(DeathView),
  /** Null without one, and while no day is open. */
  risk: z.object({ cause: Cause, since: ClinicDay, until: ClinicDay, answered: z.boolean() }).nullable(),
  kits: z.array(KitAndTalk.pick({ id: true, kit: true, talk: true, sinceDay: true }).extend(Written)),
  pregnancy: z.object({
    /** The day from which it is asked again; null where nobody asks. */
    askDay: ClinicDay.nullable(),
    pregnantSince: ClinicDay.nullable(),
    answers: z.array(PregnancyAnswer.pick({ id: true, day: true, answer: true }).extend(Written)),
  }),
  medicines: z.array(MedicineView),
  flags: z.array(SafetyFlagView),
  letters: z.array(
    z.object({
      id: Id,
      to: z.string(),
      drug: Drug,
      amountMicrograms: Micrograms,
      lastDoseDay: ClinicDay,
      ...Written,
    }),
  ),
})
export type CareView = z.infer<typeof CareView>

/** What a treatment letter says; every number of it from the rows. */
export const TreatmentLetterText = z.object({
  id: Id,
  to: z.string(),
  day: ClinicDay,
  name: z.string(),
  birthYear: z.number().int(),
  registerNumber: z.number().int(),
  since: ClinicDay,
  drug: Drug,
  amountMicrograms: Micrograms,
  lastDoseDay: ClinicDay,
  /** Of the order that runs; null where none does. */
  orderedMicrograms: Micrograms.nullable(),
  orderEnds: ClinicDay.nullable(),
  /** Doses of the last seven days, the newest first. */
  lastDoses: z.array(z.object({ day: ClinicDay, amountMicrograms: Micrograms })),
})
export type TreatmentLetterText = z.infer<typeof TreatmentLetterText>

const OfClient = z.object({ requestId: RequestId, clientId: Id })

export const care = {
  ofClient: call('care.see')
    .input(z.object({ clientId: Id }))
    .output(CareView),

  /** Invalid: `until_before_from`, `absence_overlaps`, and of doses there as `tellDosing`. */
  away: call('absence.record')
    .input(
      OfClient.extend({
        kind: AbsenceKind,
        fromDay: ClinicDay,
        untilDay: ClinicDay.nullable(),
        note: line(300),
        dosing: DosingInput,
      }),
    )
    .output(CareView),
  /** The client is back, today unless another day is named. Refused: `not_away`. */
  back: call('absence.record')
    .input(z.object({ requestId: RequestId, absenceId: Id, day: ClinicDay.nullable() }))
    .output(CareView),
  /** Invalid: `who_confirmed_missing`, `drug_missing`, `amount_missing`, `before_absence`, `after_absence`. */
  tellDosing: call('absence.record')
    .input(DosingInput.extend({ requestId: RequestId, absenceId: Id }))
    .output(CareView),

  /** Places a hold until a doctor has reviewed it. Invalid: `day_ahead`. */
  overdose: call('overdose.record')
    .input(
      OfClient.extend({
        ...Overdose.pick({
          place: true,
          day: true,
          clockTime: true,
          naloxone: true,
          naloxoneDoses: true,
          referred: true,
          outcome: true,
        }).shape,
        kitGiven: z.boolean(),
        saw: line(120),
        note: line(1000),
      }),
    )
    .output(CareView),

  /** Stops dosing, revokes the card. Refused: `death_known`. Invalid: `day_ahead`. */
  reportDeath: call('death.report')
    .input(OfClient.extend({ day: ClinicDay, source: DeathSource, detail: line(120) }))
    .output(CareView),
  /** The doctor's PIN. Closes every open episode. Refused: `death_decided`, `dose_under_way`, and as `session.signIn`. */
  confirmDeath: call('death.decide')
    .input(z.object({ requestId: RequestId, deathId: Id, day: ClinicDay, pin: Pin }))
    .output(CareView),
  /** Also after it was confirmed: then the episodes open anew. Refused: `death_in_error_known`. */
  deathInError: call('death.decide')
    .input(z.object({ requestId: RequestId, deathId: Id, reason: why }))
    .output(CareView),

  /** Refused: `no_risk_now`, `kit_answered`. */
  answerKit: call('kit.answer')
    .input(OfClient.extend({ kit: KitAndTalk.shape.kit, talk: z.boolean() }))
    .output(CareView),
  answerPregnancy: call('pregnancy.ask')
    .input(OfClient.extend({ answer: PregnancyAnswer.shape.answer }))
    .output(CareView),

  addMedicine: call('medicine.write')
    .input(OfClient.extend({ name: z.string().trim().min(2).max(120), note: line(300) }))
    .output(CareView),
  /** Refused: `medicine_stopped`. */
  stopMedicine: call('medicine.write')
    .input(z.object({ requestId: RequestId, medicineId: Id }))
    .output(CareView),
  /** The doctor has looked at the dose. Refused: `medicine_reviewed`, and as `session.signIn`. */
  reviewMedicine: call('medicine.review')
    .input(z.object({ requestId: RequestId, medicineId: Id, pin: Pin }))
    .output(CareView),

  /** *Speak to the doctor before dosing*, by register number: why is for the doctor alone. Refused: `number_unknown`. */
  flag: call('safety.place')
    .input(z.object({ requestId: RequestId, registerNumber: z.number().int(), why }))
    .output(z.array(SafetyFlagView)),
  /** Flags of the person who asks: those that stand, and those of the last 30 days. */
  ownFlags: call('safety.place').output(z.array(SafetyFlagView)),
  /** Breaks the glass: the ledger and the flag's writer learn of it. */
  readFlag: call('safety.read')
    .input(z.object({ requestId: RequestId, flagId: Id, reason: why }))
    .output(z.object({ why: z.string() })),

  /** The client asks for it and says to whom. Refused: `no_dose_known`. */
  letter: call('letter.write')
    .input(OfClient.extend({ to: z.string().trim().min(3).max(200) }))
    .output(z.object({ letter: TreatmentLetterText, view: CareView })),
  /** Notes that the client saw, heard or got their own record. */
  ownRecord: call('client.own_record')
    .input(OfClient.extend({ how: z.enum(['seen', 'heard', 'printed']) }))
    .output(z.object({ at: Instant })),

  /** Written in error: the row stays and no longer counts. Refused: `taken_back_before`. */
  takeBack: call('care.take_back')
    .input(
      z.object({
        requestId: RequestId,
        subject: TakenBack.shape.subject,
        rowId: Id,
        reason: TakenBack.shape.reason,
      }),
    )
    .output(CareView),
}
