import { attendanceKind } from '../../shared/rules/dose-refusal.ts'
import { asksBirthYear } from '../../shared/rules/identifiers.ts'
import { call } from '../call.ts'
import { amount, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { inductionAsked } from './induction-asked.ts'
import { nameOf } from './names.ts'
import type { Counter, Standing } from './use-counter.ts'

/** What Enter does now, and the words for it on the one large button. */
export interface Primary {
  readonly label: string
  readonly run: () => void
}

interface Place {
  readonly counter: Counter
  readonly timeZone: string
  readonly goToPacks: () => void
  readonly askUnfinished: () => void
  readonly askInduction: () => void
}

const press = words.counter.press
const saved = words.counter.saved

/** The one act that the card offers in its state; null while a reason is asked for first. */
export function primaryOf(standing: Standing, place: Place): Primary | null {
  const { at, verdict } = standing
  const { counter } = place
  const next: Primary = { label: press.next, run: counter.aside }
  if (verdict.outcome === 'due') return null
  if (verdict.outcome === 'in_progress') return inProgress(standing, place)
  if (verdict.outcome === 'already_given' || verdict.outcome === 'not_due') return next
  if (verdict.outcome === 'blocked' && verdict.reasons.some(({ code }) => code === 'no_open_pack'))
    return { label: press.packs, run: place.goToPacks }
  const asked = inductionAsked(verdict)
  if (asked && verdict.outcome === 'blocked')
    return { label: words.induction.ask(asked.slot), run: place.askInduction }
  if (attendanceKind(verdict) === null || at.attended) return next
  const requestId = standing.requestId
  return {
    label: press.attend,
    run: () =>
      counter.act(
        () => call.doses.attend({ requestId, clientId: at.client.id }),
        ({ board }) => saved.attended(time(board.now, place.timeZone), nameOf(at.client)),
      ),
  }
}

function inProgress(
  { at, requestId, identifiedBy }: Standing,
  { counter, timeZone, askUnfinished }: Place,
): Primary | null {
  const { open, client } = at
  if (!open) return null
  if (open.clinicDay !== at.facts.today) return { label: press.finish, run: askUnfinished }
  const dose = amount(open.amountMicrograms)
  const birthYearSaid = asksBirthYear({ identifiedBy, hasPhoto: client.photo !== null })
  const name = nameOf(client)
  if (open.state === 'given')
    return {
      label: press.checked,
      run: () =>
        counter.act(
          () => call.doses.check({ requestId, doseId: open.id, notChecked: null, note: '' }),
          ({ board }) => saved.checked(time(board.now, timeZone), name),
        ),
    }
  const liquid = open.inHand.some(({ form }) => form === 'liquid')
  const label = open.soberAsked
    ? liquid
      ? press.soberLiquid
      : press.soberTablet
    : liquid
      ? press.liquid
      : press.tablet
  return {
    label,
    run: () =>
      counter.act(
        () => call.doses.give({ requestId, doseId: open.id, soberSeen: open.soberAsked, birthYearSaid }),
        ({ board }) => {
          const checkAt = board.mouthChecks.find(({ id }) => id === open.id)?.checkAt
          if (!checkAt) return saved.given(time(board.now, timeZone), name, dose)
          const minutes = Math.round((checkAt - board.now) / 60_000)
          return saved.tongue(time(board.now, timeZone), name, dose, minutes)
        },
      ),
  }
}
