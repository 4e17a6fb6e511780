import { NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { pinDigits } from '../../shared/rules/pin-policy.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { ReasonChooser } from '../ui/reason-chooser.tsx'
import { useSession, useSignedIn } from '../ui/session-context.tsx'
import { words } from '../words/index.ts'

const say = words.enrolment.office.decide
const idOf = (field: string) => `two-people-${field}`

/** One choice that two people of the office make, each with their PIN. */
export function TwoPeopleDialog<T extends string, Reply>(props: {
  title: string
  lead: ReactNode
  options: readonly { value: T; label: string }[]
  act: (
    requestId: string,
    choice: T,
    pins: { pin: string; second: { staffId: number; pin: string } },
  ) => Promise<Reply>
  onDone: (reply: Reply, choice: T) => void
  onClose: () => void
}) {
  const { title, lead, options, act, onDone, onClose } = props
  const me = useSignedIn()
  const others = useSession().staff.filter(({ id, pinDisabled }) => id !== me.id && !pinDisabled)
  const [choice, setChoice] = useState<T | null>(null)
  const [pin, setPin] = useState('')
  const [staffId, setStaffId] = useState(others.length === 1 ? (others[0]?.id ?? 0) : 0)
  const [secondPin, setSecondPin] = useState('')
  const whole = (typed: string) => typed.length === pinDigits
  return (
    <ActDialog
      title={title}
      lead={lead}
      save={say.save}
      idOf={idOf}
      check={() => [
        ...(choice === null ? [{ field: 'choice', code: 'case_choice_missing' }] : []),
        ...(whole(pin) ? [] : [{ field: 'pin', code: 'pin_digits_missing' }]),
        ...(staffId > 0 ? [] : [{ field: 'who', code: 'second_missing' }]),
        ...(whole(secondPin) ? [] : [{ field: 'secondPin', code: 'pin_digits_missing' }]),
      ]}
      act={(requestId) => {
        if (choice === null) throw new Error('nothing was chosen')
        return act(requestId, choice, { pin, second: { staffId, pin: secondPin } })
      }}
      onDone={(reply) => choice !== null && onDone(reply, choice)}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ReasonChooser
            label={say.choose}
            value={choice}
            onChange={setChoice}
            error={errors.choice}
            options={options}
          />
          <PinField
            id={idOf('pin')}
            label={say.own(me.name)}
            value={pin}
            onChange={setPin}
            error={errors.pin}
          />
          <NativeSelect
            id={idOf('who')}
            label={say.who}
            value={String(staffId)}
            error={errors.who}
            onChange={(event) => setStaffId(Number(event.currentTarget.value))}
            data={[
              { value: '0', label: words.kit.pin.chooseWho, disabled: true },
              ...others.map(({ id, name, role }) => ({
                value: String(id),
                label: words.shell.signedInAs(name, words.shell.roles[role]),
              })),
            ]}
          />
          <PinField
            id={idOf('secondPin')}
            label={say.secondPin}
            value={secondPin}
            onChange={setSecondPin}
            error={errors.secondPin}
          />
        </>
      )}
    </ActDialog>
  )
}
