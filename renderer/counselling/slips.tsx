import type { AppointmentLine } from '../../shared/contract/appointments.ts'
import { inSheets, PaperDialog } from '../ui/paper.tsx'
import { clinicDay, weekday } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './slips.module.css'

const say = words.appointments.slip
const A_PAGE = 10

/**
 * A slip a date, ten a page, to be cut apart and carried home. Whoever finds one reads a day, a time and a number:
 * neither name, nor place, nor what for.
 */
export function Slips({ dates, onClose }: { dates: readonly AppointmentLine[]; onClose: () => void }) {
  const sheets = inSheets(dates, A_PAGE).map((page) => (
    <div key={page[0]?.id ?? 0} className={classes.page}>
      {page.map((date) => (
        <Slip key={date.id} date={date} />
      ))}
    </div>
  ))
  return <PaperDialog title={say.title} sheets={sheets} bare fileName={say.fileName} onClose={onClose} />
}

function Slip({ date: { day, startMinute, registerNumber } }: { date: AppointmentLine }) {
  return (
    <article className={classes.slip}>
      <div>{say.please}</div>
      <div>
        <div className={classes.day}>
          {weekday(day)} {clinicDay(day)}
        </div>
        <div className={classes.time}>
          {startMinute === null ? say.anyTime : say.at(words.counselling.clock(startMinute))}
        </div>
      </div>
      <div className={classes.foot}>
        <span>{say.bring}</span>
        <span>{say.number(registerNumber)}</span>
      </div>
    </article>
  )
}
