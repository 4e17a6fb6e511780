import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { KeyLayer } from '../ui/keys.tsx'
import { useFocusBack } from '../ui/page.tsx'
import { words } from '../words/index.ts'
import classes from './doors.module.css'

/** Nothing readable at once. Any plain key goes on; chords such as Alt+L keep their own meaning. */
export function Cover({ onUncover }: { onUncover: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useFocusBack()
  useEffect(() => {
    button.current?.focus()
    const key = (event: KeyboardEvent) => {
      if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.key === 'F9') return
      if (['Alt', 'Control', 'Meta', 'Shift'].includes(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      onUncover()
    }
    window.addEventListener('keydown', key, true)
    return () => window.removeEventListener('keydown', key, true)
  }, [onUncover])
  return (
    <KeyLayer>
      <button ref={button} type="button" className={`${classes.cover} ost-dark`} onClick={onUncover}>
        <Text>{words.shell.coveredHow}</Text>
      </button>
    </KeyLayer>
  )
}
