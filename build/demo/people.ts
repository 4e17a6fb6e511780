import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { seeded } from './random.ts'

/** A person who does not exist. Parts of common Mizo names, put together by chance. */
export interface Person {
  number: number
  name: string
  called: string
  phone: string
  sex: 'M' | 'F' | 'T'
  birthYear: number
  drug: 'buprenorphine' | 'methadone'
  amountMilligrams: number
  lastDoseDay: ClinicDay
  orderEnd: ClinicDay
  paperPage: string
}

const BEGINNINGS = [
  'Lal',
  'Zo',
  'Van',
  'Hming',
  'Ram',
  'Lian',
  'Thang',
  'Rin',
  'Mal',
  'Bia',
  'Sang',
  'Chhuan',
  'Vul',
  'Ngur',
  'Thian',
]
const MIDDLES_M = [
  'rin',
  'biak',
  'hming',
  'dua',
  'nun',
  'rem',
  'chhuan',
  'mawi',
  'thang',
  'tlan',
  'hlim',
  'pian',
  'zuat',
  'peng',
]
const ENDINGS_M = ['a', 'liana', 'sanga', 'thanga', 'puia', 'mawia', 'zuala', 'kima', 'dinga', 'hluna']
const ENDINGS_F = ['i', 'liani', 'sangi', 'thangi', 'puii', 'mawii', 'zuali', 'kimi', 'dingi', 'hluni']
/** Long enough never to appear by chance in a file of noise. */
const CALLED_M = [
  'Pu Mapuia',
  'Pu Tetea',
  'U Hruaia',
  'U Muanpuia',
  'U Tluanga',
  'Bawihpuia',
  'Chhantea',
  'Khumpuia',
  'Remtluanga',
  'Zualteapa',
]
const CALLED_F = ['Nu Mamitei', 'Pi Zualteii', 'U Hruaiitei', 'Kimteii Nu', 'Rinteii Pi', 'Sangteii Nu']

export const DEMO_CLIENTS = 120
export const ENROLLED_BY_KEYBOARD = 6

/** The 120 of the demonstration, in the order of their register numbers. `today`: the day it is played. */
export function people(today: ClinicDay): Person[] {
  const chance = seeded(20_260_203)
  const taken = new Set<string>()
  return Array.from({ length: DEMO_CLIENTS }, (_, index) => {
    const sex = chance.next() < 0.88 ? 'M' : chance.next() < 0.9 ? 'F' : 'T'
    const name = freshName(chance, sex, taken)
    const methadone = chance.next() < 0.25
    return {
      number: index + 1,
      name,
      called: chance.pick(sex === 'F' ? CALLED_F : CALLED_M),
      phone: `98620${String(chance.whole(10_000, 99_999))}`,
      sex,
      birthYear: chance.whole(1974, 2003),
      drug: methadone ? 'methadone' : 'buprenorphine',
      amountMilligrams: methadone ? chance.whole(8, 20) * 5 : chance.whole(2, 8) * 2,
      lastDoseDay: addDays(today, -1),
      orderEnd: addDays(today, chance.whole(14, 60)),
      paperPage: `B${chance.whole(1, 9)}/${chance.whole(1, 96)}`,
    }
  })
}

function freshName(chance: ReturnType<typeof seeded>, sex: Person['sex'], taken: Set<string>): string {
  for (;;) {
    const middle = chance.next() < 0.7 ? chance.pick(MIDDLES_M) : ''
    const name = `${chance.pick(BEGINNINGS)}${middle}${chance.pick(sex === 'F' ? ENDINGS_F : ENDINGS_M)}`
    if (taken.has(name) || name.length < 8) continue
    taken.add(name)
    return name
  }
}

/** Every name and alias of the demonstration: what must never be found in the clear anywhere. */
export function allNames(): string[] {
  const everybody = people('2026-02-03' as ClinicDay)
  return [...new Set(everybody.flatMap(({ name, called }) => [name, called]))]
}
