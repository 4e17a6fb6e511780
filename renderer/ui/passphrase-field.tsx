import { PasswordInput, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { completeWord } from '../../shared/rules/passphrase.ts'
import { words } from '../words/index.ts'

/**
 * A passphrase, pasted or typed. From the second letter on the list's word is offered, and Tab takes it; with
 * nothing offered Tab goes on as everywhere.
 */
export function PassphraseField(props: {
  label?: string
  value: string
  onChange: (value: string) => void
  onEnter?: () => void
  autoFocus?: boolean
  error?: string | undefined
  id?: string
}) {
  const say = words.doors.locked
  const { label = say.passphrase, value, onChange, onEnter, autoFocus = false, error, id } = props
  const [visible, setVisible] = useState(false)
  const typed = value.slice(value.lastIndexOf(' ') + 1)
  const [first] = typed.length >= 2 ? completeWord(typed, 1) : []
  const offered = first && first !== typed.toLowerCase() ? first : undefined
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onEnter) {
      event.preventDefault()
      onEnter()
    }
    if (event.key !== 'Tab' || event.shiftKey || !offered) return
    event.preventDefault()
    onChange(`${value.slice(0, value.length - typed.length)}${offered} `)
  }
  return (
    <div>
      <PasswordInput
        label={label}
        description={say.how}
        value={value}
        error={error}
        autoComplete="off"
        spellCheck={false}
        maw={560}
        {...(id && { id })}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        visible={visible}
        onVisibilityChange={setVisible}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={key}
        visibilityToggleButtonProps={{ 'aria-label': visible ? say.hide : say.show, tabIndex: 0 }}
      />
      <Text role="status" mih={28} c="dimmed">
        {offered ? say.take(offered) : ''}
      </Text>
    </div>
  )
}
