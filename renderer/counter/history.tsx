import { Text } from '@mantine/core'
import type { CounterDose } from '../../shared/contract/dose-views.ts'
import { StatusMark } from '../ui/status-bar.tsx'
import { amount, clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './counter.module.css'
import { DoseMarks } from './dose-marks.tsx'
import { stateOf, TONES } from './dose-tones.ts'

/** The client's own last five doses, whatever became of them. */
export function History({ doses }: { doses: readonly CounterDose[] }) {
  if (doses.length === 0) return <Text c="dimmed">{words.counter.noHistory}</Text>
  return (
    <section aria-label={words.counter.history}>
      <Text fw={650}>{words.counter.history}</Text>
      <ul className={classes.history}>
        {doses.map((dose) => (
          <li key={dose.id} className="ost-nowrap ost-numbers">
            {clinicDay(dose.clinicDay)} {amount(dose.amountMicrograms)}{' '}
            <StatusMark tone={TONES[dose.state]}>{stateOf(dose)}</StatusMark> <DoseMarks dose={dose} />
          </li>
        ))}
      </ul>
    </section>
  )
}
