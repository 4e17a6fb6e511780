import { Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PlanView } from '../../shared/contract/plans.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { PlanOutcome } from '../../shared/records/treatment-plan.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { readNext } from '../ui/read-time.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { words } from '../words/index.ts'

const say = words.plans.review
const idOf = (field: string) => `review-${field}`

/** What became of the plan; while it goes on, when it is looked at again. */
export function ReviewPlan(props: {
  plan: PlanView
  today: ClinicDay
  onDone: () => void
  onClose: () => void
}) {
  const { plan, today, onDone, onClose } = props
  const [outcome, setOutcome] = useState<PlanOutcome | null>(null)
  const [next, setNext] = useState('+90')
  const [note, setNote] = useState('')
  const goesOn = outcome === 'partly' || outcome === 'not_reached'
  const nextDay = readNext(next, today)
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(outcome === null ? [{ field: 'outcome', code: 'invalid_value' }] : []),
        ...(goesOn && !nextDay ? [{ field: 'nextDay', code: 'not_a_date' }] : []),
      ]}
      act={(requestId) =>
        call.plans.review({
          requestId,
          planId: plan.id,
          outcome: outcome ?? 'partly',
          nextDay: goesOn ? (nextDay ?? null) : null,
          note,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <Stack>
          <ReasonChooser
            label={say.outcome}
            value={outcome}
            onChange={setOutcome}
            error={errors.outcome}
            options={PlanOutcome.options.map((value) => ({ value, label: words.plans.outcomes[value] }))}
          />
          {goesOn && (
            <TextInput
              id={idOf('nextDay')}
              label={say.next}
              description={nextDay ? words.plans.plan.lookOn(nextDay) : words.plans.form.reviewHow}
              w={420}
              autoComplete="off"
              value={next}
              error={errors.nextDay}
              onChange={(event) => setNext(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={say.note}
            rows={3}
            maxLength={4_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
      )}
    </ActDialog>
  )
}
