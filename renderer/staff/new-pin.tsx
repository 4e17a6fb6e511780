import { Group } from '@mantine/core'
import type { Problem } from '../../shared/contract/call.ts'
import { pinProblem } from '../../shared/rules/pin-policy.ts'
import { PinField } from '../ui/pin-field.tsx'
import { sentence, words } from '../words/index.ts'
import { fieldId } from './act-dialog.tsx'

export interface NewPinTyped {
  pin: string
  again: string
}

export const noPin: NewPinTyped = { pin: '', again: '' }

/** A weak PIN is refused, and so is one that was typed in two ways. */
export function newPinProblems({ pin, again }: NewPinTyped): Problem[] {
  const weak = pinProblem(pin)
  if (weak) return [{ field: 'pin', code: weak }]
  return pin === again ? [] : [{ field: 'again', code: 'pins_differ' }]
}

/** A new PIN, typed twice by the person whose it is. */
export function NewPin(props: {
  typed: NewPinTyped
  problems: readonly Problem[]
  onChange: (typed: NewPinTyped) => void
}) {
  const { typed, problems, onChange } = props
  const say = words.staff.add
  const errorOf = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem && { error: sentence(problem) }
  }
  return (
    <Group align="flex-start" gap="xl">
      <PinField
        id={fieldId('pin')}
        label={say.pin}
        description={say.pinHow}
        value={typed.pin}
        onChange={(pin) => onChange({ ...typed, pin })}
        {...errorOf('pin')}
      />
      <PinField
        id={fieldId('again')}
        label={say.again}
        description={'\u00a0'}
        value={typed.again}
        onChange={(again) => onChange({ ...typed, again })}
        {...errorOf('again')}
      />
    </Group>
  )
}
