import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../../shared/contract/call.ts'
import type { ClientProfile } from '../../shared/contract/client-output.ts'
import { ConsentKind } from '../../shared/records/consent.ts'
import { consentProblems } from '../../shared/rules/enrolment.ts'
import { ask, problemsOf } from '../call.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, fieldErrors } from '../ui/error-summary.tsx'
import { readDate } from '../ui/read-date.ts'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'
import { useTakeIn } from './client.queries.ts'

const say = words.clients.consentForm

/** One consent: to what, when, before whom, and in the client's own words where that matters. */
export function ConsentForm(props: { profile: ClientProfile; onClose: () => void; kind?: ConsentKind }) {
  const { profile, onClose } = props
  const me = useSignedIn()
  const { staff } = useSession()
  const [kind, setKind] = useState<ConsentKind>(props.kind ?? firstMissing(profile))
  const [day, setDay] = useState(clinicDay(profile.today))
  const [witnessId, setWitnessId] = useState(String(me.id))
  const [detail, setDetail] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [requestId] = useRequestId()
  const takeIn = useTakeIn()
  const give = useMutation(
    ask.clients.consent.mutationOptions({
      onSuccess: (changed) => {
        takeIn(changed)
        onClose()
      },
      onError: (error) => setProblems(problemsOf(error)),
    }),
  )
  const save = () => {
    const read = readDate(day)
    if (!('day' in read)) {
      setProblems([{ field: 'day', code: 'not_a_date' }])
      return
    }
    const consent = { kind, day: read.day, witnessId: Number(witnessId), detail: detail.trim() }
    const found = consentProblems(consent, profile.today)
    setProblems(found)
    if (found.length === 0) give.mutate({ ...consent, requestId, id: profile.id })
  }
  const errors = fieldErrors(problems)
  return (
    <Dialog title={say.title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <ErrorSummary error={give.error} problems={problems} fieldId={(field) => `consent-${field}`} />
          <NativeSelect
            label={say.kind}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as ConsentKind)}
            data={ConsentKind.options.map((value) => ({ value, label: words.clients.consentKinds[value] }))}
            data-autofocus
          />
          <DateField id="consent-day" label={say.day} value={day} onChange={setDay} error={errors.day} />
          <NativeSelect
            id="consent-witnessId"
            label={say.witness}
            value={witnessId}
            error={errors.witnessId}
            onChange={(event) => setWitnessId(event.currentTarget.value)}
            data={staff.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <Textarea
            id="consent-detail"
            label={say.detail}
            description={say.detailHow[kind]}
            value={detail}
            error={errors.detail}
            onChange={(event) => setDetail(event.currentTarget.value)}
            maxLength={400}
            rows={2}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={give.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** The first kind that the client has not consented to: mostly the one that is about to be given. */
function firstMissing({ consents }: ClientProfile): ConsentKind {
  const standing = consents.filter(({ withdrawnDay }) => withdrawnDay === null).map(({ kind }) => kind)
  return ConsentKind.options.find((kind) => !standing.includes(kind)) ?? 'treatment'
}
