import { Passport, PassportReturn } from '../records/passport.ts'
import { addDays, dayFromNumber, dayNumber, daysBetween } from './days.ts'
import { digitsFor, fromDigits, toDigits } from './digit-slip.ts'
import { latinDigits } from './latin-digits.ts'

/** Raw Ed25519. */
export const signatureLength = 64
const version = 1
const sexes = ['M', 'F', 'T'] as const
const drugs = ['buprenorphine', 'buprenorphine-naloxone', 'methadone'] as const
const mostSlots = 4
const mostDays = 14

/**
 * The bytes of a passport, big-endian, fixed places: version 1, home 2, receiving 2, serial 6, register number 4,
 * birth year 2, sex 1, drug 1, every days 1, issued 2, from 2, number of days 1, last dose day 2 and amount 4, then
 * four slots of hours 1 and amount 4 (an amount of 0: no such slot). Days are counted from 1970-01-01, amounts are
 * micrograms.
 */
const passportLength = 51
/** Version 1, home 2, receiving 2, serial 6, from 2, number of days 1, then fourteen amounts of 3, all ones: not yet. */
const returnLength = 56
const notYet = 0xffffff

export const passportDigits = digitsFor(passportLength + signatureLength)
export const returnDigits = digitsFor(returnLength + signatureLength)

type Read<T> =
  | { ok: true; value: T; signature: Uint8Array }
  /** `not_a_passport`: not even the length. `misread`: the check is wrong. `newer`: of a later program. */
  | { ok: false; problem: 'not_a_passport' | 'misread' | 'newer' }

/** The digits of a signed passport. @param signature 64 bytes over the passport */
export function passportToDigits(passport: Passport, signature: Uint8Array): string {
  const { bytes, view } = page(passportLength, signature)
  writeHead(view, passport)
  view.setUint32(11, passport.registerNumber)
  view.setUint16(15, passport.birthYear)
  view.setUint8(17, sexes.indexOf(passport.sex))
  view.setUint8(18, drugs.indexOf(passport.drug))
  view.setUint8(19, passport.everyDays)
  view.setUint16(20, dayNumber(passport.issuedDay))
  view.setUint16(22, dayNumber(passport.fromDay))
  view.setUint8(24, daysBetween(passport.fromDay, passport.untilDay) + 1)
  view.setUint16(25, dayNumber(passport.lastDoseDay))
  view.setUint32(27, passport.lastDoseMicrograms)
  passport.slots.forEach(({ leastHours, amountMicrograms }, slot) => {
    view.setUint8(31 + 5 * slot, leastHours)
    view.setUint32(32 + 5 * slot, amountMicrograms)
  })
  return toDigits(bytes)
}

/** Reads what a scanner, a camera or a person typed; blanks and dashes do not count. Says nothing of the signature. */
export function readPassport(text: string): Read<Passport> {
  const read = open(text, passportLength)
  if ('problem' in read) return read
  const { view, signature } = read
  const slots = Array.from({ length: mostSlots }, (_, slot) => ({
    leastHours: view.getUint8(31 + 5 * slot),
    amountMicrograms: view.getUint32(32 + 5 * slot),
  }))
  const used = slots.findLastIndex(({ amountMicrograms }) => amountMicrograms > 0) + 1
  const fromDay = dayFromNumber(view.getUint16(22))
  const parsed = Passport.safeParse({
    ...readHead(view),
    registerNumber: view.getUint32(11),
    birthYear: view.getUint16(15),
    sex: sexes[view.getUint8(17)],
    drug: drugs[view.getUint8(18)],
    everyDays: view.getUint8(19),
    issuedDay: dayFromNumber(view.getUint16(20)),
    fromDay,
    untilDay: addDays(fromDay, view.getUint8(24) - 1),
    lastDoseDay: dayFromNumber(view.getUint16(25)),
    lastDoseMicrograms: view.getUint32(27),
    slots: slots.slice(0, used),
  })
  const days = view.getUint8(24)
  if (!parsed.success || days < 1 || days > mostDays) return { ok: false, problem: 'misread' }
  // One text for one slip: hours of an empty slot or the like would be signed by nobody.
  return passportToDigits(parsed.data, signature) === plain(text)
    ? { ok: true, value: parsed.data, signature }
    : { ok: false, problem: 'misread' }
}

/** The digits of a signed return slip. */
export function returnToDigits(slip: PassportReturn, signature: Uint8Array): string {
  const { bytes, view } = page(returnLength, signature)
  writeHead(view, slip)
  view.setUint16(11, dayNumber(slip.fromDay))
  view.setUint8(13, slip.givenMicrograms.length)
  slip.givenMicrograms.forEach((given, day) => {
    const amount = given ?? notYet
    view.setUint8(14 + 3 * day, amount >>> 16)
    view.setUint16(15 + 3 * day, amount & 0xffff)
  })
  return toDigits(bytes)
}

/** As `readPassport`, for the slip that the guest brings home. */
export function readReturn(text: string): Read<PassportReturn> {
  const read = open(text, returnLength)
  if ('problem' in read) return read
  const { view, signature } = read
  const days = view.getUint8(13)
  const parsed = PassportReturn.safeParse({
    ...readHead(view),
    fromDay: dayFromNumber(view.getUint16(11)),
    givenMicrograms: Array.from({ length: Math.min(days, mostDays) }, (_, day) => {
      const amount = view.getUint8(14 + 3 * day) * 0x10000 + view.getUint16(15 + 3 * day)
      return amount === notYet ? null : amount
    }),
  })
  if (!parsed.success || days > mostDays) return { ok: false, problem: 'misread' }
  return returnToDigits(parsed.data, signature) === plain(text)
    ? { ok: true, value: parsed.data, signature }
    : { ok: false, problem: 'misread' }
}

/** Which of the two slips these digits have the length of; null: neither. */
export function slipKind(text: string): 'passport' | 'return' | null {
  const digits = plain(text)
  if (!/^\d+$/.test(digits)) return null
  if (digits.length === passportDigits) return 'passport'
  return digits.length === returnDigits ? 'return' : null
}

function plain(text: string): string {
  return latinDigits(text).replace(/[\s-]/g, '')
}

function page(length: number, signature: Uint8Array): { bytes: Uint8Array; view: DataView } {
  if (signature.length !== signatureLength) throw new RangeError('an Ed25519 signature has 64 bytes')
  const bytes = new Uint8Array(length + signatureLength)
  bytes.set(signature, length)
  return { bytes, view: new DataView(bytes.buffer) }
}

type Head = Pick<Passport, 'homeSite' | 'receivingSite' | 'serial'>

function writeHead(view: DataView, { homeSite, receivingSite, serial }: Head): void {
  view.setUint8(0, version)
  view.setUint16(1, homeSite)
  view.setUint16(3, receivingSite)
  for (let place = 0; place < 6; place += 1)
    view.setUint8(5 + place, Number.parseInt(serial.slice(2 * place, 2 * place + 2), 16))
}

function readHead(view: DataView): Head {
  const serial = Array.from({ length: 6 }, (_, place) =>
    view
      .getUint8(5 + place)
      .toString(16)
      .padStart(2, '0'),
  ).join('')
  return { homeSite: view.getUint16(1), receivingSite: view.getUint16(3), serial }
}

function open(
  text: string,
  length: number,
):
  | { view: DataView; signature: Uint8Array }
  | { ok: false; problem: 'not_a_passport' | 'misread' | 'newer' } {
  const digits = plain(text)
  const whole = length + signatureLength
  if (digits.length !== digitsFor(whole) || !/^\d+$/.test(digits))
    return { ok: false, problem: 'not_a_passport' }
  const bytes = fromDigits(digits, whole)
  if (bytes === null) return { ok: false, problem: 'misread' }
  if (bytes[0] !== version) return { ok: false, problem: 'newer' }
  return { view: new DataView(bytes.buffer), signature: bytes.slice(length) }
}
