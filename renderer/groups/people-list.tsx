import { Check } from 'lucide-react'
import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import type { MemberLine } from '../../shared/contract/group-views.ts'
import { words } from '../words/index.ts'
import classes from './group.module.css'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Fifty people in columns: one stop of the Tab key, arrows move, Space or a click marks. */
export function PeopleList(props: {
  members: readonly MemberLine[]
  value: readonly number[]
  onToggle: (id: number) => void
}) {
  const { members, value, onToggle } = props
  const [here, setHere] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const toggle = useRef(onToggle)
  toggle.current = onToggle
  const pick = useCallback((id: number, index: number) => {
    setHere(index)
    toggle.current(id)
  }, [])
  if (members.length === 0) return null
  const active = Math.min(here, members.length - 1)
  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(members.length - 1, index))
    setHere(to)
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[to]?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const member = members[active]
    if (step !== undefined) goTo(active + step)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(members.length - 1)
    else if (event.key === ' ' && member) pick(member.id, active)
    else return
    event.preventDefault()
  }
  const marked = new Set(value)
  return (
    <div
      ref={list}
      className={classes.people}
      role="listbox"
      aria-multiselectable
      aria-label={words.groups.meetingForm.listHow}
      onKeyDown={press}
    >
      {members.map((member, index) => (
        <Person
          key={member.id}
          id={member.id}
          who={words.groups.member(member)}
          index={index}
          active={index === active}
          present={marked.has(member.id)}
          onPick={pick}
        />
      ))}
    </div>
  )
}

const Person = memo(function Person(props: {
  id: number
  who: string
  index: number
  active: boolean
  present: boolean
  onPick: (id: number, index: number) => void
}) {
  const { id, who, index, active, present, onPick } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys of all its options
    <div
      role="option"
      aria-selected={present}
      className={classes.person}
      tabIndex={active ? 0 : -1}
      onClick={() => onPick(id, index)}
    >
      <span className={classes.tick} aria-hidden>
        {present && <Check size={18} />}
      </span>
      <span className="ost-numbers">{who}</span>
    </div>
  )
})
