import { Button, Group, Text } from '@mantine/core'
import { Plus } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { MOST_FILTERS, NAMED_PERIODS } from '../../shared/records/question.ts'
import { SUBJECT_IDS, type SubjectId, subjectOf } from '../../shared/records/question-subjects.ts'
import { dispensing } from '../ui/screen-list.tsx'
import { useSite } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import classes from './ask.module.css'
import { Chooser } from './chooser.tsx'
import { aboutSubject, type Draft, filterOn } from './draft.ts'
import { FilterLine } from './filter-line.tsx'
import { GroupChoosers } from './group-choosers.tsx'
import { TypedValue } from './typed-value.tsx'

const say = words.questions

/** The question as a sentence of choosers; every choice is asked at once, and nothing chosen is lost. */
export function Sentence(props: {
  draft: Draft
  problems: readonly Problem[]
  onChange: (draft: Draft) => void
}) {
  const { draft, problems, onChange } = props
  const errorAt = (field: string) => {
    const code = problems.find((problem) => problem.field === field)?.code
    return code === undefined ? undefined : (say.problems as Readonly<Record<string, string>>)[code]
  }
  const addFilter = () => {
    const [column = ''] = Object.keys(subjectOf(draft.subject).columns).slice(1)
    const key = Math.max(0, ...draft.filters.map((filter) => filter.key)) + 1
    onChange({ ...draft, filters: [...draft.filters, filterOn(draft.subject, column, key)] })
  }
  return (
    <div className={classes.sentence}>
      <Line word={say.part.count}>
        <Chooser
          label={say.chooser.measure}
          value={draft.measure}
          choices={measuresOf(draft.subject)}
          onChange={(measure) => onChange({ ...draft, measure })}
        />
        <Text>{say.part.of}</Text>
        <SubjectChooser
          subject={draft.subject}
          onChange={(subject) => onChange(aboutSubject(draft, subject))}
        />
      </Line>
      <Line word={say.part.when}>
        <Chooser
          label={say.chooser.period}
          value={draft.period}
          choices={[
            ...NAMED_PERIODS.map((name) => ({ value: name, label: say.periods[name] })),
            { value: 'days', label: say.chosenDays },
          ]}
          onChange={(period) => onChange({ ...draft, period: period as Draft['period'] })}
        />
        {draft.period === 'days' && (
          <>
            <Text>{say.chooser.fromWord}</Text>
            <TypedValue
              label={say.chooser.from}
              type="day"
              value={draft.from}
              error={errorAt('from')}
              onChange={(from) => onChange({ ...draft, from })}
            />
            <Text>{say.chooser.toWord}</Text>
            <TypedValue
              label={say.chooser.to}
              type="day"
              value={draft.until}
              error={errorAt('until')}
              onChange={(until) => onChange({ ...draft, until })}
            />
          </>
        )}
      </Line>
      {draft.filters.map((filter, index) => (
        <Line key={filter.key} word={index === 0 ? say.part.where : say.part.and}>
          <FilterLine
            subject={draft.subject}
            filter={filter}
            line={index + 1}
            errorAt={(part) => errorAt(`filter.${filter.key}.${part}`)}
            onChange={(next) =>
              onChange({
                ...draft,
                filters: draft.filters.map((one) => (one.key === filter.key ? next : one)),
              })
            }
            onRemove={() =>
              onChange({ ...draft, filters: draft.filters.filter(({ key }) => key !== filter.key) })
            }
          />
        </Line>
      ))}
      {draft.filters.length < MOST_FILTERS && (
        <Line word="">
          <Button variant="default" leftSection={<Plus size={18} aria-hidden />} onClick={addFilter}>
            {say.addFilter}
          </Button>
        </Line>
      )}
      <Line word={say.part.by}>
        <GroupChoosers draft={draft} onChange={onChange} />
      </Line>
      <Line word={say.part.as}>
        <Chooser
          label={say.chooser.chart}
          value={draft.chart}
          choices={(['none', 'bar', 'line'] as const).map((value) => ({ value, label: say.charts[value] }))}
          onChange={(chart) => onChange({ ...draft, chart: chart as Draft['chart'] })}
        />
        <Text>{say.part.order}</Text>
        <Chooser
          label={say.chooser.sort}
          value={draft.sort}
          choices={(['group', 'largest'] as const).map((value) => ({ value, label: say.sorts[value] }))}
          onChange={(sort) => onChange({ ...draft, sort: sort as Draft['sort'] })}
        />
      </Line>
    </div>
  )
}

function Line({ word, children }: { word: string; children: ReactNode }) {
  return (
    <Fragment>
      <Text className={classes.word}>{word}</Text>
      <Group gap="sm" align="flex-start" className={classes.line}>
        {children}
      </Group>
    </Fragment>
  )
}

function SubjectChooser(props: { subject: SubjectId; onChange: (subject: SubjectId) => void }) {
  const { kind } = useSite()
  const here = SUBJECT_IDS.filter((id) => !subjectOf(id).dispensing || dispensing.includes(kind))
  return (
    <Chooser
      label={say.chooser.subject}
      value={props.subject}
      choices={here.map((id) => ({ value: id, label: say.subjects[id].title }))}
      onChange={(id) => props.onChange(id as SubjectId)}
    />
  )
}

function measuresOf(id: SubjectId) {
  const { columns, ofClients } = subjectOf(id)
  const adds = Object.entries(columns).filter(([, column]) => column.adds)
  return [
    { value: 'count', label: say.measures.count },
    ...(ofClients ? [{ value: 'clients', label: say.measures.clients }] : []),
    ...adds.flatMap(([name]) => [
      { value: `sum ${name}`, label: say.measures.sum(say.column(name)) },
      { value: `mean ${name}`, label: say.measures.mean(say.column(name)) },
    ]),
  ]
}
