import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { ClientRehabilitation, Stay } from '../../shared/contract/rehabilitation.ts'
import { DutyEnd } from '../../shared/records/rehabilitation.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { DateField } from '../ui/date-field.tsx'
import { readDate } from '../ui/read-date.ts'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { clinicDay } from '../words/format.ts'
import { words } from '../words/index.ts'

const say = words.rehabilitation.client
const idOf = (field: string) => `stay-${field}`

export interface FormProps {
  data: ClientRehabilitation
  onDone: (data: ClientRehabilitation) => void
  onClose: () => void
}

/** What a typed day says, or what is wrong with it. */
export function readDay(typed: string, other: ClientRehabilitation['today']) {
  const read = readDate(typed)
  return 'day' in read
    ? { day: read.day, problems: [] }
    : { day: other, problems: [{ field: 'day', code: 'not_a_date' }] }
}

/** One of a list from a day on: a phase begins, or a duty is given. */
function FromList(
  props: FormProps & {
    title: string
    label: string
    options: readonly string[]
    wordOf: (option: string) => string
    act: (
      requestId: string,
      chosen: string,
      day: ClientRehabilitation['today'],
    ) => Promise<ClientRehabilitation>
  },
) {
  const { data, onDone, onClose, title, label, options, wordOf, act } = props
  const [chosen, setChosen] = useState(options[0] ?? '')
  const [day, setDay] = useState(clinicDay(data.today))
  const read = readDay(day, data.today)
  return (
    <ActDialog
      title={title}
      save={say.save}
      idOf={idOf}
      check={() => read.problems}
      act={(requestId) => act(requestId, chosen, read.day)}
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <NativeSelect
            id={idOf('choice')}
            label={label}
            data-autofocus
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={options.map((value) => ({ value, label: wordOf(value) }))}
          />
          <DateField id={idOf('day')} label={say.day} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}

export function PhaseForm({ stay, ...rest }: FormProps & { stay: Stay }) {
  const begun = new Set(stay.phases.map(({ phase }) => phase))
  const ahead = rest.data.phases.filter((phase) => !begun.has(phase))
  return (
    <FromList
      {...rest}
      title={say.beginPhase}
      label={say.phase}
      options={ahead.length > 0 ? ahead : rest.data.phases}
      wordOf={words.rehabilitation.phase}
      act={(requestId, phase, day) =>
        call.rehabilitation.beginPhase({ requestId, episodeId: stay.episodeId, phase, day })
      }
    />
  )
}

export function DutyForm({ stay, ...rest }: FormProps & { stay: Stay }) {
  return (
    <FromList
      {...rest}
      title={say.giveDuty}
      label={say.duty}
      options={rest.data.duties}
      wordOf={words.rehabilitation.duty}
      act={(requestId, duty, day) =>
        call.rehabilitation.giveDuty({ requestId, episodeId: stay.episodeId, duty, day })
      }
    />
  )
}

export function EndDutyForm(props: FormProps & { dutyId: number; duty: string }) {
  const { data, onDone, onClose, dutyId, duty } = props
  const [how, setHow] = useState<DutyEnd | null>(null)
  const [day, setDay] = useState(clinicDay(data.today))
  const read = readDay(day, data.today)
  return (
    <ActDialog
      title={say.endDutyOf(duty)}
      save={say.save}
      idOf={idOf}
      check={() => [...read.problems, ...(how === null ? [{ field: 'how', code: 'choose_one' }] : [])]}
      act={(requestId) =>
        call.rehabilitation.endDuty({ requestId, dutyId, how: how ?? 'done', day: read.day })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.how}
            value={how}
            onChange={setHow}
            error={errors.how}
            options={DutyEnd.options.map((value) => ({ value, label: words.rehabilitation.dutyEnds[value] }))}
          />
          <DateField id={idOf('day')} label={say.endDay} value={day} onChange={setDay} error={errors.day} />
        </>
      )}
    </ActDialog>
  )
}
