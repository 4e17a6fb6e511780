import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ClientDetox, DetoxEpisodeView } from '../../shared/contract/detox-views.ts'
import { DetoxOutcome, DischargeKit, DischargeTalk } from '../../shared/records/detox.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DigitGroup } from '../ui/digit-group.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { dayOf, wrong } from './typed.ts'

const say = words.detox.dischargeForm
const idOf = (field: string) => `discharge-${field}`

/** Outcome, the talk about lost tolerance, naloxone: three digits and Enter. */
export function DischargeForm(props: {
  data: ClientDetox
  episode: DetoxEpisodeView
  onDone: (next: ClientDetox) => void
  onClose: () => void
}) {
  const { data, episode, onDone, onClose } = props
  const [typed, setTyped] = useState(clinicDay(data.today))
  const [outcome, setOutcome] = useState<DetoxOutcome | null>(null)
  const [talk, setTalk] = useState<(typeof DischargeTalk.options)[number] | null>(null)
  const [kit, setKit] = useState<DischargeKit | null>(null)
  const [note, setNote] = useState('')
  const day = dayOf(typed)
  const { episodeId } = episode
  return (
    <ActDialog
      title={say.title}
      lead={say.lead}
      save={say.save}
      idOf={idOf}
      check={() =>
        wrong(
          [outcome === null, 'outcome', 'check_incomplete'],
          [talk === null, 'toleranceTalk', 'check_incomplete'],
          [kit === null, 'naloxone', 'check_incomplete'],
          [day === null, 'day', 'not_a_date'],
        )
      }
      act={async (requestId) => {
        if (!outcome || !talk || !kit || day === null) throw new Error('checked before')
        const ended = { day, outcome, toleranceTalk: talk, naloxone: kit, note }
        return call.detox.discharge({ requestId, episodeId, ...ended })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DigitGroup
            label={say.outcome}
            value={outcome}
            onChange={setOutcome}
            error={errors.outcome}
            autoFocus
            options={DetoxOutcome.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.detox.outcomes[value],
            }))}
          />
          <DigitGroup
            label={say.talk}
            value={talk}
            onChange={setTalk}
            error={errors.toleranceTalk}
            options={DischargeTalk.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: say.talks[value],
            }))}
          />
          <DigitGroup
            label={`${say.kit} (${say.kitsLeft(data.kitsUsable)})`}
            value={kit}
            onChange={setKit}
            error={errors.naloxone}
            options={DischargeKit.options.map((value, index) => ({
              value,
              digit: index + 1,
              label: words.detox.kits[value],
            }))}
          />
          <DateField id={idOf('day')} label={say.day} value={typed} onChange={setTyped} error={errors.day} />
          <Textarea
            label={say.note}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
