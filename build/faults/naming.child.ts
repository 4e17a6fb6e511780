import { randomUUID } from 'node:crypto'
import { PINS, STAFF, testClock } from '../../tests/helpers/clinic.ts'
import { acts } from './acts.ts'
import { chanceOf } from './chance.ts'
import { counterOver } from './counter.ts'

/**
 * `node naming.child.ts FOLDER STICK SEED NAMES`: a clinic's work in which names are seen, searched, typed, drafted and
 * typed where they do not belong, with faults in between. Then it stands still until it is killed, with everything open.
 */
const [folder = '', stick = '', seed = '', list = ''] = process.argv.slice(2)
const names = JSON.parse(list) as string[]
const clock = testClock(Date.UTC(2026, 1, 3, 4))
const counter = counterOver(folder, clock, stick)
const { call } = counter
const chance = chanceOf(Number(seed))
/** Refused or not is no matter here: what counts is what is left lying about. */
const anyway = async (asking: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await asking()
  } catch (error) {
    return error
  }
}

await anyway(() => call.session.open({ passphrase: `${names[0]} is no passphrase` }))
await counter.open('nurse')
const work = acts(counter, clock, chance, names.length)
for (let done = 0; done < 80; done += 1) {
  const tried = await work.next()
  if (tried) await anyway(() => work.send(tried))
}
for (const name of names) {
  await anyway(() => call.clients.search({ text: name }))
  await anyway(() => call.clients.search({ text: name.slice(0, 4) }))
  await anyway(() =>
    call.drafts.keep({ form: 'session-note', subject: '1', body: `${name} said, and ${name} wrote` }),
  )
  await anyway(() => call.stock.receive({ requestId: randomUUID(), document: name, lines: [] }))
  await anyway(() => call.doses.facts({ who: { by: 'card', digits: name } }))
  await anyway(() => call.day.open({ requestId: name, day: name as never, approver: null, reason: name }))
}
// A fault in an act that knows a name: the search finds its table gone.
const db = counter.session.register()?.db
db?.exec('ALTER TABLE card RENAME TO card_away')
for (const name of names) await anyway(() => call.clients.search({ text: name }))
await anyway(() => call.doses.facts({ who: { by: 'number', registerNumber: 1 } }))
db?.exec('ALTER TABLE card_away RENAME TO card')
await call.session.signIn({ staffId: STAFF.manager, pin: PINS[0] })
const place = await call.backups.chooseFolder()
const steps = await call.backups.make({ folder: place?.folder ?? '', pin: PINS[0] })
for await (const _step of steps);
await counter.open('nurse').catch(() => undefined)
console.log('open')
setInterval(() => {}, 60_000)
