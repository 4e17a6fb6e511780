import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { BackupAge } from '../../shared/contract/backups.ts'
import { ask } from '../call.ts'
import { Loading } from '../ui/loading.tsx'
import { Page } from '../ui/page.tsx'
import { StatusBar, type Tone } from '../ui/status-bar.tsx'
import { words } from '../words/index.ts'
import { BackupHistory } from './backup-history.tsx'
import { BackupWeekday } from './backup-weekday.tsx'
import { MakeBackup } from './make-backup.form.tsx'
import { RestoreDrill } from './restore-drill.tsx'

const TONES: Record<BackupAge['state'], Tone> = { never: 'warn', good: 'good', due: 'due', overdue: 'stop' }

type Weekday = keyof typeof words.setup.site.weekdays

export function BackupsScreen() {
  const age = useQuery(ask.backups.age.queryOptions())
  if (!age.data) return <Loading />
  const { state, last, daysAgo, weekday, nextDay } = age.data
  return (
    <Page title={words.backups.title} lead={words.backups.lead}>
      <Stack gap="lg">
        <StatusBar tone={TONES[state]} title={words.backups.age[state].title}>
          <Text>
            {last ? words.backups.last(last.sequence, last.day, daysAgo ?? 0) : words.backups.age.never.text}
          </Text>
          <Text>{words.backups.weekly(words.setup.site.weekdays[weekday as Weekday], nextDay)}</Text>
        </StatusBar>
        <MakeBackup />
        <RestoreDrill drill={age.data.drill} />
        <BackupHistory />
        <BackupWeekday weekday={weekday} />
      </Stack>
    </Page>
  )
}
