import { Button, Divider, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { Role } from '../../shared/records/staff.ts'
import { pinDigits } from '../../shared/rules/pin-policy.ts'
import { words } from '../words/index.ts'
import { Dialog } from './dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { PinField } from './pin-field.tsx'
import { useSession, useSignedIn } from './session-context.tsx'

/** Whose PIN, and that PIN: what `provePin` checks. */
export interface PinProof {
  staffId: number
  pin: string
}

export interface PinQuestion<T> {
  title: string
  lead?: ReactNode
  /** `self`: the person signed in signs; `other`: somebody else looked too. */
  who: 'self' | 'other'
  /** Only people of these roles are offered. */
  roles?: readonly Role[]
  /** Runs with the PIN; what it refuses is said in the dialog, which stays open. */
  act: (proof: PinProof) => Promise<T>
  /** Nobody else is here: the act goes on and a countersign is owed. Absent where two are needed always. */
  actAlone?: () => Promise<T>
}

type Ask = <T>(question: PinQuestion<T>) => Promise<T | null>
const PinContext = createContext<Ask | null>(null)

/**
 * Asks for a PIN and does the act with it. Resolves with the act's answer, or null when the person left.
 *
 * `const reply = await withPin({ title, who: 'self', act: ({ pin }) => call.orders.write({ ...order, pin }) })`
 */
export function usePin(): Ask {
  const ask = useContext(PinContext)
  if (!ask) throw new Error('usePin stands outside of the PinProvider')
  return ask
}

interface Asked {
  question: PinQuestion<unknown>
  answer: (value: unknown) => void
}

export function PinProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((resolve) => {
        setAsked({ question, answer: (value) => resolve(value as never) })
      }),
    [],
  )
  const finish = (value: unknown) => {
    asked?.answer(value)
    setAsked(null)
  }
  return (
    <PinContext value={ask}>
      {children}
      {asked && <PinDialog question={asked.question} onDone={finish} />}
    </PinContext>
  )
}

function PinDialog({
  question,
  onDone,
}: {
  question: PinQuestion<unknown>
  onDone: (value: unknown) => void
}) {
  const { title, lead, who, roles, act, actAlone } = question
  const me = useSignedIn()
  const { staff } = useSession()
  const others = staff.filter(
    ({ id, role, pinDisabled }) => id !== me.id && !pinDisabled && (!roles || roles.includes(role)),
  )
  const [staffId, setStaffId] = useState(
    who === 'self' ? me.id : others.length === 1 ? (others[0]?.id ?? 0) : 0,
  )
  // Only where nobody has to be chosen: arrow keys in the list must not lose the focus at the first name.
  const [known] = useState(staffId > 0)
  const [pin, setPin] = useState('')
  const run = useMutation({
    mutationFn: (proof: PinProof | null) =>
      proof === null && actAlone ? actAlone() : act(proof ?? { staffId, pin }),
    onSuccess: onDone,
    onError: () => setPin(''),
  })
  const ready = staffId > 0 && pin.length === pinDigits && !run.isPending
  const say = words.kit.pin
  return (
    <Dialog title={title} onClose={() => onDone(null)} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) run.mutate({ staffId, pin })
        }}
      >
        <Stack>
          <ErrorSummary error={run.error} />
          {lead && <Text component="div">{lead}</Text>}
          {who === 'other' && (
            <NativeSelect
              label={say.who}
              value={String(staffId)}
              onChange={(event) => setStaffId(Number(event.currentTarget.value))}
              data={[
                { value: '0', label: say.chooseWho, disabled: true },
                ...others.map(({ id, name, role }) => ({
                  value: String(id),
                  label: words.shell.signedInAs(name, words.shell.roles[role]),
                })),
              ]}
              data-autofocus={!known || undefined}
            />
          )}
          <PinField
            label={who === 'self' ? say.ofSelf(me.name) : say.ofOther}
            value={pin}
            onChange={setPin}
            autoFocus={known}
            disabled={run.isPending}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onDone(null)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" disabled={!ready} loading={run.isPending}>
              {say.confirm}
            </Button>
          </Group>
          {actAlone && (
            <>
              <Divider />
              <Group justify="space-between" wrap="nowrap">
                <Text c="dimmed">{say.oweHow}</Text>
                <Button variant="default" style={{ flex: 'none' }} onClick={() => run.mutate(null)}>
                  {say.owe}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
