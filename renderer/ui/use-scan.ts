import { useEffect, useRef } from 'react'
import { useTopLayer } from './keys.tsx'
import { type BurstStep, END_MS, endOfBurst, goesOn, NO_BURST, nextKey } from './scan-burst.ts'

/** The person must have seen the card before Enter can mean yes. */
const LOOK_MS = 500

type Field = HTMLInputElement | HTMLTextAreaElement

/** The field that has the focus, as it was before a scan began. */
interface Snapshot {
  field: Field
  text: string
  from: number | null
  to: number | null
}

function snapshot(): Snapshot | null {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null
  return { field, text: field.value, from: field.selectionStart, to: field.selectionEnd }
}

/** Writes as typing does, so that React notices. */
function write({ field, text, from, to }: Snapshot): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (from !== null) field.setSelectionRange(from, to)
}

/** The forms that wait for a card, the newest last: it alone gets the scan. */
const waiting: ((digits: string) => void)[] = []

/**
 * Calls `onScan` with the digits of a card, whatever has the focus; the text of an open field stays as it was,
 * and the scanner's own Enter reaches nobody. Silent while a dialog lies above.
 */
export function useScan(
  onScan: (digits: string) => void,
  { enabled = true }: { enabled?: boolean } = {},
): void {
  const isTop = useTopLayer()
  const heard = useRef(onScan)
  heard.current = onScan
  useEffect(() => {
    if (!enabled || !isTop) return
    const own = (digits: string) => heard.current(digits)
    waiting.push(own)
    stopping ??= listen()
    return () => {
      waiting.splice(waiting.indexOf(own), 1)
      if (waiting.length > 0) return
      stopping?.()
      stopping = undefined
    }
  }, [enabled, isTop])
}

let stopping: (() => void) | undefined

function listen(): () => void {
  let burst = NO_BURST
  let before: Snapshot | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const follow = (next: BurstStep) => {
    burst = next.burst
    if (next.putBack && before) write(before)
    if (next.giveBack !== '' && before) write(withText(before, next.giveBack))
    if (next.scanned !== null) waiting.at(-1)?.(next.scanned)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Shift' || event.key === 'Control') return
    const { code, repeat, ctrlKey: ctrl, timeStamp: at } = event
    const pressed = { code, repeat, ctrl, at }
    clearTimeout(timer)
    if (!goesOn(burst, pressed)) {
      if (burst.digits !== '') follow(endOfBurst(burst))
      before = snapshot()
    }
    const next = nextKey(burst, pressed)
    if (next.swallow) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    follow(next)
    if (burst.digits !== '') timer = setTimeout(() => follow(endOfBurst(burst)), END_MS)
  }
  window.addEventListener('keydown', key, true)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', key, true)
  }
}

function withText(field: Snapshot, typed: string): Snapshot {
  const { text, from, to } = field
  const [start, end] = [from ?? text.length, to ?? text.length]
  const caret = from === null ? null : start + typed.length
  return { ...field, text: text.slice(0, start) + typed + text.slice(end), from: caret, to: caret }
}

/**
 * Enter as *yes* to what is shown. It counts only 500 ms after `shown` changed, once, never repeated by a held
 * key, and never while another control has the focus that Enter belongs to. Before that, Enter presses nothing
 * at all, a focused button included.
 */
export function useConfirmKey(run: () => void, shown: unknown, enabled = true): void {
  const isTop = useTopLayer()
  const act = useRef(run)
  act.current = run
  const since = useRef({ shown, at: performance.now() })
  useEffect(() => {
    if (since.current.shown !== shown) since.current = { shown, at: performance.now() }
  }, [shown])
  useEffect(() => {
    if (!isTop) return
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const tooSoon = event.repeat || performance.now() - since.current.at < LOOK_MS
      if (tooSoon && !isWriting(event.target)) {
        event.preventDefault()
        event.stopImmediatePropagation()
        return
      }
      if (!enabled || ownsEnter(event.target)) return
      event.preventDefault()
      act.current()
    }
    window.addEventListener('keydown', key, true)
    return () => window.removeEventListener('keydown', key, true)
  }, [enabled, isTop])
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const ownsEnter = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('a, button, input, select, textarea, summary, [role=row]') !== null
