import type { Reason } from '../../shared/contract/call.ts'
import type { ClosureOffer, TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { type TakeHomeVerdict, takeHomeChoices, takeHomeVerdict } from '../../shared/rules/take-home.ts'
import { plainTakeHomeReason } from '../../shared/rules/take-home-reason.ts'
import { words } from '../words/index.ts'

const say = words.takeHome

export interface TakeHomeChoice {
  readonly value: string
  readonly label: string
  readonly listId: number | null
  readonly last: ClinicDay
  readonly verdict: Extract<TakeHomeVerdict, { allowed: true }>
}

const REST = 'days 0'
/** So many days have a digit each; of more only the most is offered beside them. */
const DIGITS = 6

/** What the digits stand for: the days, what is left of today, then closures of a signed list; else why there is nothing. */
export function choicesOf(at: TakeHomeAtCounter): {
  choices: TakeHomeChoice[]
  reasons: Reason[]
  source: string | null
} {
  const { facts } = at
  const closures = at.closures.flatMap((offer): TakeHomeChoice[] => {
    const verdict = closureVerdict(at, offer)
    if (!verdict.allowed) return []
    const { listId, first, last, reason, signedBy } = offer
    const label = say.choice.closure(first, last, reason, signedBy)
    return [{ value: `list ${listId}`, label, listId, last, verdict }]
  })
  const own = takeHomeChoices(facts).flatMap(({ days, verdict }): TakeHomeChoice[] => {
    if (!verdict.allowed) return []
    const last = addDays(facts.today, days)
    const label = days === 0 ? say.choice.rest : say.choice.days(days, last)
    return [{ value: `days ${days}`, label, listId: null, last, verdict }]
  })
  const days = own.filter(({ value }) => value !== REST)
  const few = days.filter((_, place) => place < DIGITS || place === days.length - 1)
  const [offer] = at.closures
  const asked = offer
    ? closureVerdict(at, offer)
    : takeHomeVerdict(facts, { by: 'order', last: addDays(facts.today, 1) })
  const { rule } = asked
  return {
    choices: [...few, ...own.filter(({ value }) => value === REST), ...closures].slice(0, 9),
    reasons: asked.allowed ? [] : asked.reasons.map(plainTakeHomeReason),
    source: rule && words.counter.ruleSource(rule.name, rule.version, rule.source),
  }
}

function closureVerdict({ facts }: TakeHomeAtCounter, offer: ClosureOffer): TakeHomeVerdict {
  const { first, last, comesBefore } = offer
  return takeHomeVerdict(facts, { by: 'closure', first, last }, comesBefore)
}

/** Reasons that pass by themselves this morning: the offer is said all the same. */
const PASSING: ReadonlySet<string> = new Set(['take_home_today_first', 'take_home_unfinished'])

export interface WaitingOffer {
  readonly offer: ClosureOffer
  readonly later: ClinicDay | null
}

/** What a signed list still has for this client: now, after today's dose, or on a later day. */
export function waitingOffers(at: TakeHomeAtCounter): WaitingOffer[] {
  return at.closures.flatMap((offer): WaitingOffer[] => {
    if (offer.comesBefore !== null) return [{ offer, later: offer.comesBefore }]
    const verdict = closureVerdict(at, offer)
    const waits = verdict.allowed || verdict.reasons.every(({ code }) => PASSING.has(code))
    return waits ? [{ offer, later: null }] : []
  })
}
