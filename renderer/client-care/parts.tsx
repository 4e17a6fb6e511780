import { Button, NativeSelect, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from '../ui/lines.module.css'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'

export interface Line {
  key: string
  what: ReactNode
  /** Who wrote it, and when. */
  by: string
  at: number
  acts?: ReactNode
}

/** A part of the Care page: its lines, the newest first, and what can be added. */
export function LinesSection(props: {
  title: string
  empty: string
  lines: readonly Line[]
  add?: { label: string; run: () => void } | null
  children?: ReactNode
}) {
  const { title, empty, lines, add, children } = props
  const { timeZone } = useSite()
  return (
    <Section
      title={title}
      actions={
        add && (
          <Button variant="default" onClick={add.run}>
            {add.label}
          </Button>
        )
      }
    >
      {children}
      {lines.length === 0 && !children && <Text c="dimmed">{empty}</Text>}
      <ul className={classes.lines}>
        {lines.map(({ key, what, by, at, acts }) => (
          <li key={key} className={classes.line}>
            <div className={classes.what}>
              {what}
              <Text c="dimmed">{words.care.written(by, dayAndTime(at, timeZone))}</Text>
            </div>
            {acts}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One of a few words, nothing chosen at first. */
export function Choice<T extends string>(props: {
  id: string
  label: string
  options: Record<T, string>
  value: T | null
  onChange: (value: T) => void
  error?: string | undefined
  autoFocus?: boolean
}) {
  const { id, label, options, value, onChange, error, autoFocus = false } = props
  const keys = Object.keys(options) as T[]
  return (
    <NativeSelect
      id={id}
      label={label}
      value={value ?? ''}
      error={error}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        const chosen = keys.find((key) => key === event.currentTarget.value)
        if (chosen) onChange(chosen)
      }}
      data={[
        { value: '', label: words.care.choose, disabled: true },
        ...keys.map((key) => ({ value: key, label: options[key] })),
      ]}
    />
  )
}
