import { createHash } from 'node:crypto'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import type { Reason } from '../../shared/contract/call.ts'
import type { ClosedSpanLine, ClosureClient, ClosureListView } from '../../shared/contract/closures.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { closureEntry } from '../../shared/rules/closure-list.ts'
import { type ClosedSpan, closedSpans } from '../../shared/rules/closure-span.ts'
import { addDays, daysFromTo } from '../../shared/rules/days.ts'
import { plainTakeHomeReason } from '../../shared/rules/take-home-reason.ts'
import { isOwnRecord } from '../client-access.ts'
import { type ClientStored, clientById } from '../db/client.ts'
import { ordersRunningOn } from '../db/dose-order.ts'
import { closuresBetween, holidaysFrom } from '../db/site.ts'
import { carriedBetween, clientsOfList, type ListStored, signedListOver } from '../db/take-home.ts'
import { NotFound } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { calledOf, staffName } from './counter-doses.ts'
import { calendarOf, takeHomeFacts } from './take-home-facts.ts'

/** So far ahead closures are provided for. */
const DAYS_AHEAD = 60
/** So many clients in one go; then whoever stands at the counter has the machine again. */
const SLICE = 10
/** A closure that runs stays on the list while somebody may ask what became of its doses. */
const DAYS_BACK = 7

/** Closures and holidays from a week back to 60 days ahead that are not over. */
export function comingSpans(register: Register): ClosedSpan[] {
  const today = todayOf(register)
  const [from, to] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)]
  return closedSpans(calendarOf(register, from, to), from, to).filter(({ last }) => last >= today)
}

export function spanLine(register: Register, span: ClosedSpan): ClosedSpanLine {
  const signed = signedListOver(register.db, span.first, span.last)
  return { ...span, reason: reasonOf(register, span), signedAt: signed?.at ?? null }
}

/** What was said of the closures, and the names of the holidays. */
function reasonOf({ db }: Register, { first, last }: ClosedSpan): string {
  const holidays = holidaysFrom(db, first).filter(({ day }) => day <= last)
  const said = [
    ...closuresBetween(db, first, last).map(({ reason }) => reason),
    ...holidays.map(({ name }) => name),
  ]
  return [...new Set(said)].join(', ')
}

/** @throws NotFound */
export function spanFrom(register: Register, first: ClinicDay): ClosedSpan {
  const span = comingSpans(register).find((one) => one.first === first)
  if (!span) throw new NotFound('closure')
  return span
}

/** The list for a span: as a doctor signed it, or as it stands. Refused: `no_open_day`. */
export async function closureList(
  register: Register,
  staff: SignedIn,
  span: ClosedSpan,
  asDraft = false,
): Promise<ClosureListView> {
  const signed = asDraft ? undefined : signedListOver(register.db, span.first, span.last)
  const draft = await draftClients(register, staff, span)
  const view = { first: span.first, last: span.last, reason: reasonOf(register, span) }
  if (!signed) return { ...view, signed: null, clients: draft, notOnList: [] }
  const clients = signedClients(register, staff, signed, draft, span)
  const listed = new Set(clients.map(({ clientId }) => clientId))
  return {
    ...view,
    signed: {
      listId: signed.id,
      by: staffName(register, signed.staffId),
      at: signed.at,
      code: codeOf(signed.signatureDigest),
    },
    clients,
    notOnList: draft.flatMap(({ clientId, registerNumber }) =>
      listed.has(clientId) ? [] : [registerNumber],
    ),
  }
}

const codeOf = (digest: Uint8Array): string => Buffer.from(digest).toString('hex').slice(0, 8).toUpperCase()

/** Everybody who is due on a day of the span, by register number, as the rule says of them now. */
export async function draftClients(
  register: Register,
  staff: SignedIn,
  span: ClosedSpan,
): Promise<ClosureClient[]> {
  const claimed = claimedIn(register, span)
  const clients: ClosureClient[] = []
  for (const [place, client] of dueIn(register, span).entries()) {
    if (place % SLICE === SLICE - 1) await letOthersRun()
    const facts = takeHomeFacts(register, client.id)
    const { pack } = facts
    if (pack === null || !pack.signed) continue
    const entry = closureEntry({ ...facts, pack }, span)
    if (entry === null) continue
    const own = isOwnRecord(register, staff, client) && staff.role === 'doctor'
    const reasons: Reason[] = own
      ? [{ code: 'take_home_own_record' }]
      : entry.reasons.map(plainTakeHomeReason)
    clients.push({
      ...entry,
      reasons,
      clientId: client.id,
      registerNumber: client.registerNumber,
      called: calledOf(register, staff, client),
      outcome: reasons.length === 0 ? ('take_home' as const) : ('excluded' as const),
      plan: null,
      claimed: claimed.get(client.id) ?? 0,
    })
  }
  return clients.toSorted((a, b) => a.registerNumber - b.registerNumber)
}

function dueIn({ db }: Register, { first, last }: ClosedSpan): ClientStored[] {
  const ids = daysFromTo(first, last).flatMap((day) =>
    ordersRunningOn(db, day)
      .filter(({ inForce }) => inForce)
      .map(({ clientId }) => clientId),
  )
  return [...new Set(ids)].flatMap((id) => clientById(db, id) ?? [])
}

function claimedIn({ db }: Register, { first, last }: ClosedSpan): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { clientId } of carriedBetween(db, first, last))
    counts.set(clientId, (counts.get(clientId) ?? 0) + 1)
  return counts
}

function signedClients(
  register: Register,
  staff: SignedIn,
  list: ListStored,
  draft: readonly ClosureClient[],
  span: ClosedSpan,
): ClosureClient[] {
  const claimed = claimedIn(register, span)
  return clientsOfList(register.db, list.id).flatMap(({ clientId, outcome, reasons, plan }) => {
    const client = clientById(register.db, clientId)
    if (!client) return []
    const now = draft.find((one) => one.clientId === clientId)
    return [
      {
        clientId,
        registerNumber: client.registerNumber,
        called: calledOf(register, staff, client),
        drug: now?.drug ?? null,
        amountMicrograms: now?.amountMicrograms ?? 0,
        doses: now?.doses ?? 0,
        outcome,
        reasons: JSON.parse(reasons) as Reason[],
        plan,
        claimed: claimed.get(clientId) ?? 0,
      },
    ]
  })
}

/** What the doctor signs: days, numbers, amounts and what happens to the others, in canonical form; nothing personal. */
export function closureDigest(
  { first, last }: ClosedSpan,
  clients: readonly Pick<
    ClosureClient,
    'registerNumber' | 'outcome' | 'drug' | 'amountMicrograms' | 'plan'
  >[],
): Buffer {
  const signed = {
    first,
    last,
    clients: clients.map(({ registerNumber, outcome, drug, amountMicrograms, plan }) => ({
      registerNumber,
      outcome,
      drug,
      amountMicrograms,
      plan,
    })),
  }
  return createHash('sha256')
    .update(`ost-register/closure-list/v1\n${canonicalize(signed) ?? ''}`)
    .digest()
}
