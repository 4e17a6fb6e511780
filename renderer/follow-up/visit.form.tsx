import { Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientFollowUp } from '../../shared/contract/follow-ups.ts'
import { FollowUpEvidence, FollowUpOutcome, VisitMet, VisitPlace } from '../../shared/records/follow-up.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { readDate } from '../ui/read-date.ts'
import { StatusBar } from '../ui/status-bar.tsx'
import { clinicDay } from '../words/format.ts'
import { sentence, words } from '../words/index.ts'
import { useForgetFollowUps } from './follow-up.queries.ts'

const say = words.followUp.client
const idOf = (field: string) => `visit-${field}`
const digits = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value, index) => ({ value, digit: index + 1, label: labels[value] }))

/** One visit or call, written down on the client's page. */
export function VisitForm({ data, onClose }: { data: ClientFollowUp; onClose: () => void }) {
  const [day, setDay] = useState(clinicDay(data.today))
  const [place, setPlace] = useState<VisitPlace>('centre')
  const [met, setMet] = useState<VisitMet>('client')
  const [outcome, setOutcome] = useState<FollowUpOutcome | null>(null)
  const [evidence, setEvidence] = useState<FollowUpEvidence | null>(null)
  const [diedOn, setDiedOn] = useState('')
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const forget = useForgetFollowUps()
  const read = readDate(day)
  const died = readDate(diedOn)
  return (
    <ActDialog
      title={say.write}
      save={say.save}
      idOf={idOf}
      check={() => ('day' in read ? [] : [{ field: 'day', code: 'not_a_date' }])}
      act={(requestId) =>
        call.followUps.record({
          requestId,
          routeListId: null,
          lines: [
            {
              requestId: crypto.randomUUID(),
              registerNumber: data.registerNumber,
              day: 'day' in read ? read.day : data.today,
              place,
              met,
              outcome,
              evidence,
              diedOn: outcome === 'died' && 'day' in died ? died.day : null,
              note,
            },
          ],
        })
      }
      onDone={({ results }) => {
        const problems = results[0]?.problems ?? []
        setRefused(problems)
        if (problems.length > 0) return
        void forget()
        onClose()
      }}
      onClose={onClose}
    >
      {(errors) => (
        <Stack>
          {refused.length > 0 && (
            <StatusBar tone="stop" live title={words.shell.notSaved}>
              {refused.map(sentence).join(' ')}
            </StatusBar>
          )}
          <DateField
            id={idOf('day')}
            label={say.day}
            description=""
            value={day}
            onChange={setDay}
            error={errors.day}
            autoFocus
          />
          <DigitGroup
            label={say.where}
            value={place}
            onChange={setPlace}
            options={digits(VisitPlace.options, words.followUp.places)}
          />
          <DigitGroup
            label={say.whom}
            value={met}
            onChange={setMet}
            options={digits(VisitMet.options, words.followUp.met)}
          />
          <DigitGroup
            label={say.outcome}
            value={outcome}
            onChange={setOutcome}
            options={digits(FollowUpOutcome.options, words.followUp.outcomes)}
          />
          <DigitGroup
            label={say.evidence}
            value={evidence}
            onChange={setEvidence}
            options={digits(FollowUpEvidence.options, words.followUp.evidence)}
          />
          {outcome === 'died' && (
            <DateField id={idOf('diedOn')} label={say.diedOn} value={diedOn} onChange={setDiedOn} />
          )}
          <Textarea
            id={idOf('note')}
            label={say.note}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      )}
    </ActDialog>
  )
}
