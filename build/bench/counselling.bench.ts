import { insert, nextId } from '../../electron/db/write.ts'
import { sealNote } from '../../electron/handlers/note-access.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { PINS, STAFF } from '../../tests/helpers/clinic.ts'
import { seeded } from '../demo/random.ts'
import { type Figure, figure, median } from './figures.ts'
import { handlersOver } from './handlers.ts'
import { largeRegister } from './large-register.ts'

const SESSIONS = 5_000
const CLIENTS = 1_000
const CHARACTERS = 20_000
const SESSIONS_A_DAY = 12
const ROUNDS = 20
const WORDS =
  'family work brother sleeps craving stigma পরিবার काम মায়ের money shop friend calls relapse'.split(' ')
const RARE = 'boatbuilder'

/** A note of 20,000 characters in three scripts; one in a hundred holds a word that the others do not. */
function noteText(chance: ReturnType<typeof seeded>, number: number): string {
  const words: string[] = number % 100 === 0 ? [RARE] : []
  for (let length = 0; length < CHARACTERS; ) {
    const word = chance.pick(WORDS)
    words.push(word)
    length += word.length + 1
  }
  return words.join(' ').slice(0, CHARACTERS)
}

function fillSessions(register: Register, today: ClinicDay): string[] {
  const chance = seeded(11)
  const texts: string[] = []
  register.write({ act: 'session.write', actor: STAFF.counsellor }, (tx) => {
    insert(tx, 'clinic_day', {
      day: today,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    })
    for (let number = 0; number < SESSIONS; number += 1) {
      const day = addDays(today, -1 - Math.floor(number / SESSIONS_A_DAY))
      const startMinute = 480 + (number % SESSIONS_A_DAY) * 40
      const { counsellor: counsellorId } = STAFF
      const sessionId = insert(tx, 'session', {
        kind: 'individual',
        day,
        startMinute,
        minutes: 30,
        place: 'centre',
        counsellorId,
        at: tx.at,
      })
      insert(tx, 'session_client', { sessionId, clientId: 1 + (number % CLIENTS) })
      insert(tx, 'session_topic', { sessionId, topic: 'relapse' })
      const id = nextId(tx, 'session_note')
      const situation = noteText(chance, number)
      texts.push(situation)
      const note = sealNote(register, id, { situation, assessment: '', plan: '' })
      insert(tx, 'session_note', { id, sessionId, note, staffId: counsellorId, at: tx.at })
    }
  })
  return texts
}

const timed = async (act: () => unknown): Promise<number> => {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}
const often = async (act: (round: number) => unknown): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => act(round)))
  return median(times)
}

/** 5,000 sessions with notes of 20,000 characters: the list, a note, the search and the counsellor's day. */
export async function counsellingBench(): Promise<Figure[]> {
  const large = await largeRegister(CLIENTS, CLIENTS)
  const { register, folder, clock, today } = large
  try {
    const texts = fillSessions(register, today)
    const { call } = handlersOver(folder, register, clock)
    await call.session.signIn({ staffId: STAFF.counsellor, pin: PINS[4] })
    const first = await timed(() => call.counselling.search({ query: RARE }))
    const search = await often(() => call.counselling.search({ query: RARE }))
    const common = await often(() => call.counselling.search({ query: 'পরিবার shop' }))
    const look = await often(() => texts.filter((text) => text.includes(RARE)))
    const page = await often((round) => call.counselling.mine({ offset: round * 200 }))
    const client = await often((round) => call.counselling.client({ clientId: 1 + round }))
    const note = await often((round) => call.counselling.note({ sessionId: 1 + round * 17 }))
    const myDay = await often(() => call.myDay.list())
    const dayList = await often(() => call.today.list())
    return [
      figure('a word in 5,000 notes of 20,000 characters', search, 'a bare look through them', look),
      figure('two words that stand in every note', common, 'a bare look for one', look),
      figure('the first search after unlocking', first, 'a bare look through them', look),
      figure('a page of fifty sessions, anywhere in the list', page, 'the newest note opened', note),
      figure('one client’s sessions', client, 'the newest note opened', note),
      figure('My day over 1,000 clients', myDay, 'the day’s list of the same', dayList),
    ]
  } finally {
    register.close()
  }
}
