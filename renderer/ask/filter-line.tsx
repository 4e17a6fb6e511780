import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { type FilterOp, OPS } from '../../shared/records/question.ts'
import { type SubjectId, subjectOf } from '../../shared/records/question-subjects.ts'
import { words } from '../words/index.ts'
import { Chooser } from './chooser.tsx'
import { columnIn, type FilterDraft, filterOn } from './draft.ts'

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
        label={say.chooser.column(line)}
        value={filter.column}
        choices={Object.keys(subjectOf(subject).columns).map((value) => ({
          value,
          label: say.column(value),
        }))}
        onChange={(column) => onChange(filterOn(subject, column, filter.key))}
      />
      <Chooser
        label={say.chooser.op(line)}
        value={filter.op}
        choices={OPS[type].map((value) => ({ value, label: say.op(type, value) }))}
        onChange={(op) => onChange({ ...filter, op: op as FilterOp })}
      />
      <Value subject={subject} filter={filter} line={line} errorAt={errorAt} onChange={onChange} />
      <Button variant="subtle" onClick={onRemove} aria-label={say.removeFilter(line)}>
        {say.remove}
      </Button>
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
        label={say.chooser.value(line)}
        value={filter.value}
        choices={choices}
        empty={say.chooseValue}
        onChange={(value) => onChange({ ...filter, value })}
      />
    )
  const field = (part: 'value' | 'to', label: string) => (
    <TextInput
      aria-label={label}
      size="md"
      w={type === 'day' || filter.op === 'one_of' ? 190 : 120}
      autoComplete="off"
      inputMode={type === 'day' ? 'text' : 'decimal'}
      placeholder={type === 'day' ? '03-Feb-2026' : filter.op === 'one_of' ? '12, 40' : ''}
      value={filter[part]}
      error={filter[part] === '' ? undefined : errorAt(part)}
      {...(type === 'amount' && { rightSection: 'mg', rightSectionWidth: 44 })}
      onChange={(event) => onChange({ ...filter, [part]: event.currentTarget.value })}
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
