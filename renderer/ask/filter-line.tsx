import { ActionIcon, Checkbox, Group, Text } from '@mantine/core'
import { X } from 'lucide-react'
import { type FilterOp, OPS } from '../../shared/records/question.ts'
import { type SubjectId, subjectOf } from '../../shared/records/question-subjects.ts'
import { words } from '../words/index.ts'
import { Chooser } from './chooser.tsx'
import { columnIn, type FilterDraft, filterOn } from './draft.ts'
import { TypedValue } from './typed-value.tsx'

const say = words.questions

/** One condition: of what, how, and what. */
export function FilterLine(props: {
  subject: SubjectId
  filter: FilterDraft
  line: number
  errorAt: (part: 'value' | 'to') => string | undefined
  onChange: (filter: FilterDraft) => void
  onRemove: () => void
}) {
  const { subject, filter, line, errorAt, onChange, onRemove } = props
  const { type } = columnIn(subject, filter.column)
  return (
    <>
      <Chooser
        width={200}
        label={say.chooser.column(line)}
        value={filter.column}
        choices={Object.keys(subjectOf(subject).columns).map((value) => ({
          value,
          label: say.column(value),
        }))}
        onChange={(column) => onChange(filterOn(subject, column, filter.key))}
      />
      <Chooser
        width={150}
        label={say.chooser.op(line)}
        value={filter.op}
        choices={OPS[type].map((value) => ({ value, label: say.op(type, value) }))}
        onChange={(op) => onChange({ ...filter, op: op as FilterOp })}
      />
      <Value subject={subject} filter={filter} line={line} errorAt={errorAt} onChange={onChange} />
      <ActionIcon
        variant="subtle"
        size={42}
        onClick={onRemove}
        aria-label={say.removeFilter(line)}
        title={say.removeFilter(line)}
      >
        <X size={20} aria-hidden />
      </ActionIcon>
    </>
  )
}

type ValueProps = Omit<Parameters<typeof FilterLine>[0], 'onRemove'>

function Value({ subject, filter, line, errorAt, onChange }: ValueProps) {
  const { type, codes } = columnIn(subject, filter.column)
  if (filter.op === 'empty' || filter.op === 'filled') return null
  const choices = codes.map((value) => ({ value, label: say.code(subject, filter.column, value) }))
  if (type === 'code' && filter.op === 'one_of')
    return (
      <Checkbox.Group
        aria-label={say.chooser.value(line)}
        value={[...filter.words]}
        onChange={(chosen) => onChange({ ...filter, words: chosen })}
      >
        <Group gap="md" maw={620} pt={9}>
          {choices.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Group>
      </Checkbox.Group>
    )
  if (type === 'code')
    return (
      <Chooser
        width={270}
        label={say.chooser.value(line)}
        value={filter.value}
        choices={choices}
        empty={say.chooseValue}
        onChange={(value) => onChange({ ...filter, value })}
      />
    )
  const field = (part: 'value' | 'to', label: string) => (
    <TypedValue
      label={label}
      type={type}
      several={filter.op === 'one_of'}
      value={filter[part]}
      error={errorAt(part)}
      onChange={(typed) => onChange({ ...filter, [part]: typed })}
    />
  )
  return (
    <>
      {field('value', say.chooser.value(line))}
      {filter.op === 'between' && (
        <>
          <Text pt={9}>{say.part.and}</Text>
          {field('to', `${say.chooser.value(line)}, ${say.chooser.to}`)}
        </>
      )}
    </>
  )
}
