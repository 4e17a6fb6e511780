import { KeyHint } from '../ui/keys.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { amount, clinicDay, dayAndTime, time } from '../words/format.ts'
import { words } from '../words/index.ts'
import { storedReason } from '../words/stored-reason.ts'
import type { Standing } from './use-counter.ts'
import { reasonSentences } from './verdict-words.ts'

const say = words.counter.status

/** One bar with a word: Due, Already given, See doctor; below it why, and what mends it. */
export function VerdictBar({ standing }: { standing: Standing }) {
  const { timeZone } = useSite()
  const { at, verdict } = standing
  switch (verdict.outcome) {
    case 'due':
      return <StatusBar tone="due" live title={say.due} />
    case 'in_progress':
      return <InProgress standing={standing} />
    case 'already_given': {
      const by = at.staff[String(verdict.staffId)] ?? ''
      if (verdict.kind === 'take_home')
        return (
          <StatusBar tone="stop" live title={words.takeHome.given(dayAndTime(verdict.at, timeZone))}>
            {say.givenHowSlots(amount(verdict.amountMicrograms), dayAndTime(verdict.at, timeZone), by)}{' '}
            {words.takeHome.givenHow} <KeyHint keys="f8" />
          </StatusBar>
        )
      return (
        <StatusBar tone="stop" live title={say.given}>
          {say.givenHow(amount(verdict.amountMicrograms), time(verdict.at, timeZone), by)}{' '}
          {words.counter.state[verdict.state]}.
        </StatusBar>
      )
    }
    case 'not_due':
      return (
        <StatusBar tone="quiet" live title={say.notDue}>
          {say.notDueHow(verdict.nextDay && clinicDay(verdict.nextDay))}
        </StatusBar>
      )
    case 'see_doctor':
    case 'blocked': {
      const doctor = verdict.outcome === 'see_doctor'
      const charted = verdict.reasons.some(({ code }) => code === 'given_on_chart')
      return (
        <StatusBar
          tone={charted ? 'stop' : doctor ? 'doctor' : 'warn'}
          live
          title={charted ? say.given : doctor ? say.doctor : say.blocked}
        >
          {reasonSentences(verdict, timeZone).map((text) => (
            <div key={text}>{text}</div>
          ))}
          {at.holds.map(({ kind, reason, at: since }) => (
            <div key={since}>{holdLine(kind, reason)}</div>
          ))}
          {at.attended && <div>{say.attended(time(at.attended.at, timeZone))}</div>}
        </StatusBar>
      )
    }
  }
}

function InProgress({ standing: { at } }: { standing: Standing }) {
  const { timeZone } = useSite()
  const { open } = at
  if (!open) return null
  if (open.clinicDay !== at.facts.today)
    return (
      <StatusBar tone="stop" live title={say.otherDay(clinicDay(open.clinicDay))}>
        {say.otherDayHow}
      </StatusBar>
    )
  if (open.state === 'given')
    return <StatusBar tone="note" live title={say.underTongue(time(open.givenAt ?? open.at, timeZone))} />
  return open.soberAsked ? (
    <StatusBar tone="warn" live title={say.lookFirst}>
      {words.counter.notices.usual_if_sober}
    </StatusBar>
  ) : (
    <StatusBar tone="due" live title={say.due} />
  )
}

/** A hold of an incident bears a code; a doctor's bears the doctor's own words. */
function holdLine(kind: keyof typeof words.counter.holds, reason: string): string {
  const what = words.counter.holds[kind]
  if (kind !== 'incident') return `${what}: ${storedReason(reason)}`
  const [code = '', ...own] = reason.split(': ')
  const kinds: Record<string, string> = words.counter.incident.kinds
  return [what, kinds[code] ?? code, ...own].join(': ')
}
