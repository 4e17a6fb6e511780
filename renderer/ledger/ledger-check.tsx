import { Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Section } from '../ui/page.tsx'
import { useSite } from '../ui/session-context.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { type CheckResult, useCheck } from './use-check.ts'

const say = words.ledger.check

/** The check that a manager runs and reads: progress while it runs, then a plain answer. */
export function LedgerCheck() {
  const { progress, result, error, stopped, start, cancel } = useCheck()
  const running = progress !== null
  return (
    <Section title={say.title}>
      <Stack>
        <Text maw={820}>{say.lead}</Text>
        <ErrorSummary error={error} />
        <Group>
          <Button onClick={() => void start()} loading={running}>
            {say.start}
          </Button>
          {running && (
            <Button variant="default" onClick={cancel}>
              {say.stop}
            </Button>
          )}
        </Group>
        {progress !== null && progress !== 'starting' && (
          <div role="status">
            <Text>
              {say.phases[progress.phase]}: {say.progress(progress.done, progress.total)}
            </Text>
            <Progress
              value={(100 * progress.done) / Math.max(1, progress.total)}
              aria-label={say.phases[progress.phase]}
            />
          </div>
        )}
        {stopped && <StatusBar tone="note" title={say.stopped} live />}
        {result && <Result result={result} />}
      </Stack>
    </Section>
  )
}

function Result({ result }: { result: CheckResult }) {
  const { timeZone } = useSite()
  const { found, findings, lines, rows, head, at } = result
  return (
    <StatusBar tone={found === 0 ? 'good' : 'stop'} title={found === 0 ? say.good : say.bad(found)} live>
      <Text>
        {dayAndTime(at, timeZone)}. {say.goodHow(lines, rows)}
      </Text>
      {found === 0 ? (
        <>
          <Text fw={650} className="ost-numbers">
            {say.code(head.seq, head.code)}
          </Text>
          <Text>{say.codeHow}</Text>
        </>
      ) : (
        <>
          <Text>{say.badHow}</Text>
          {found > findings.length && <Text>{say.first(findings.length)}</Text>}
          <List>
            {findings.map((finding) => (
              <List.Item key={`${finding.kind} ${finding.seq} ${finding.table} ${finding.id}`}>
                {say.finding(finding)}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </StatusBar>
  )
}
