import { Button, Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClosedSpanLine } from '../../shared/contract/closures.ts'
import { ask } from '../call.ts'
import { FailedPage } from '../ui/failed-page.tsx'
import { KeyHint, useKey } from '../ui/keys.tsx'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'
import { ClosureForm } from './closure.form.tsx'
import { ClosureList } from './closure-list.tsx'

const say = words.closures

/** The closures to come, and for each the list of who carries doses home. */
export function ClosureListsScreen() {
  const coming = useQuery({ ...ask.closures.coming.queryOptions(), gcTime: 0 })
  const { role } = useSignedIn()
  const [chosen, setChosen] = useState<string | null>(null)
  const [planning, setPlanning] = useState(false)
  const mayPlan = role === 'nurse' || role === 'doctor' || role === 'manager'
  useKey('alt+m', say.plan, () => setPlanning(true), { enabled: mayPlan })
  if (coming.isError) return <FailedPage title={say.title} error={coming.error} />
  if (!coming.data) return <Loading />
  const { spans, today } = coming.data
  const span = spans.find(({ first }) => first === chosen) ?? spans[0]
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        mayPlan && (
          <Button variant="default" onClick={() => setPlanning(true)} rightSection={<KeyHint keys="alt+m" />}>
            {say.plan}
          </Button>
        )
      }
    >
      {span === undefined ? (
        <EmptyState>{say.none}</EmptyState>
      ) : (
        <>
          {spans.length > 1 && <Choice spans={spans} value={span.first} onChange={setChosen} />}
          <ClosureList key={span.first} first={span.first} />
        </>
      )}
      {planning && <ClosureForm today={today} planned onClose={() => setPlanning(false)} />}
    </Page>
  )
}

function Choice(props: {
  spans: readonly ClosedSpanLine[]
  value: string
  onChange: (first: string) => void
}) {
  return (
    <Section>
      <Radio.Group label={say.which} value={props.value} onChange={props.onChange}>
        <Stack gap={4} mt={6}>
          {props.spans.map(({ first, last, reason }) => (
            <Radio key={first} value={first} label={say.span(first, last, reason)} />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  )
}
