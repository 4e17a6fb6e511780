import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClientProfile, DayOfClient } from '../../shared/contract/client-output.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays, isoWeekday } from '../../shared/rules/days.ts'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { amount, clinicDay, monthName, weekday } from '../words/format.ts'
import { words } from '../words/index.ts'
import classes from './dose-calendar.module.css'
import { MARKS } from './dose-marks.ts'

const say = words.clients.profile

/** The last 28 days as one strip, or a month with words: a shape a day, and what each shape means. */
export function DoseCalendar({ profile }: { profile: ClientProfile }) {
  const { today } = profile
  const [month, setMonth] = useState<string | null>(null)
  const from = month === null ? addDays(today, -27) : (`${month}-01` as ClinicDay)
  const to = month === null ? today : lastOfMonth(month)
  const days = useQuery({
    ...ask.clients.days.queryOptions({ input: { id: profile.id, from, to } }),
    staleTime: 0,
  })
  const go = (step: number) => setMonth((now) => monthAway(now ?? today.slice(0, 7), step))
  return (
    <Section
      title={`${say.calendar}: ${month === null ? say.strip : monthName(from)}`}
      actions={
        <Group gap="sm">
          {month !== null && (
            <>
              <Button variant="default" onClick={() => go(-1)}>
                {say.monthBefore}
              </Button>
              <Button variant="default" onClick={() => go(1)} disabled={to >= today}>
                {say.monthAfter}
              </Button>
            </>
          )}
          <Button variant="default" onClick={() => setMonth(month === null ? today.slice(0, 7) : null)}>
            {month === null ? say.month : say.lastDays}
          </Button>
        </Group>
      }
    >
      <ErrorSummary error={days.error} />
      {days.data && (
        <ol
          className={month === null ? classes.strip : classes.month}
          aria-label={month === null ? say.strip : monthName(from)}
        >
          {days.data.map((one) => (
            <OneDay key={one.day} one={one} withWord={month !== null} />
          ))}
        </ol>
      )}
      {days.data && <Legend days={days.data} />}
    </Section>
  )
}

function OneDay({ one, withWord }: { one: DayOfClient; withWord: boolean }) {
  const { Shape, color } = MARKS[one.mark]
  const word = words.clients.marks[one.mark]
  const dose = one.amountMicrograms > 0 ? amount(one.amountMicrograms) : ''
  const said = `${weekday(one.day)}, ${clinicDay(one.day)}: ${[word, dose].filter(Boolean).join(', ')}`
  return (
    <li className={classes.day} title={said} style={withWord ? { gridColumnStart: isoWeekday(one.day) } : {}}>
      <span className={classes.date} aria-hidden>
        {withWord && `${weekday(one.day).slice(0, 3)} `}
        {Number(one.day.slice(8))}
      </span>
      <Shape size={22} aria-hidden color={`var(--mantine-color-${color}-7)`} />
      {withWord ? (
        <span className={classes.word} aria-hidden>
          {[word, dose].filter(Boolean).join(' ')}
        </span>
      ) : null}
      <span className={classes.said}>{said}</span>
    </li>
  )
}

/** What the shapes mean, and how often each stands there. */
function Legend({ days }: { days: readonly DayOfClient[] }) {
  const kinds = [...new Set(days.map(({ mark }) => mark))]
  return (
    <Group gap="lg" mt="sm">
      {kinds.map((mark) => {
        const { Shape, color } = MARKS[mark]
        return (
          <Text key={mark} className="ost-nowrap">
            <Shape
              size={18}
              aria-hidden
              color={`var(--mantine-color-${color}-7)`}
              style={{ verticalAlign: '-3px', marginRight: 6 }}
            />
            {words.clients.markCount(
              words.clients.marks[mark],
              days.filter((one) => one.mark === mark).length,
            )}
          </Text>
        )
      })}
    </Group>
  )
}

function monthAway(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const place = year * 12 + number - 1 + step
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`
}

function lastOfMonth(month: string): ClinicDay {
  return addDays(`${monthAway(month, 1)}-01` as ClinicDay, -1)
}
