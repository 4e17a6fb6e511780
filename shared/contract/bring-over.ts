import { z } from 'zod'
import { Sex } from '../records/client.ts'
import { Drug, Product } from '../records/product.ts'
import { RulePackBody } from '../records/rule-pack.ts'
import { ClinicDay, Id, Instant, RequestId } from '../records/time.ts'
import { call } from './call.ts'

const cell = z.string().max(120)

/** One row of the grid as it was typed or pasted; shared/rules/bring-over.ts reads it and says what is wrong. */
export const BringOverCells = z.object({
  number: cell,
  called: cell,
  sex: cell,
  birthYear: cell,
  drug: cell,
  mg: cell,
  orderEnd: cell,
  lastDoseDay: cell,
  lastDoseMg: cell,
  paperPage: cell,
})
export type BringOverCells = z.infer<typeof BringOverCells>

const Signed = z.object({ by: z.string(), at: Instant }).nullable()

/** One saved grid. `code` are the first digits of what is signed, printed on the list. */
export const BringOverSummary = z.object({
  batch: z.number().int(),
  day: ClinicDay,
  count: z.number().int(),
  doctor: z.object({ id: Id, name: z.string() }),
  signed: Signed,
})
export type BringOverSummary = z.infer<typeof BringOverSummary>

export const BringOverRow = z.object({
  clientId: Id,
  registerNumber: z.number().int(),
  /** Null in a restricted record that this person may not open. */
  called: z.string().nullable(),
  sex: Sex,
  birthYear: z.number().int(),
  drug: Drug,
  amountMicrograms: z.number().int(),
  startDay: ClinicDay,
  endDay: ClinicDay,
  lastDoseDay: ClinicDay,
  lastDoseMicrograms: z.number().int(),
  paperPage: z.string(),
})
export type BringOverRow = z.infer<typeof BringOverRow>

export const BringOverList = BringOverSummary.extend({ code: z.string(), rows: z.array(BringOverRow) })
export type BringOverList = z.infer<typeof BringOverList>

export const bringOver = {
  /** What the rule needs to judge the grid while it is typed. */
  facts: call('bring_over.save').output(
    z.object({
      today: ClinicDay,
      takenNumbers: z.array(z.number().int()),
      products: z.array(
        Product.pick({ drug: true, form: true, strengthMicrograms: true, stepsPerUnit: true }),
      ),
      /** Without a signed pack nothing may be ordered, so nothing is brought over. */
      pack: RulePackBody.nullable(),
      doctors: z.array(z.object({ id: Id, name: z.string() })),
    }),
  ),
  /**
   * Every row becomes a client, an episode, the last dose from paper and an order; all rows or none. Invalid: the
   * codes of shared/rules/bring-over.ts, by `rows.3.birthYear`; also `ends_before_next_dose` and `doctor_unknown`.
   * Refused: `pack_unsigned`.
   *
   * **An order of a bring-over list is in force only when the list is signed**: its orders have via `brought_over`
   * and name the doctor as prescriber; the signature has kind `bring_over` and the batch as its subject.
   */
  save: call('bring_over.save')
    .input(z.object({ requestId: RequestId, doctorId: Id, rows: z.array(BringOverCells).min(1).max(400) }))
    .output(BringOverList),
  /** The newest first. */
  lists: call('bring_over.see').output(z.array(BringOverSummary)),
  list: call('bring_over.see')
    .input(z.object({ batch: z.number().int() }))
    .output(BringOverList),
  /** Prints the page that is shown; the ledger holds that it was printed. */
  print: call('bring_over.see')
    .input(z.object({ batch: z.number().int() }))
    .output(z.object({ printed: z.boolean() })),
  /**
   * The doctor whom the list names signs it once, by PIN, for all of its orders. Refused: `signed_before`,
   * `other_doctor`, and as every PIN; not allowed: `own_record` when one of the rows is the doctor's own.
   */
  sign: call('bring_over.sign')
    .input(z.object({ requestId: RequestId, batch: z.number().int(), pin: z.string().regex(/^\d{6}$/) }))
    .output(BringOverList),
}
