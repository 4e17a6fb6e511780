import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { AbsenceKind } from '../records/absence.ts'
import { BookKind, BookScope } from '../records/book.ts'
import { Sex } from '../records/client.ts'
import { ClosingReason, EpisodeEntry, EpisodeKind } from '../records/episode.ts'
import { Drug, Product } from '../records/product.ts'
import { ClinicDay, Id, RequestId } from '../records/time.ts'
import { call } from './call.ts'
import { DayOfClient } from './client-output.ts'

/** What the book is called on its pages and in the ledger: without any client's name. */
const Title = z.string().trim().min(3).max(160)

/** Where a book goes: onto a stick that is in now, into a folder chosen in the system's dialog, or to the printer. */
export const BookTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stick'), folder: z.string().min(1).max(4_096) }),
  z.object({ kind: z.literal('choose') }),
  z.object({ kind: z.literal('printer') }),
])
export type BookTarget = z.infer<typeof BookTarget>

export const BookStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    /** Rows are read and measured, pages are drawn. */
    phase: z.enum(['measuring', 'drawing']),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** `file` is null for what went to the printer, and when no folder was chosen; then `outcome` says so. */
  z.object({
    kind: z.literal('done'),
    outcome: z.enum(['saved', 'printed', 'cancelled']),
    file: z.string().nullable(),
    pages: z.number().int(),
    rows: z.number().int(),
  }),
])
export type BookStep = z.infer<typeof BookStep>

const CardOrder = z.object({
  id: Id,
  drug: Drug,
  kind: z.enum(['induction', 'titration', 'maintenance', 'taper', 're_induction']),
  startDay: ClinicDay,
  endDay: ClinicDay,
  /** When a doctor stopped it or another order took its place; null while it may still run. */
  stoppedDay: ClinicDay.nullable(),
  /** Of a day, the first step's and the last one's. */
  firstMicrograms: z.number().int(),
  lastMicrograms: z.number().int(),
  prescriber: z.string(),
})

/** What a client's file holds on paper: by register number, without name, address, notes and results. */
export const ClientCard = z.object({
  registerNumber: z.number().int(),
  sex: Sex,
  birthYear: z.number().int(),
  enrolledDay: ClinicDay,
  today: ClinicDay,
  treatments: z.array(
    z.object({
      id: Id,
      kind: EpisodeKind,
      entry: EpisodeEntry,
      openedDay: ClinicDay,
      closed: z.object({ day: ClinicDay, reason: ClosingReason }).nullable(),
    }),
  ),
  orders: z.array(CardOrder),
  /** So many orders are older than those listed. */
  ordersBefore: z.number().int(),
  absences: z.array(
    z.object({ id: Id, kind: AbsenceKind, fromDay: ClinicDay, backDay: ClinicDay.nullable() }),
  ),
  sessions: z.number().int(),
  lastSession: ClinicDay.nullable(),
  followUps: z.number().int(),
  nextAppointment: ClinicDay.nullable(),
  /** The last closed day with its code, for the foot of the page. */
  close: z.object({ day: ClinicDay, code: z.string() }).nullable(),
  /** The last sixty days, the newest first, without days on which nothing was due. */
  days: z.array(DayOfClient),
})
export type ClientCard = z.infer<typeof ClientCard>

/** The standing books: by register number, never by name. Which of them a role may make stands in who-may.ts. */
export const books = {
  offer: call('book.make').output(
    z.object({
      today: ClinicDay,
      books: z.array(BookKind),
      products: z.array(Product.pick({ id: true, drug: true, form: true, strengthMicrograms: true })),
      sticks: z.array(z.object({ folder: z.string(), freeBytes: z.number().nullable() })),
    }),
  ),
  /** How long the book is now. Invalid: `period_in_future`, `period_too_long`; a day's book is one day for a nurse. */
  look: call('book.make')
    .input(BookScope)
    .output(
      z.object({
        rows: z.number().int(),
        pages: z.number().int(),
        /** So many times the printer's dialog opens. */
        jobs: z.number().int(),
        draft: z.boolean(),
        closedDay: ClinicDay.nullable(),
      }),
    ),
  /**
   * Makes it, with progress. Closing the stream cancels: nothing is left behind. Refused: `book_running`,
   * `folder_not_offered`, `book_locked`, and what the disk says.
   */
  make: call('book.make')
    .input(
      BookScope.safeExtend({
        requestId: RequestId,
        title: Title,
        fileName: z.string().regex(/^[\w.-]{3,80}$/),
        to: BookTarget,
      }),
    )
    .output(eventIterator(BookStep)),
  /** One client's card for the file. A line of the ledger. */
  clientCard: call('book.client_card')
    .input(z.object({ requestId: RequestId, registerNumber: z.number().int().positive() }))
    .output(ClientCard),
}
