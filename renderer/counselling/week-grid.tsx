import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { AppointmentLine, Week } from '../../shared/contract/appointments.ts'
import { words } from '../words/index.ts'
import classes from './calendar.module.css'

const say = words.appointments

/** Seven days side by side; arrow keys go from date to date, Enter opens one that waits. */
export function WeekGrid(props: {
  week: Week
  /** Everybody's dates: each says with whom. */
  withNames: boolean
  onOpen: (date: AppointmentLine) => void
}) {
  const { week, withNames, onOpen } = props
  const box = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-day]')
    const columns = [...(box.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map((column) => [
      ...column.querySelectorAll<HTMLElement>('[data-day]'),
    ])
    const column = columns.findIndex((dates) => here !== null && dates.includes(here))
    const place = here ? (columns[column]?.indexOf(here) ?? 0) : 0
    const beside = (step: 1 | -1) => {
      for (let at = column + step; at >= 0 && at < columns.length; at += step) {
        const dates = columns[at] ?? []
        if (dates.length > 0) return dates[Math.min(place, dates.length - 1)]
      }
      return undefined
    }
    const to =
      event.key === 'ArrowDown'
        ? columns[column]?.[place + 1]
        : event.key === 'ArrowUp'
          ? columns[column]?.[place - 1]
          : event.key === 'ArrowRight'
            ? beside(1)
            : event.key === 'ArrowLeft'
              ? beside(-1)
              : undefined
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys come up from the buttons inside
    <div ref={box} className={classes.week} onKeyDown={move}>
      {week.days.map(({ day, closedBy }) => {
        const dates = week.appointments.filter((date) => date.day === day)
        return (
          <section
            key={day}
            data-column
            aria-label={say.day(day)}
            className={day === week.today ? `${classes.day} ${classes.today}` : classes.day}
          >
            <h2 className={classes.head}>
              {say.dayShort(day)}
              {day === week.today && <div className={classes.word}>{say.today}</div>}
              {closedBy !== null && <div className={classes.word}>{say.closed}</div>}
            </h2>
            <ul className={classes.list}>
              {dates.map((date) => (
                <li key={date.id}>
                  <OneDate date={date} withNames={withNames} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function OneDate(props: {
  date: AppointmentLine
  withNames: boolean
  onOpen: (date: AppointmentLine) => void
}) {
  const { date, withNames, onOpen } = props
  const { registerNumber, called, startMinute, kind, withName, outcome, day } = date
  return (
    <UnstyledButton
      data-day={day}
      className={outcome === null ? classes.date : `${classes.date} ${classes.ended}`}
      aria-disabled={outcome !== null}
      onClick={() => outcome === null && onOpen(date)}
    >
      <div className={classes.time}>
        {startMinute === null ? say.anyTime : words.counselling.clock(startMinute)}
      </div>
      <div>{say.client(registerNumber, called)}</div>
      <div>{words.counselling.appointmentKinds[kind]}</div>
      {withNames && withName !== null && <div className={classes.word}>{withName}</div>}
      {outcome !== null && <div className={classes.word}>{say.outcomes[outcome]}</div>}
    </UnstyledButton>
  )
}
