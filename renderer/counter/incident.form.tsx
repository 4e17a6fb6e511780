import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CounterDose, CounterReply } from '../../shared/contract/dose-views.ts'
import { IncidentKind } from '../../shared/records/dosing-incident.ts'
import { latinDigits } from '../../shared/rules/latin-digits.ts'
import { call } from '../call.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { readAmount } from '../ui/read-amount.ts'
import { useRequestId } from '../ui/use-request-id.ts'
import { milligrams } from '../words/format.ts'
import { words } from '../words/index.ts'
import { nameOf } from './names.ts'

const say = words.counter.incident

interface Props {
  dose: CounterDose
  onDone: (reply: CounterReply) => void
  onClose: () => void
}

/** What went wrong, how much was swallowed and by whom, and what is done about it. */
export function IncidentForm({ dose, onDone, onClose }: Props) {
  const [kind, setKind] = useState<IncidentKind | ''>('')
  const [swallowed, setSwallowed] = useState<'yes' | 'unsure'>('yes')
  const [typed, setTyped] = useState(milligrams(dose.amountMicrograms))
  const [other, setOther] = useState('')
  const [who, setWho] = useState<'this_client' | 'the_other'>('this_client')
  const [doctorCalled, setDoctorCalled] = useState(false)
  const [naloxoneAtHand, setNaloxoneAtHand] = useState(false)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [requestId] = useRequestId()

  const read = readAmount(typed)
  const taken = 'micrograms' in read ? read.micrograms : null
  const amountWrong = 'problem' in read && read.problem !== 'empty'
  const otherNumber = /^\d{1,9}$/.test(latinDigits(other.trim())) ? Number(latinDigits(other.trim())) : null
  const otherMissing = who === 'the_other' && otherNumber === null

  const save = useMutation({
    mutationFn: (chosen: IncidentKind) =>
      call.doses.recordIncident({
        requestId,
        doseId: dose.id,
        kind: chosen,
        swallowed,
        amountTakenMicrograms: taken,
        mixedUpWith: otherNumber,
        swallowedBy: who,
        doctorCalled,
        naloxoneAtHand,
        note,
      }),
    onSuccess: onDone,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (kind !== '' && !amountWrong && !otherMissing && !save.isPending) save.mutate(kind)
      }}
    >
      <Stack>
        <ErrorSummary error={save.error} />
        <Text>{say.lead}</Text>
        <NativeSelect
          label={say.kind}
          value={kind}
          autoFocus
          error={tried && kind === '' ? say.missing.kind : undefined}
          onChange={(event) => setKind(event.currentTarget.value as IncidentKind | '')}
          data={[
            { value: '', label: '' },
            ...IncidentKind.options.map((value) => ({ value, label: say.kinds[value] })),
          ]}
        />
        <Radio.Group
          label={say.swallowed}
          value={swallowed}
          onChange={(value) => setSwallowed(value === 'unsure' ? 'unsure' : 'yes')}
        >
          <Group mt={4}>
            <Radio value="yes" label={say.swallowedYes} />
            <Radio value="unsure" label={say.swallowedUnsure} />
          </Group>
        </Radio.Group>
        <Group align="flex-start" gap="xl">
          <AmountField
            label={say.amount}
            description={say.amountHow}
            value={typed}
            onChange={setTyped}
            error={tried && amountWrong ? say.amountWrong : undefined}
          />
          <TextInput
            label={say.other}
            description={say.otherHow}
            inputMode="numeric"
            w={300}
            value={other}
            error={tried && otherMissing ? say.missing.other : undefined}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
        </Group>
        {other.trim() !== '' && (
          <Radio.Group
            label={say.who}
            value={who}
            onChange={(value) => setWho(value === 'the_other' ? 'the_other' : 'this_client')}
          >
            <Group mt={4}>
              <Radio value="this_client" label={say.whoThis(nameOf(dose))} />
              <Radio value="the_other" label={say.whoOther} />
            </Group>
          </Radio.Group>
        )}
        <Group gap="xl">
          <Checkbox
            label={say.doctorCalled}
            checked={doctorCalled}
            onChange={(event) => setDoctorCalled(event.currentTarget.checked)}
          />
          <Checkbox
            label={say.naloxone}
            checked={naloxoneAtHand}
            onChange={(event) => setNaloxoneAtHand(event.currentTarget.checked)}
          />
        </Group>
        <TextInput
          label={say.note}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" color="red" loading={save.isPending}>
            {say.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
