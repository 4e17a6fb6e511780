import { describe, expect, it } from 'vitest'
import { endOfBurst, NO_BURST, nextKey } from '../../renderer/ui/scan-burst.ts'

const CARD = '00170482915334'

/** Feeds keys with so many ms between them, and says what became of each. */
function feed(codes: readonly string[], gap: number, more: { repeat?: boolean; ctrlFirst?: boolean } = {}) {
  let burst = NO_BURST
  let at = 1_000
  const scanned: string[] = []
  const reached: string[] = []
  let giveBack = ''
  let putBack = 0
  codes.forEach((code, index) => {
    const ctrl = more.ctrlFirst === true && index === 0
    const step = nextKey(burst, { code, at, repeat: more.repeat === true && index > 0, ctrl })
    burst = step.burst
    if (step.scanned !== null) scanned.push(step.scanned)
    if (!step.swallow) reached.push(code)
    if (step.putBack) putBack += 1
    giveBack += step.giveBack
    at += gap
  })
  const end = endOfBurst(burst)
  if (end.scanned !== null) scanned.push(end.scanned)
  return { scanned, reached, putBack, giveBack: giveBack + end.giveBack }
}
const digits = (text: string) => [...text].map((digit) => `Digit${digit}`)
const numpad = (text: string) => [...text].map((digit) => `Numpad${digit}`)

describe('a scanner that types', () => {
  it('is read at 1, 15 and 50 ms a key, and its Enter reaches nobody', () => {
    for (const gap of [1, 15, 50]) {
      const { scanned, reached } = feed([...digits(CARD), 'Enter'], gap)
      expect(scanned).toEqual([CARD])
      expect(reached).not.toContain('Enter')
    }
  })

  it('is read by the place of the keys, from the number pad too', () => {
    expect(feed([...numpad(CARD), 'NumpadEnter'], 10).scanned).toEqual([CARD])
  })

  it('lets no more than four digits through, and has the field put back once', () => {
    const { reached, putBack } = feed([...digits(CARD), 'Enter'], 10)
    expect(reached).toEqual(digits(CARD.slice(0, 4)))
    expect(putBack).toBe(1)
  })

  it('lets nothing through when it sends its own key first', () => {
    for (const first of ['F13', 'F24'])
      expect(feed([first, ...digits(CARD), 'Enter'], 10)).toMatchObject({
        scanned: [CARD],
        reached: [],
        putBack: 0,
      })
    const startOfText = feed(['KeyB', ...digits(CARD), 'Enter'], 10, { ctrlFirst: true })
    expect(startOfText).toMatchObject({ scanned: [CARD], reached: [] })
  })

  it('is read without an Enter at its end', () => {
    expect(feed(digits(CARD), 10).scanned).toEqual([CARD])
  })

  it('is read with a Tab at its end, which goes nowhere', () => {
    const { scanned, reached } = feed([...digits(CARD), 'Tab'], 10)
    expect(scanned).toEqual([CARD])
    expect(reached).not.toContain('Tab')
  })

  it('is read when it is a dose passport of nearly three hundred digits, slowly too', () => {
    const slip = '0123456789'.repeat(29).slice(0, 289)
    for (const gap of [1, 15, 50])
      expect(feed([...digits(slip), 'Enter'], gap)).toMatchObject({ scanned: [slip], putBack: 1 })
    expect(feed(['F13', ...digits(slip), 'Enter'], 8)).toMatchObject({ scanned: [slip], reached: [] })
  })

  it('is read, to be refused in words, when it scans something that is no card', () => {
    expect(feed([...digits('40123455'), 'Enter'], 10).scanned).toEqual(['40123455'])
  })

  it('is read twice when two cards follow each other', () => {
    const second = '00170000000115'
    const { scanned } = feed([...digits(CARD), 'Enter', ...digits(second), 'Enter'], 10)
    expect(scanned).toEqual([CARD, second])
  })
})

describe('a hand that types', () => {
  it('keeps its Enter and all its digits', () => {
    for (const gap of [90, 150, 400]) {
      const keys = [...digits('5183641234'), 'Enter']
      expect(feed(keys, gap)).toEqual({ scanned: [], reached: keys, putBack: 0, giveBack: '' })
    }
  })

  it('gets back what was taken for a scan and was too short for one', () => {
    expect(feed(digits('518364'), 20)).toMatchObject({ scanned: [], giveBack: '518364' })
    expect(feed([...digits('5183641'), 'Enter'], 20)).toMatchObject({
      scanned: [],
      giveBack: '5183641',
    })
  })

  it('gets back a telephone number, however quickly it was typed', () => {
    const { scanned, reached, giveBack } = feed([...digits('9862154321'), 'Tab'], 5)
    expect({ scanned, giveBack }).toEqual({ scanned: [], giveBack: '9862154321' })
    expect(reached).toContain('Tab')
  })

  it('may hold a key down for as long as it likes', () => {
    expect(feed(digits('1111111111111'), 30, { repeat: true }).scanned).toEqual([])
  })

  it('may type letters as fast as it likes', () => {
    const keys = ['KeyA', 'KeyB', 'KeyC', 'KeyD', 'KeyE', 'KeyF', 'KeyG', 'KeyH', 'Enter']
    expect(feed(keys, 5)).toEqual({ scanned: [], reached: keys, putBack: 0, giveBack: '' })
  })
})
