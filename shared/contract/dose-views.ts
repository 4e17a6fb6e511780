import { z } from 'zod'
import { HoldKind, Sex } from '../records/client.ts'
import { Dose } from '../records/dose.ts'
import { Drug } from '../records/product.ts'
import { ClinicDay, Id, Instant } from '../records/time.ts'
import type { DoseFacts } from '../rules/dose-facts.ts'
import type { DoseState } from '../rules/dose-state.ts'

export const DoseStateWord: z.ZodType<DoseState> = z.enum([
  'prepared',
  'given',
  'checked',
  'not_checked',
  'refused',
  'withheld',
  'vomited',
  'spilled',
  'incident',
  'returned',
  'voided',
])

/** What is taken in the hand of one product: `steps / stepsPerUnit` tablets or mL of `strengthMicrograms` each. */
export const InHand = z.object({
  form: z.enum(['tablet', 'liquid']),
  strengthMicrograms: z.number().int(),
  stepsPerUnit: z.number().int(),
  steps: z.number().int(),
  batchNumber: z.string(),
})
export type InHand = z.infer<typeof InHand>

/** One dose as the counter shows it. `called` is null for a record that this person may not open. */
export const CounterDose = z.object({
  id: Id,
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  clinicDay: ClinicDay,
  slot: z.number().int(),
  kind: Dose.shape.kind,
  drug: Drug,
  amountMicrograms: z.number().int(),
  inHand: z.array(InHand),
  state: DoseStateWord,
  /** Of the last step; `givenAt` of *given*. */
  at: Instant,
  givenAt: Instant.nullable(),
  /** When the mouth is to be looked at; null unless a tablet lies under the tongue. */
  checkAt: Instant.nullable(),
  by: z.string(),
  /** Who may void it: its author with their own PIN alone, anybody else with a second person or owing one. */
  voiding: z.enum(['own', 'second', 'no']),
  /** It is a doctor's named re-dose of another. */
  again: z.boolean(),
  /** Whether somebody suspects that it was not swallowed; one that was unfounded is `none`. */
  diversion: z.enum(['none', 'suspected', 'confirmed']),
  /** The days without drug call for a look before the dose is given. */
  soberAsked: z.boolean(),
})
export type CounterDose = z.infer<typeof CounterDose>

/** Who stands at the counter: what the banner shows to be compared with the person. */
export const CounterClient = z.object({
  id: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  name: z.string().nullable(),
  sex: Sex,
  birthYear: z.number().int(),
  /** Whole years; which of both a birth year leaves open. */
  age: z.object({ youngest: z.number().int(), oldest: z.number().int() }),
  /** JPEG, base64; null without a photo or without a consent to one. */
  photo: z.string().nullable(),
  restricted: z.boolean(),
  hasCard: z.boolean(),
})
export type CounterClient = z.infer<typeof CounterClient>

/** Somebody due today who is easily taken for this client: similar name, same sex, about the same age. */
export const LookAlike = z.object({ registerNumber: z.number().int(), called: z.string().nullable() })

/** Everything that one client's card at the counter shows; the screen runs the rule over `facts` itself. */
export const ClientAtCounter = z.object({
  client: CounterClient,
  lookAlikes: z.array(LookAlike),
  facts: z.custom<DoseFacts>((value) => typeof value === 'object' && value !== null),
  /** The dose that stands prepared or under the tongue, also of a day before. */
  open: CounterDose.nullable(),
  /** The newest first, of any day. */
  lastDoses: z.array(CounterDose),
  /** Names for the staff ids in `facts`. */
  staff: z.record(z.string(), z.string()),
  holds: z.array(z.object({ kind: HoldKind, reason: z.string(), at: Instant })),
  /** Came already today, and no dose was prepared. */
  attended: z.object({ kind: z.enum(['no_order', 'held', 'locked', 'no_stock']), at: Instant }).nullable(),
})
export type ClientAtCounter = z.infer<typeof ClientAtCounter>

/** A client who is being watched: after a dosing incident, or after a dose of the first day of an induction. */
export const Watched = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  called: z.string().nullable(),
  until: Instant,
  why: z.enum(['incident', 'first_day']),
  doctorCalled: z.boolean(),
})
export type Watched = z.infer<typeof Watched>

/** The right third of the counter: one reply with every act, so that nothing is asked twice. */
export const Board = z.object({
  now: Instant,
  /** Prepared and not given, the oldest first. */
  prepared: z.array(CounterDose),
  /** Under the tongue, the first to be looked at before the others. */
  mouthChecks: z.array(CounterDose),
  watched: z.array(Watched),
  /** The last five doses of the day, the newest first. */
  lastFive: z.array(CounterDose),
  /** Doses swallowed today, as far as anybody knows. */
  given: z.number().int(),
  /** Doses of today that were carried home on a day before: nobody is expected for them. */
  carried: z.number().int(),
  /** Doses that a cut left without an end: each is asked about. */
  unfinished: z.number().int(),
  /** Open packs in the order of the shelf. */
  packs: z.array(
    z.object({
      drug: Drug,
      form: z.enum(['tablet', 'liquid']),
      strengthMicrograms: z.number().int(),
      batchNumber: z.string(),
    }),
  ),
})
export type Board = z.infer<typeof Board>

/** What every act at the counter answers with. */
export const CounterReply = z.object({ client: ClientAtCounter, board: Board })
export type CounterReply = z.infer<typeof CounterReply>
