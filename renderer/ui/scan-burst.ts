/**
 * A card scanner that types: a row of keys faster than any hand. Pure, so that timing can be tested: keys in,
 * verdict out.
 */
export interface Burst {
  readonly digits: string
  readonly lastAt: number
  /** The scanner sent its own key first: no hand does, so every digit after it is the card's. */
  readonly prefixed: boolean
}

export const NO_BURST: Burst = { digits: '', lastAt: Number.NEGATIVE_INFINITY, prefixed: false }

/** A scanner leaves 1 to 40 ms between keys; a fast typist on a number pad 90. */
export const GAP_MS = 60
/** Its Enter, or its silence, ends a scan. */
export const END_MS = 120
/** So many digits in a row without a gap are certainly no hand. */
const SURE = 5
/** With the scanner's own key before or its Enter behind, so many digits are a scan, if perhaps of something else. */
const SHORTEST = 8
/** Without either, only what is as long as a card is: a telephone number that a quick hand types is none. */
const CARD = 14
/** Keys that type nothing, which scanners can be told to send first: F13 to F24, or start-of-text as Ctrl+B. */
const isPrefix = ({ code, ctrl }: ScanKey) => /^F(?:1[3-9]|2[0-4])$/.test(code) || (ctrl && code === 'KeyB')
const isEnter = (code: string) => code === 'Enter' || code === 'NumpadEnter'

export interface ScanKey {
  /** The physical key, so that a Bengali layout sends the same digits. */
  readonly code: string
  readonly at: number
  readonly repeat: boolean
  readonly ctrl: boolean
}

export interface BurstStep {
  readonly burst: Burst
  /** Whether the key must not reach the page. */
  readonly swallow: boolean
  /** The first digits have typed something into a field: it gets its old text back now. */
  readonly putBack: boolean
  /** What the scanner read. */
  readonly scanned: string | null
  /** A hand that typed fast, after all: these digits were swallowed and belong into the field. */
  readonly giveBack: string
}

const step = (burst: Burst, more: Partial<BurstStep> = {}): BurstStep => ({
  burst,
  swallow: false,
  putBack: false,
  scanned: null,
  giveBack: '',
  ...more,
})

/** Whether a key at this moment still belongs to the burst. */
export const goesOn = ({ lastAt }: Burst, { code, at }: ScanKey): boolean =>
  at - lastAt <= (isEnter(code) ? END_MS : GAP_MS)

/** The next key of the window. */
export function nextKey(before: Burst, key: ScanKey): BurstStep {
  const { code, at, repeat, ctrl } = key
  const going = goesOn(before, key)
  const running = going ? before : NO_BURST
  if (isPrefix(key)) {
    return step({ digits: '', lastAt: at, prefixed: true }, { ...endOf(before), swallow: true })
  }
  const digit = repeat || ctrl ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit === undefined) {
    const ended = endOf(before, going && isEnter(code))
    const own = going && (ended.scanned !== null || running.prefixed)
    return step(NO_BURST, { ...ended, swallow: own && (isEnter(code) || code === 'Tab') })
  }
  const digits = running.digits + digit
  const sure = running.prefixed || digits.length >= SURE
  return step(
    { digits, lastAt: at, prefixed: running.prefixed },
    {
      ...(going ? {} : endOf(before)),
      swallow: sure,
      putBack: !running.prefixed && digits.length === SURE,
    },
  )
}

/** No key came for a while: what is as long as a card is a scan without the scanner's Enter. */
export const endOfBurst = (before: Burst): BurstStep => step(NO_BURST, endOf(before))

/** What a row of digits was, now that it is over: a scan, or digits that belong back into the field. */
function endOf({ digits, prefixed }: Burst, entered = false): Pick<BurstStep, 'scanned' | 'giveBack'> {
  const isScan = digits.length >= (prefixed || entered ? SHORTEST : CARD)
  if (isScan) return { scanned: digits, giveBack: '' }
  return { scanned: null, giveBack: prefixed || digits.length >= SURE ? digits : '' }
}
