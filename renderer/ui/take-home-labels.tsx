import type { Carried } from '../../shared/contract/take-home.ts'
import { amountInWords } from '../words/amount-words.ts'
import { amount, clinicDay, weekday } from '../words/format.ts'
import { words } from '../words/index.ts'
import { inSheets, PaperDialog } from './paper.tsx'
import classes from './take-home-labels.module.css'

const say = words.takeHome.labels
const A_PAGE = 10

export interface LabelledDose extends Carried {
  readonly registerNumber: number
}

/** A label a dose, ten a page, to be cut apart: nothing on it says whose clinic, or what for. */
export function TakeHomeLabels(props: { doses: readonly LabelledDose[]; onClose: () => void }) {
  const sheets = inSheets(props.doses, A_PAGE).map((doses) => (
    <div key={doses[0]?.doseId} className={classes.page}>
      {doses.map((dose) => (
        <Label key={dose.doseId} dose={dose} />
      ))}
    </div>
  ))
  return (
    <PaperDialog title={say.title} sheets={sheets} bare fileName={say.fileName} onClose={props.onClose} />
  )
}

function Label({ dose }: { dose: LabelledDose }) {
  const { registerNumber, drug, amountMicrograms, inHand, clinicDay: day, slot, slots, leastHours } = dose
  const liquid = inHand.some(({ form }) => form === 'liquid')
  return (
    <article className={classes.label}>
      <div className={classes.top}>
        <span>{say.number(registerNumber)}</span>
        <span>{drug}</span>
      </div>
      <div className={classes.amount}>{amount(amountMicrograms)}</div>
      <div>{amountInWords(amountMicrograms)}</div>
      <div className={classes['in-hand']}>{words.counter.inHand(inHand)}</div>
      <div className={classes.day}>
        {say.take} <span className={classes.when}>{`${weekday(day)} ${clinicDay(day)}`}</span>
        {slots > 1 && (
          <div>
            {say.slot(slot, slots)}
            {leastHours > 0 && slot > 1 && `, ${say.hours(leastHours)}`}
          </div>
        )}
      </div>
      <div>{liquid ? say.liquid : say.tablet}</div>
      <div className={classes.care}>
        <strong>{say.children}</strong> {say.only}
      </div>
    </article>
  )
}
