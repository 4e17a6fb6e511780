import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { BackupAge } from '../../shared/contract/backups.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { StatusBar, type Tone } from '../ui/status-bar.tsx'
import { sentence, words } from '../words/index.ts'
import { useDrill } from './use-drill.ts'

const say = words.backups.drill
const TONES: Record<BackupAge['drill']['state'], Tone> = {
  never: 'due',
  good: 'good',
  due: 'due',
  failed: 'stop',
}

/** How the last drill went and how old it is, and the way to begin one. */
export function RestoreDrill({ drill: { state, last, daysAgo, running } }: { drill: BackupAge['drill'] }) {
  const drill = useDrill()
  return (
    <Section title={say.title}>
      <Stack gap="md">
        <Text>{say.lead}</Text>
        <ErrorSummary error={drill.error} />
        {drill.stopped && <StatusBar tone="note" live title={say.stopped} />}
        <StatusBar tone={TONES[state]} title={say.state[state]} live={drill.done}>
          {last && (
            <>
              <Text>{say.last(last.sequence, last.day, daysAgo ?? 0)}</Text>
              {last.rows > 0 && <Text>{say.looked(last.lines, last.rows)}</Text>}
              {last.outcome !== 'good' && last.outcome !== 'differs' && (
                <Text>{sentence({ code: `restore_${last.outcome}` })}</Text>
              )}
              {last.differences.map((part) => (
                <Text key={part}>{say.differs[part]}</Text>
              ))}
              {state === 'failed' && <Text>{say.failed}</Text>}
            </>
          )}
        </StatusBar>
        {drill.progress ? (
          <Stack gap="sm">
            <Text role="status">
              {say.phases[drill.progress.phase]}{' '}
              {words.backups.progress(drill.progress.done, drill.progress.total)}
            </Text>
            <Progress
              size="lg"
              value={drill.progress.total > 0 ? (drill.progress.done / drill.progress.total) * 100 : 0}
              aria-label={say.phases[drill.progress.phase]}
            />
            <Text c="dimmed">{words.backups.goOn}</Text>
            <Group>
              <Button variant="default" onClick={drill.cancel} autoFocus>
                {say.stop}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Group>
            <Button variant="default" onClick={() => void drill.start()}>
              {say.start}
            </Button>
            {running && <Text>{say.running}</Text>}
          </Group>
        )}
      </Stack>
    </Section>
  )
}
