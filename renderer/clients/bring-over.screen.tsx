import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { ask } from '../call.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import classes from '../ui/lines.module.css'
import { Loading } from '../ui/loading.tsx'
import { EmptyState, Page, Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar, StatusMark } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { BringOverForm } from './bring-over.form.tsx'

const say = words.bringOver

/** Lists that were saved, and the grid for the next one. */
export function BringOverScreen() {
  const facts = useQuery({ ...ask.bringOver.facts.queryOptions(), staleTime: 0 })
  return (
    <Page title={say.title} lead={say.lead}>
      <ErrorSummary error={facts.error} />
      <SavedLists />
      {!facts.data && !facts.error && <Loading />}
      {facts.data && <BringOverForm facts={facts.data} />}
    </Page>
  )
}

function SavedLists() {
  const [, go] = useLocation()
  const { timeZone } = useSite()
  const lists = useQuery({ ...ask.bringOver.lists.queryOptions(), staleTime: 0 })
  if (!lists.data) return null
  return (
    <Section title={say.lists}>
      {lists.data.length === 0 && <EmptyState>{say.noLists}</EmptyState>}
      <ul className={classes.lines}>
        {lists.data.map(({ batch, count, day, doctor, signed }) => (
          <li key={batch} className={classes.line}>
            <div className={classes.what}>
              <Text fw={600}>{say.listTitle(batch)}</Text>
              <Text>{say.listLead(count, day)}</Text>
              {!signed && (
                <StatusBar tone="warn" title={say.unsigned}>
                  {say.waits(doctor.name)}
                </StatusBar>
              )}
            </div>
            <Group gap="md">
              {signed && (
                <StatusMark tone="good">{say.signed(signed.by, dayAndTime(signed.at, timeZone))}</StatusMark>
              )}
              <Button
                variant="default"
                aria-label={`${say.open}: ${say.listTitle(batch)}`}
                onClick={() => go(`/bring-over/${batch}`)}
              >
                {say.open}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Section>
  )
}
