import { words } from '../../renderer/words/index.ts'
import { ENROLLED_BY_KEYBOARD, people } from './people.ts'
import type { Play } from './play.ts'
import { demoStaff } from './site.ts'
import { bringOverByPaste, signBringOver } from './steps/bring-over.ts'
import { addPhoto, enrol, giveCard, openClient } from './steps/clients.ts'
import { countStock, onTheShelf } from './steps/counts.ts'
import { changeTo, goTo, openDay } from './steps/doors.ts'
import { type OrderToWrite, writeOrder } from './steps/orders.ts'
import { enterOpeningStock, openPacks, receiveDelivery } from './steps/stock.ts'

const SHELF = [
  {
    product: 'buprenorphine tablet 2\u00a0mg',
    batchNumber: 'BUP2-2408',
    expiry: '31-Mar-2027',
    quantity: '900',
  },
  {
    product: 'buprenorphine tablet 0.4\u00a0mg',
    batchNumber: 'BUP04-2411',
    expiry: '30-Jun-2027',
    quantity: '300',
  },
  {
    product: 'methadone oral solution 5\u00a0mg per\u00a0mL',
    batchNumber: 'MET-7731',
    expiry: '31-Aug-2027',
    quantity: '900',
  },
]
const DELIVERY = [{ ...SHELF[0], batchNumber: 'BUP2-2502', expiry: '12/2028', quantity: '2000' }]
/** So many of the six want to be known by a photo. */
const WITH_PHOTO = 2
/** One of those in treatment already wants a photo too, and gets a card. */
const KNOWN_WELL = 23

const quiet = async () => {}

/** The day opens, the shelf is filled, the packs of the day are opened. */
export async function openTheDay({ page, pictures, day, say }: Play): Promise<void> {
  const { look, lookTwice } = pictures
  await look(page, 'home-before-the-day')
  await openDay(page, day)
  await enterOpeningStock(page, 'B12/40', SHELF, demoStaff.guard)
  await receiveDelivery(page, 'DN-118', DELIVERY as typeof SHELF, look)
  await look(page, 'stock')
  await openPacks(page, look)
  await countStock(page, 'opening', await onTheShelf(page), demoStaff.guard, look)
  await goTo(page, 'Alt+h', words.home.title(demoStaff.nurse.name))
  await lookTwice(page, 'home')
  say('The day is open, the shelf is filled, the packs are open, the shelf is counted')
}

export interface WithCard {
  registerNumber: number
  card: string
}

/** Those in treatment already come in by one list; six new ones are enrolled, and get their cards. */
export async function admitClients(play: Play): Promise<{ enrolled: WithCard[]; known: WithCard }> {
  const { page, pictures, day, say } = play
  const everybody = people(day)
  const inTreatment = everybody.slice(0, -ENROLLED_BY_KEYBOARD)
  await bringOverByPaste(page, inTreatment, pictures.look)
  say(`${inTreatment.length} clients are brought over by one paste`)
  const enrolled: WithCard[] = []
  for (const [index, person] of everybody.slice(-ENROLLED_BY_KEYBOARD).entries()) {
    const photo = index < WITH_PHOTO
    const first = index === 0 ? pictures.look : quiet
    const admitted = await enrol(page, person, { photo, look: first })
    enrolled.push(admitted)
    if (!photo) continue
    await openClient(page, admitted.registerNumber)
    await addPhoto(page, 37 * admitted.registerNumber, first)
  }
  await openClient(page, KNOWN_WELL)
  await addPhoto(page, 211, quiet)
  const known = { registerNumber: KNOWN_WELL, card: await giveCard(page) }
  say(`${enrolled.length} clients are enrolled by keyboard, each with a card`)
  return { enrolled, known }
}

const FIRST_ORDERS: readonly OrderToWrite[] = [
  {
    drug: 'buprenorphine',
    kind: 'induction',
    milligrams: [8],
    stepDays: 0,
    days: 7,
    reason: 'Withdrawal seen, COWS 14',
  },
  {
    drug: 'buprenorphine',
    kind: 'induction',
    milligrams: [4, 8],
    stepDays: 2,
    days: 14,
    reason: 'Low tolerance, raise after two days',
  },
  {
    drug: 'methadone',
    kind: 'induction',
    milligrams: [20],
    stepDays: 0,
    days: 7,
    reason: 'Buprenorphine not tolerated before',
  },
]

/** The doctor signs the list and writes an order for each of the new ones. */
export async function orderDoses(play: Play, registerNumbers: readonly number[]): Promise<void> {
  const { page, pictures, say } = play
  await changeTo(page, demoStaff.doctor)
  await pictures.look(page, 'home-of-the-doctor')
  await signBringOver(page, demoStaff.doctor.pin, pictures.look)
  for (const [index, registerNumber] of registerNumbers.entries()) {
    const order = FIRST_ORDERS[index % FIRST_ORDERS.length]
    if (order) await writeOrder(page, registerNumber, order, index === 0 ? pictures.look : quiet)
  }
  await pictures.look(page, 'order-written')
  say(`The doctor signed the list and wrote ${registerNumbers.length} orders`)
}
