import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { MonthView } from '../../shared/contract/returns.ts'
import { SentHow } from '../../shared/records/monthly-return.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { call } from '../call.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { figureWords } from '../ui/figure-words.ts'
import { usePin } from '../ui/pin-dialog.tsx'
import { useSignedIn } from '../ui/session-context.tsx'
import { useRequestId } from '../ui/use-request-id.ts'
import { words } from '../words/index.ts'

const say = words.returns.one

/** What this person can do with the month's return now: prepare, approve, mark as sent. */
export function Steps({ view, onDone }: { view: MonthView; onDone: (next: MonthView) => void }) {
  const { role, id: me } = useSignedIn()
  const [newest] = view.returns
  const may = (act: Parameters<typeof whoMay>[0]) => whoMay(act, { stage: 'staff', role }).allowed
  const waits = newest?.state === 'prepared' ? newest : null
  const goes = newest?.state === 'approved' ? newest : null
  const again = newest !== undefined
  const canPrepare =
    view.refusal === null &&
    may('return.prepare') &&
    (newest?.state !== 'sent' || view.differences.length > 0)
  return (
    <>
      <Group>
        {waits && waits.prepared.staffId !== me && may('return.approve') && (
          <Approve view={view} id={waits.id} onDone={onDone} />
        )}
        {goes && may('return.send') && <Send view={view} id={goes.id} onDone={onDone} />}
        {canPrepare && <Prepare view={view} again={again} onDone={onDone} />}
      </Group>
      {waits && waits.prepared.staffId === me && <Text mt="sm">{say.approve.own}</Text>}
      {waits && waits.prepared.staffId !== me && !may('return.approve') && (
        <Text mt="sm">{say.approve.notYours}</Text>
      )}
    </>
  )
}

interface StepProps {
  readonly view: MonthView
  readonly onDone: (next: MonthView) => void
}

function Prepare({ view, again, onDone }: StepProps & { again: boolean }) {
  const withPin = usePin()
  const [requestId, renew] = useRequestId()
  const { month, daysWithoutRegister: missing } = view
  const prepare = async () => {
    const next = await withPin({
      title: say.prepare.title(month),
      lead: (
        <>
          {say.prepare.lead}
          {missing.length > 0 && (
            <Text mt="sm" fw={600}>
              {say.prepare.missing(missing)}
            </Text>
          )}
        </>
      ),
      who: 'self',
      act: ({ pin }) => call.returns.prepare({ requestId, month, pin, words: figureWords([]) }),
    })
    renew()
    if (next) onDone(next)
  }
  return (
    <Button variant={again ? 'default' : 'filled'} onClick={() => void prepare()}>
      {again ? say.prepare.again : say.prepare.button}
    </Button>
  )
}

function Approve({ view, id, onDone }: StepProps & { id: number }) {
  const withPin = usePin()
  const [requestId, renew] = useRequestId()
  const approve = async () => {
    const next = await withPin({
      title: say.approve.title(view.month),
      lead: say.approve.lead,
      who: 'self',
      act: ({ pin }) => call.returns.approve({ requestId, id, pin }),
    })
    renew()
    if (next) onDone(next)
  }
  return <Button onClick={() => void approve()}>{say.approve.button}</Button>
}

function Send({ view, id, onDone }: StepProps & { id: number }) {
  const [open, setOpen] = useState(false)
  const [how, setHow] = useState<SentHow>('paper')
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say.send.button}</Button>
      {open && (
        <ActDialog
          title={say.send.title(view.month)}
          lead={say.send.lead}
          save={say.send.button}
          idOf={(field) => `send-${field}`}
          act={(requestId) => call.returns.send({ requestId, id, how })}
          onDone={(next) => {
            setOpen(false)
            onDone(next)
          }}
          onClose={() => setOpen(false)}
        >
          {() => (
            <NativeSelect
              id="send-how"
              label={say.send.how}
              value={how}
              data={SentHow.options.map((value) => ({ value, label: say.hows[value] }))}
              onChange={(event) => setHow(SentHow.parse(event.currentTarget.value))}
            />
          )}
        </ActDialog>
      )}
    </>
  )
}
