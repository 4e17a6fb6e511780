import type { CounterDose } from '../../shared/contract/dose-views.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'

/** What stands beside the state of a dose: a re-dose by a doctor's order, a suspicion of diversion. */
export function DoseMarks({ dose }: { dose: CounterDose }) {
  return (
    <>
      {dose.again && <StatusMark tone="note">{words.reDose.againMark}</StatusMark>}
      {dose.diversion !== 'none' && (
        <StatusMark tone="warn">{words.diversion.mark[dose.diversion]}</StatusMark>
      )}
    </>
  )
}
