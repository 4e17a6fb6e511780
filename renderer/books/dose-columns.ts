import type { BookFrame, DoseBookRow } from '../../shared/records/book.ts'
import { amount, clinicDay, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'
import type { BookColumn } from './book-layout.ts'

const say = words.books.paper
const { doses } = say

export function doseColumns({ period, site, staff }: BookFrame): BookColumn<DoseBookRow>[] {
  const days: BookColumn<DoseBookRow>[] =
    period.firstDay === period.lastDay
      ? []
      : [{ title: say.day, width: 9, cell: ({ day }) => clinicDay(day) }]
  return [
    ...days,
    { title: say.time, width: 5, cell: ({ at }) => (at === null ? '' : time(at, site.timeZone)) },
    { title: say.client, width: 6, numeric: true, cell: ({ registerNumber }) => String(registerNumber) },
    { title: doses.medicine, width: 13, cell: ({ drug }) => drug ?? '' },
    {
      title: doses.dose,
      width: 8,
      numeric: true,
      cell: ({ drug, amountMicrograms }) => (drug === null ? '' : amount(amountMicrograms)),
    },
    { title: doses.inHand, width: 14, cell: ({ parts }) => words.counter.inHand(parts) },
    {
      title: doses.batch,
      width: 9,
      cell: ({ parts }) => [...new Set(parts.map(({ batchNumber }) => batchNumber))].join(', '),
    },
    { title: doses.ended, width: 13, cell: ({ state }) => doses.states[state] },
    { title: say.remarks, width: 14, cell: remarks },
    { title: say.by, width: 9, cell: ({ staffId }) => (staffId === null ? '' : (staff[staffId] ?? '')) },
  ]
}

function remarks(row: DoseBookRow): string {
  const { kind, forDay, slot, why, noCardReason, paperSheet, diversion, redose } = row
  return [
    kind === 'take_home' && doses.home(forDay),
    kind === 'passport' && doses.passport(forDay),
    kind === 'guest' && doses.guest,
    slot > 1 && doses.slot(slot),
    redose && doses.redose,
    why && storedReason(why),
    diversion && doses[diversion],
    paperSheet !== null && doses.sheet(paperSheet),
    noCardReason && doses.noCard(words.counter.noCardReasons[noCardReason]),
  ]
    .filter(Boolean)
    .join('; ')
}
