import type { BookFrame, CounsellingBookRow } from '../../shared/records/book.ts'
import { clinicDay, number } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { BookColumn } from './book-layout.ts'

const say = words.books.paper
const { counselling } = say
const { kinds, places, clock, topic, client } = words.counselling

export function counsellingColumns({ staff }: BookFrame): BookColumn<CounsellingBookRow>[] {
  return [
    { title: say.day, width: 10, cell: ({ day }) => clinicDay(day) },
    { title: counselling.time, width: 6, cell: ({ startMinute }) => clock(startMinute) },
    { title: counselling.minutes, width: 5, numeric: true, cell: ({ minutes }) => number(minutes) },
    { title: counselling.kind, width: 8, cell: ({ kind }) => kinds[kind] },
    { title: counselling.where, width: 12, cell: ({ place }) => places[place] },
    { title: counselling.clients, width: 13, cell: ({ registerNumbers }) => registerNumbers.join(', ') },
    {
      title: counselling.family,
      width: 6,
      numeric: true,
      cell: ({ relatives }) => (relatives === 0 ? '' : number(relatives)),
    },
    {
      title: counselling.topics,
      width: 18,
      cell: ({ topics, voided }) =>
        [voided && say.voided(voidedWords(voided)), topics.map(topic).join(', ')].filter(Boolean).join('. '),
    },
    {
      title: counselling.next,
      width: 10,
      cell: ({ nextDay }) => (nextDay === null ? '' : clinicDay(nextDay)),
    },
    { title: counselling.counsellor, width: 12, cell: ({ staffId }) => staff[staffId] ?? '' },
  ]
}

const voidedWords = (reason: string): string => {
  const all: Readonly<Record<string, string>> = client.voided
  return (all[reason] ?? reason).replace(/^voided: /, '')
}
