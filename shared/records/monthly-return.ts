import { z } from 'zod'
import { Figure, ReportPeriod } from './report.ts'
import { Bytes, ClinicDay, Id, Instant } from './time.ts'

/** A calendar month, `YYYY-MM`. */
export const ReturnMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
export type ReturnMonth = z.infer<typeof ReturnMonth>

/** Half a surrogate pair has no RFC 8785 form, and is no text that anybody typed. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cs}*$/u)

/** The sentences of one indicator, as they stood beside its figures. */
export const DefinitionWords = z.object({
  indicator: words(80).min(1),
  title: words(300).min(1),
  numerator: words(2_000),
  denominator: words(2_000),
  source: words(1_000),
})
export type DefinitionWords = z.infer<typeof DefinitionWords>

/** What a cell of an indicator is called; cells that nobody has words for are shown as their code. */
export const CellWords = z.object({
  indicator: words(80).min(1),
  cell: words(200),
  title: words(300),
})
export type CellWords = z.infer<typeof CellWords>

/** Words that go with figures out of the house: a definition an indicator, a name a cell. */
export const FigureWords = z.object({
  definitions: z.array(DefinitionWords).max(400),
  cells: z.array(CellWords).max(6_000),
})
export type FigureWords = z.infer<typeof FigureWords>

/** A month's return, whole: what two people sign and what is kept as it was sent. */
export const ReturnBody = z.object({
  format: z.literal('ost-register-monthly-return/1'),
  site: z.object({ registerId: z.string(), code: z.string(), name: z.string(), district: z.string() }),
  month: ReturnMonth,
  period: ReportPeriod,
  dropoutDays: z.number().int(),
  /** Which indicators and sentences these are: SHA-256 over both, the first 16 hexadecimal digits. */
  definitionsVersion: z.string().length(16),
  program: z.string(),
  figures: z.array(Figure),
  words: FigureWords,
  /** Working days of the month on which the register was never opened and no closure was marked. */
  daysWithoutRegister: z.array(ClinicDay),
  /** The ledger as it stood when the figures were counted; later lines are corrections. */
  ledger: z.object({ seq: z.number().int(), hash: z.string().length(64) }),
})
export type ReturnBody = z.infer<typeof ReturnBody>

/** Prepared by one person; `digest` is of the signed bytes of `body`. */
export const MonthlyReturn = z.object({
  id: Id,
  month: ReturnMonth,
  body: z.string(),
  digest: Bytes,
  ledgerSeq: z.number().int(),
  staffId: Id,
  at: Instant,
})
export type MonthlyReturn = z.infer<typeof MonthlyReturn>

/** Approved by another. */
export const MonthlyReturnApproval = z.object({
  monthlyReturnId: Id,
  digest: Bytes,
  staffId: Id,
  at: Instant,
})

export const SentHow = z.enum(['paper', 'stick', 'online', 'dhis2'])
export type SentHow = z.infer<typeof SentHow>

/** Gone out of the house: from here on it is kept as it was. */
export const MonthlyReturnSent = z.object({ monthlyReturnId: Id, how: SentHow, staffId: Id, at: Instant })
