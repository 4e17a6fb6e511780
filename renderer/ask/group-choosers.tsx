import { Text } from '@mantine/core'
import { GRAINS, type Grain } from '../../shared/records/question.ts'
import { subjectOf } from '../../shared/records/question-subjects.ts'
import { words } from '../words/index.ts'
import { Chooser } from './chooser.tsx'
import { columnIn, type Draft } from './draft.ts'

const say = words.questions

/** By what the answer is divided: down, and across. */
export function GroupChoosers({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const [first, second] = draft.groups
  const put = (index: number, column: string) => {
    const kept = draft.groups.slice(0, index)
    if (column === '') return onChange({ ...draft, groups: kept })
    const grain = columnIn(draft.subject, column).type === 'day' ? ('month' as const) : null
    onChange({ ...draft, groups: [...kept, { column, grain }, ...draft.groups.slice(index + 1)] })
  }
  const putGrain = (index: number, grain: string) =>
    onChange({
      ...draft,
      groups: draft.groups.map((group, at) => (at === index ? { ...group, grain: grain as Grain } : group)),
    })
  const columns = Object.entries(subjectOf(draft.subject).columns)
    .filter(([, { groups }]) => groups)
    .map(([value]) => ({ value, label: say.column(value) }))
  return (
    <>
      <Chooser
        label={say.chooser.group}
        value={first?.column ?? ''}
        choices={columns}
        empty={say.noGroup}
        onChange={(column) => put(0, column)}
      />
      {first?.grain && (
        <GrainChooser
          label={say.chooser.grain}
          grain={first.grain}
          onChange={(grain) => putGrain(0, grain)}
        />
      )}
      {first && (
        <>
          <Text>{say.part.andBy}</Text>
          <Chooser
            label={say.chooser.secondGroup}
            value={second?.column ?? ''}
            choices={columns}
            empty={say.noSecond}
            onChange={(column) => put(1, column)}
          />
        </>
      )}
      {second?.grain && (
        <GrainChooser
          label={say.chooser.secondGrain}
          grain={second.grain}
          onChange={(grain) => putGrain(1, grain)}
        />
      )}
    </>
  )
}

function GrainChooser(props: { label: string; grain: Grain; onChange: (grain: string) => void }) {
  return (
    <Chooser
      label={props.label}
      value={props.grain}
      choices={GRAINS.map((value) => ({ value, label: say.grains[value] }))}
      onChange={props.onChange}
    />
  )
}
