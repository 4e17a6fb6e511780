import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import { CorrectionReason } from '../../shared/contract/client-input.ts'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { ageFromBirthYear } from '../../shared/rules/days.ts'
import { identityProblems } from '../../shared/rules/enrolment.ts'
import { ask, problemsOf } from '../call.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'
import { yearOf } from './enrol-values.ts'

const say = words.clients.correctForm
const labels = words.clients.enrol

/** Identity written anew. The ledger keeps that it was and why; the old text is gone, as it may be somebody else's. */
export function CorrectForm({ profile, onClose }: { profile: ClientProfile; onClose: () => void }) {
  const [values, setValues] = useState({
    called: profile.called ?? '',
    name: profile.name ?? '',
    parentName: profile.parentName ?? '',
    phone: profile.phone ?? '',
    contact: profile.contact ?? '',
    birthYear: String(profile.birthYear),
  })
  const [sex, setSex] = useState(profile.sex)
  const [adult, setAdult] = useState(profile.adultConfirmed)
  const [reason, setReason] = useState<CorrectionReason | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const correct = useMutation(
    ask.clients.correct.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  )
  const birthYear = yearOf(values.birthYear)
  const askAdult = birthYear > 0 && ageFromBirthYear(birthYear, profile.today).adult === 'ask'
  const save = () => {
    const identity = { ...values, sex, birthYear, adultConfirmed: adult }
    const found: Problem[] = identityProblems({ ...identity, called: identity.called.trim() }, profile.today)
    if (reason === null) found.push({ field: 'reason', code: 'invalid_value' })
    setProblems(found)
    if (found.length === 0 && reason !== null)
      correct.mutate({ ...identity, requestId, id: profile.id, reason })
  }
  const errors = fieldErrors(problems)
  const field = (name: keyof typeof values, label: string) => ({
    id: `correct-${name}`,
    label,
    value: values[name],
    error: errors[name],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setValues((now) => ({ ...now, [name]: value }))
    },
  })
  return (
    <Dialog title={say.title} onClose={onClose} size="xl">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <ErrorSummary error={correct.error} problems={problems} fieldId={(name) => `correct-${name}`} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput {...field('called', labels.called)} data-autofocus withAsterisk />
            <TextInput {...field('name', labels.name)} />
            <TextInput {...field('parentName', labels.parentName)} />
            <TextInput {...field('phone', labels.phone)} inputMode="tel" />
            <NativeSelect
              label={labels.sex}
              value={sex}
              onChange={(event) => setSex(event.currentTarget.value as typeof sex)}
              data={(['M', 'F', 'T'] as const).map((value) => ({ value, label: words.clients.sexes[value] }))}
            />
            <TextInput {...field('birthYear', labels.birthYear)} inputMode="numeric" withAsterisk />
          </SimpleGrid>
          <Textarea {...field('contact', labels.contact)} rows={2} />
          {askAdult && (
            <Checkbox
              label={labels.adult}
              checked={adult}
              onChange={(event) => setAdult(event.currentTarget.checked)}
            />
          )}
          <ReasonChooser
            label={say.reason}
            value={reason}
            onChange={setReason}
            error={errors.reason}
            options={CorrectionReason.options.map((value) => ({ value, label: say.reasons[value] }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={correct.isPending}>
              {words.shell.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
