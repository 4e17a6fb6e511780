import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ClientPassports, PassportView } from '../../shared/contract/passports.ts'
import { useSite } from '../ui/session-context.tsx'
import { StatusMark, type Tone } from '../ui/status-bar.tsx'
import { dayAndTime } from '../words/format.ts'
import { words } from '../words/index.ts'
import { EndPassport } from './end-passport.form.tsx'
import { ReportPassport } from './report-passport.form.tsx'
import { groupedSerial } from './slip-page.tsx'
import { useMayAct } from './use-may-act.ts'

const say = words.passports.list
const TONES: Record<PassportView['standing'], Tone> = {
  waiting: 'note',
  running: 'due',
  over: 'quiet',
  ended: 'quiet',
}

/** One slip: where it stands, what is known of its days, and what may be done with it. */
export function PassportCard(props: {
  passport: PassportView
  data: ClientPassports
  onPrint: () => void
  onReply: (reply: ClientPassports) => void
}) {
  const { passport, data, onPrint, onReply } = props
  const { timeZone } = useSite()
  const mayAct = useMayAct() && data.facts !== null
  const [open, setOpen] = useState<'report' | 'brought_back' | 'lost' | null>(null)
  const { standing, ended, unknownDays } = passport
  const runs = standing === 'waiting' || standing === 'running'
  const reportable = passport.days.some(
    ({ clinicDay, givenMicrograms, freed }) => clinicDay <= data.today && givenMicrograms === null && !freed,
  )
  const label = `${groupedSerial(passport.serial)}`
  const done = (reply: ClientPassports) => {
    setOpen(null)
    onReply(reply)
  }
  return (
    <Stack gap={6} py="sm" style={{ borderTop: '1px solid var(--mantine-color-slate-3)' }}>
      <Group justify="space-between">
        <Text fw={650}>
          {say.where(passport.receivingName, passport.receivingSite)},{' '}
          {say.days(passport.fromDay, passport.untilDay)}
        </Text>
        <StatusMark tone={TONES[standing]}>{say.standing[standing]}</StatusMark>
      </Group>
      <Text c="dimmed">
        <span className="ost-numbers">{label}</span> ·{' '}
        {say.by(passport.issuedBy, passport.signedBy, dayAndTime(passport.at, timeZone))}
      </Text>
      {ended && <Text>{say.ended[ended.reason](ended.freeFrom)}</Text>}
      {unknownDays > 0 && <StatusMark tone="warn">{say.unknown(unknownDays)}</StatusMark>}
      {unknownDays === 0 && standing === 'over' && <Text>{say.known}</Text>}
      <Group>
        {runs && (
          <Button variant="default" onClick={onPrint}>
            {say.print}
          </Button>
        )}
        {mayAct && reportable && (
          <Button variant={unknownDays > 0 ? 'filled' : 'default'} onClick={() => setOpen('report')}>
            {say.report}
          </Button>
        )}
        {mayAct && runs && (
          <>
            <Button variant="default" onClick={() => setOpen('brought_back')}>
              {say.bring}
            </Button>
            <Button variant="default" onClick={() => setOpen('lost')}>
              {say.lost}
            </Button>
          </>
        )}
      </Group>
      {open === 'report' && (
        <ReportPassport passport={passport} today={data.today} onDone={done} onClose={() => setOpen(null)} />
      )}
      {(open === 'brought_back' || open === 'lost') && (
        <EndPassport
          passport={passport}
          reason={open}
          today={data.today}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  )
}
