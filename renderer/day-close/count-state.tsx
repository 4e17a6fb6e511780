import type { CountView } from '../../shared/contract/counts.ts'
import type { CountMoment } from '../../shared/records/stock-count.ts'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, type Tone } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.counts

/** Whether a count was made, by whom, and what it still wants. */
export function CountState({ moment, view }: { moment: CountMoment; view: CountView | null }) {
  const { timeZone } = useSite()
  const [tone, state] = stateOf(view)
  return (
    <StatusBar tone={tone} title={`${say.titles[moment]}: ${state}`}>
      {view && (
        <>
          {view.skipped === null
            ? say.by(view.by, dayAndTime(view.at, timeZone))
            : say.skippedBy(view.by, dayAndTime(view.at, timeZone), view.skipped)}{' '}
          {view.second && say.second(view.second)} {view.countersignOwed && `${say.owed}.`}
        </>
      )}
    </StatusBar>
  )
}

function stateOf(view: CountView | null): [Tone, string] {
  if (!view) return ['due', say.missing.toLowerCase()]
  if (view.skipped !== null) return ['warn', say.skipped.toLowerCase()]
  return view.signed ? ['good', say.signed.toLowerCase()] : ['warn', say.notSigned.toLowerCase()]
}
