import type { BookFrame, FollowUpBookRow } from '../../shared/records/book.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import type { BookColumn } from './book-layout.ts'

const say = words.books.paper
const own = say.followUp
const { places, met: whom, outcomes, evidence: known } = words.followUp

export function followUpColumns({ staff }: BookFrame): BookColumn<FollowUpBookRow>[] {
  return [
    { title: say.day, width: 10, cell: ({ day }) => clinicDay(day) },
    { title: say.client, width: 6, numeric: true, cell: ({ registerNumber }) => String(registerNumber) },
    { title: own.after, width: 12, cell: ({ after }) => words.clients.kinds[after] },
    { title: own.discharged, width: 10, cell: ({ closedDay }) => clinicDay(closedDay) },
    {
      title: own.step,
      width: 8,
      cell: ({ step }) => (step === 0 ? own.between : own.steps(step)),
    },
    { title: own.where, width: 9, cell: ({ place }) => places[place] },
    { title: own.met, width: 10, cell: ({ met }) => whom[met] },
    {
      title: own.outcome,
      width: 12,
      cell: ({ outcome }) => (outcome === null ? own.nobody : outcomes[outcome]),
    },
    { title: own.evidence, width: 14, cell: ({ evidence }) => (evidence === null ? '' : known[evidence]) },
    {
      title: say.remarks,
      width: 10,
      cell: ({ voided, routeNumber }) =>
        [voided && say.voided(voidedWords(voided)), routeNumber !== null && own.route(routeNumber)]
          .filter(Boolean)
          .join('; '),
    },
    { title: say.by, width: 9, cell: ({ staffId }) => staff[staffId] ?? '' },
  ]
}

const voidedWords = (reason: string): string => {
  const all: Readonly<Record<string, string>> = words.followUp.client.voidReasons
  return all[reason] ?? reason
}
