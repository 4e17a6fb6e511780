import { useEffect, useRef } from 'react'

/** A scanner's keys follow each other faster than any fingers. Milliseconds. */
const GAP_MS = 50
/** Its own Enter comes at once; a person's comes later. */
const ENTER_MS = 100
/** From so many fast digits on it is a scanner: a person's field gets none of them. */
const BURST = 4
/** Fewer digits are no scan of anything. */
const LEAST_DIGITS = 8

interface Typing {
  digits: string
  lastAt: number
  prefixed: boolean
  /** The field that had the focus when the first digit came, as it was before. */
  field: { element: HTMLInputElement | HTMLTextAreaElement; value: string } | null
}

const nothing: Typing = { digits: '', lastAt: Number.NEGATIVE_INFINITY, prefixed: false, field: null }

/** The scan forms that are open, the newest last: it alone gets the scan. */
const listeners: ((digits: string) => void)[] = []

/**
 * Hears a scanner that types like a keyboard, whatever has the focus and under any layout: keys are read by their
 * place. A prefix that types nothing (F13–F24, or Ctrl+B as the start-of-text sign is sent) makes it sure from the
 * first digit on; without one the speed tells, and a field that got the first digits is put back as it was. The
 * scanner's own Enter never reaches the page.
 */
export function useScan(onScan: (digits: string) => void, options: { enabled?: boolean } = {}): void {
  const { enabled = true } = options
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useEffect(() => {
    if (!enabled) return
    const own = (digits: string) => latest.current(digits)
    if (listeners.length === 0) window.addEventListener('keydown', hear, { capture: true })
    listeners.push(own)
    return () => {
      listeners.splice(listeners.indexOf(own), 1)
      if (listeners.length === 0) window.removeEventListener('keydown', hear, { capture: true })
    }
  }, [enabled])
}

let typing = nothing

function hear(event: KeyboardEvent): void {
  const now = event.timeStamp
  const fast = now - typing.lastAt <= (event.code.endsWith('Enter') ? ENTER_MS : GAP_MS)
  if (!fast) typing = nothing
  if (event.repeat) return
  if (isPrefix(event)) {
    typing = { ...nothing, prefixed: true, lastAt: now }
    swallow(event)
    return
  }
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  if (digit !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const field = typing.digits === '' ? fieldOf(event.target) : typing.field
    typing = { ...typing, digits: typing.digits + digit, lastAt: now, field }
    if (typing.prefixed || typing.digits.length >= BURST) swallow(event)
    return
  }
  if (event.code.endsWith('Enter') && typing.digits.length >= LEAST_DIGITS) {
    swallow(event)
    const { digits, field, prefixed } = typing
    typing = nothing
    if (field && !prefixed) putBack(field.element, field.value)
    listeners.at(-1)?.(digits)
    return
  }
  if (!event.code.startsWith('Shift')) typing = nothing
}

function isPrefix(event: KeyboardEvent): boolean {
  return /^F(1[3-9]|2[0-4])$/.test(event.code) || (event.ctrlKey && event.code === 'KeyB')
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function fieldOf(target: EventTarget | null): Typing['field'] {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { element: target, value: target.value }
    : null
}

/** React hears of the change only through the element's own setter and an event. */
function putBack(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  if (element.value === value) return
  const prototype = element instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(element, value)
  element.dispatchEvent(new Event('input', { bubbles: true }))
}
