import { words } from '../../renderer/words/index.ts'
import type { WithCard } from './before-the-morning.ts'
import { DAYS_SINCE_DOSE, ENROLLED_BY_KEYBOARD, people } from './people.ts'
import { type Play, paperTo } from './play.ts'
import { seeded } from './random.ts'
import { demoStaff } from './site.ts'
import {
  askBeforeFirstDose,
  checkMouth,
  give,
  leave,
  notGiven,
  reportIncident,
  sayWhyNoCard,
  scanCard,
  seeStopPage,
  suspectDiversion,
  typeNumber,
  voidDose,
  waitingMouthChecks,
  writeAttended,
} from './steps/counter.ts'
import { changeTo, lock, signIn } from './steps/doors.ts'
import { carryHome } from './steps/take-home.ts'

const say = words.counter
/** So many stay away, as on any morning. */
const STAYS_AWAY = 0.14
/** Between two looks into mouths. */
const ROUND = 18
/** What a client at the counter takes, and what a tablet needs under the tongue. */
const TURN_MS = 24_000
const TONGUE_MS = 600_000

/** Where in the queue the client stands whose card, photo and yesterday's dose are known: the usual dose. */
const USUAL_DOSE = 11

/** What this morning has beside the usual dose, by the place in the queue. */
type Special = 'withhold' | 'refuse' | 'void' | 'incident'
const SPECIAL: Readonly<Record<number, Special>> = { 5: 'withhold', 12: 'refuse', 20: 'void', 30: 'incident' }

interface Waiting {
  registerNumber: number
  card: string | null
}

/** The queue: the new ones with their cards first, then the others as chance brings them; and who stays away. */
function queueOf(play: Play, enrolled: readonly WithCard[], known: WithCard) {
  const chance = seeded(8_10)
  const others = people(play.day)
    .slice(0, -ENROLLED_BY_KEYBOARD)
    .map(({ number }) => ({ number, at: chance.next(), comes: chance.next() > STAYS_AWAY }))
    .filter(({ number }) => number !== known.registerNumber)
    .sort((a, b) => a.at - b.at)
  const coming: Waiting[] = others
    .filter(({ comes }) => comes)
    .map(({ number }) => ({ registerNumber: number, card: null }))
  return {
    queue: [...enrolled, ...coming].toSpliced(USUAL_DOSE, 0, known),
    absent: others
      .filter(({ number, comes }) => !comes && !(number in DAYS_SINCE_DOSE))
      .map(({ number }) => number),
  }
}

/** What came of a morning: register numbers, and how many second doses were refused. */
export interface Morning {
  readonly refused: number
  /** Had the usual dose, late in the queue. */
  readonly given: readonly number[]
  /** Did not come, and had a dose on the day before. */
  readonly absent: readonly number[]
}

/** Every dose of the morning, each by keys alone. */
export async function clinicMorning(
  play: Play,
  enrolled: readonly WithCard[],
  known: WithCard,
): Promise<Morning> {
  const { page, pictures, register } = play
  let nurse: (typeof demoStaff)['nurse'] | (typeof demoStaff)['guard'] = demoStaff.nurse
  await changeTo(page, nurse)
  await toCounter(play)
  await pictures.lookTwice(page, 'counter')
  const { queue, absent } = queueOf(play, enrolled, known)
  let refused = 0
  for (const [place, client] of queue.entries()) {
    await oneClient(play, client, place, nurse.pin)
    register.passTime(TURN_MS)
    if (place % ROUND !== ROUND - 1 && place !== queue.length - 1) continue
    // Somebody else sits down while tablets melt: a quick switch, and the mouths that wait are hers.
    await lock(page)
    if (place === ROUND - 1) await pictures.look(page, 'sign-in')
    register.passTime(TONGUE_MS)
    nurse = nurse === demoStaff.nurse ? demoStaff.guard : demoStaff.nurse
    await signIn(page, nurse)
    await toCounter(play)
    if (place === ROUND - 1) await pictures.look(page, 'mouth-checks-wait')
    if (place === ROUND - 1) await suspectDiversion(page, pictures.look)
    await lookIntoMouths(play)
    if (place === ROUND - 1) await takesHome(play, known)
    play.say(`${place + 1} of ${queue.length} clients have been at the counter`)
    if (place === ROUND - 1) refused += await comesAgain(play, queue.slice(0, 2))
  }
  await pictures.lookTwice(page, 'counter-at-the-end')
  await coverAndHelp(play)
  return { refused, absent, given: queue.slice(-5).map(({ registerNumber }) => registerNumber) }
}

async function toCounter({ page }: Play): Promise<void> {
  await page.keyboard.press('Alt+c')
  await page.getByRole('heading', { name: say.empty }).waitFor()
}

async function arrive({ page }: Play, { registerNumber, card }: Waiting): Promise<void> {
  if (card) await scanCard(page, card)
  else await typeNumber(page, registerNumber)
}

async function oneClient(play: Play, client: Waiting, place: number, pin: string): Promise<void> {
  const { page, pictures } = play
  const special = SPECIAL[place]
  await arrive(play, client)
  const card = page.getByRole('region').first()
  await card.waitFor()
  const bar = page
    .getByRole('status')
    .filter({
      hasText: new RegExp(
        `^(${say.status.due}|${say.status.lookFirst}|${say.status.doctor}|${say.status.blocked})`,
      ),
    })
    .first()
  await bar.waitFor()
  if ((await bar.innerText()).startsWith(say.status.blocked)) {
    await askBeforeFirstDose(page, async (at) => {
      if (place === 0) await pictures.look(at, 'before-the-first-dose')
    })
    await page.getByText(say.notGiven, { exact: true }).waitFor()
  } else if ((await bar.innerText()).startsWith(say.status.doctor)) {
    await pictures.look(page, 'see-doctor')
    await writeAttended(page)
    return
  }
  if (client.card === null) await sayWhyNoCard(page, 'not_issued')
  if (place === 0 || place === USUAL_DOSE) {
    await page.getByText(say.notGiven, { exact: true }).waitFor()
    await pictures.lookTwice(page, place === 0 ? 'first-dose' : 'usual-dose')
  }
  if (place === 8) await pictures.look(page, 'dose-without-card')
  if (special === 'withhold') await notGiven(page, 'withhold intoxicated')
  else if (special === 'refuse') await notGiven(page, 'refuse did_not_want')
  else if (special === 'void') {
    await voidDose(page, 'wrong_amount', pin)
    await arrive(play, client)
    await sayWhyNoCard(page, 'not_issued')
    await give(page)
  } else await give(page)
  if (place === 1) await pictures.look(page, 'dose-saved')
  if (special === 'incident')
    await reportIncident(
      page,
      { kind: 'wrong_amount', note: 'Two tablets too many were handed over' },
      (at) => pictures.look(at, 'dosing-incident'),
    )
}

async function lookIntoMouths({ page }: Play): Promise<void> {
  for (let left = await waitingMouthChecks(page); left > 0; left -= 1) await checkMouth(page)
  if ((await waitingMouthChecks(page)) > 0) throw new Error('Somebody still waits for a mouth check')
}

/** One who lives far away has had today's dose, and carries the next days home. */
async function takesHome(play: Play, known: WithCard): Promise<void> {
  await scanCard(play.page, known.card)
  await seeStopPage(play.page)
  await carryHome(paperTo(play))
}

/** Two of those who had their dose come once more. */
async function comesAgain(play: Play, clients: readonly Waiting[]): Promise<number> {
  const { page, pictures } = play
  let refused = 0
  for (const client of clients) {
    await arrive(play, client)
    await seeStopPage(page)
    refused += 1
    await pictures.look(page, `second-dose-refused-${refused}`)
    await leave(page)
  }
  return refused
}

/** One key covers the screen; F1 shows all keys. */
async function coverAndHelp({ page, pictures }: Play): Promise<void> {
  await page.keyboard.press('F9')
  await page.getByText(words.shell.coveredHow).waitFor()
  await pictures.look(page, 'covered')
  await page.keyboard.press('Space')
  await page.getByText(words.shell.coveredHow).waitFor({ state: 'detached' })
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: words.shell.keysTitle }).waitFor()
  await pictures.look(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
