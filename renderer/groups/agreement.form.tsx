import { Checkbox, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { GroupView } from '../../shared/contract/group-views.ts'
import { partnerServices } from '../../shared/records/peer-group.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const { groups } = words
const idOf = (field: string) => `agreement-${field}`

interface Ends {
  group: GroupView
  onDone: (group: GroupView) => void
  onClose: () => void
}

/** What a partner gives, from when to when, and whom to ask. */
export function AgreementDialog({ group, onDone, onClose }: Ends) {
  const say = groups.agreeForm
  const now = group.agreement
  const known: readonly string[] = partnerServices
  const [from, setFrom] = useState(now ? clinicDay(now.fromDay) : '')
  const [until, setUntil] = useState(now?.untilDay ? clinicDay(now.untilDay) : '')
  const [contact, setContact] = useState(now?.contact ?? '')
  const [services, setServices] = useState(now?.services.filter((one) => known.includes(one)) ?? [])
  const [own, setOwn] = useState(now?.services.filter((one) => !known.includes(one)).join('\n') ?? '')
  const [begins, ends] = [readDate(from), readDate(until)]
  const typed = own.split('\n').flatMap((line) => line.trim() || [])
  return (
    <ActDialog
      title={say.title}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...('day' in begins ? [] : [{ field: 'fromDay', code: 'not_a_date' }]),
        ...('day' in ends || until.trim() === '' ? [] : [{ field: 'untilDay', code: 'not_a_date' }]),
        ...(typed.some((line) => line.length < 2 || line.length > 60)
          ? [{ field: 'services', code: 'service_length' }]
          : []),
      ]}
      act={(requestId) => {
        if (!('day' in begins)) throw new Error('the fields were not checked')
        return call.groups.agree({
          requestId,
          groupId: group.id,
          fromDay: begins.day,
          untilDay: 'day' in ends ? ends.day : null,
          contact,
          services: [...services, ...typed],
        })
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <DateField
            id={idOf('fromDay')}
            label={say.from}
            value={from}
            onChange={setFrom}
            error={errors.fromDay}
            autoFocus
          />
          <DateField
            id={idOf('untilDay')}
            label={say.until}
            description={say.untilHow}
            value={until}
            onChange={setUntil}
            error={errors.untilDay}
          />
          <TextInput
            label={say.contact}
            description={say.contactHow}
            maxLength={200}
            autoComplete="off"
            value={contact}
            onChange={(event) => setContact(event.currentTarget.value)}
          />
          <Checkbox.Group label={say.services} value={services} onChange={setServices}>
            <SimpleGrid cols={2} spacing="xs" mt={6}>
              {known.map((service) => (
                <Checkbox key={service} value={service} label={groups.service(service)} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <Textarea
            id={idOf('services')}
            label={say.own}
            description={say.ownHow}
            rows={2}
            value={own}
            error={errors.services}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
