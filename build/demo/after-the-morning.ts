import { words } from '../../renderer/words/index.ts'
import { type Play, paperTo } from './play.ts'
import { demoStaff } from './site.ts'
import { openClient } from './steps/clients.ts'
import { countStock, onTheShelf } from './steps/counts.ts'
import { changeTo, goTo } from './steps/doors.ts'
import { checkLedger, closeCountedDay, makeBackup } from './steps/ending.ts'
import { keepPaper } from './steps/papers.ts'
import { countMarks } from './steps/sheets.ts'
import { press } from './steps/signing.ts'

/** Who came and who did not, what one client's page says, and the doctor's look at the incident. */
export async function lookBack({ page, pictures, say }: Play, registerNumber: number): Promise<void> {
  await goTo(page, 'Alt+t', words.today.title)
  await page.getByRole('table').first().waitFor()
  await pictures.lookTwice(page, 'today')
  await openClient(page, registerNumber)
  await pictures.look(page, 'client')
  await changeTo(page, demoStaff.doctor)
  await goTo(page, 'Alt+o', words.orders.list.title)
  await page.getByRole('heading', { name: words.orders.list.incidents }).waitFor()
  await pictures.look(page, 'work-of-the-doctor')
  say('The list of today adds up; the incident waits for the doctor')
}

/** The manager checks the ledger, closes the day and takes the backup. */
export async function endTheDay(play: Play): Promise<void> {
  const { page, pictures, register, day, say } = play
  const { look } = pictures
  await changeTo(page, demoStaff.manager)
  await look(page, 'home-of-the-manager')
  await checkLedger(page, look)
  const shelf = await onTheShelf(page)
  await goTo(page, 'Alt+d', words.dayClose.title)
  await press(page, words.counts.goCount.closing)
  await countStock(page, 'closing', shelf, demoStaff.guard, look)
  await countMarks(page, look)
  await closeCountedDay(page, day, look)
  await press(page, words.dayClose.paper.print)
  await keepPaper(paperTo(play), 'page-of-the-day')
  await goTo(page, 'Alt+s', words.stock.title)
  await look(page, 'stock-after-the-day')
  say('The ledger is whole and the day is closed')
  await makeBackup(register, demoStaff.manager.pin, look)
  await goTo(page, 'Alt+h', words.home.title(demoStaff.manager.name))
  await look(page, 'home-after-the-backup')
  say('The backup was made and read back')
}
