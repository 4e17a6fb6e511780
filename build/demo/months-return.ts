import { words } from '../../renderer/words/index.ts'
import { untilNextMorning } from './clinic-time.ts'
import { type Play, paperTo } from './play.ts'
import { demoStaff } from './site.ts'
import { changeTo, goTo, lock, signIn, unlock } from './steps/doors.ts'
import {
  approveReturn,
  askQuestion,
  exportWorkbook,
  lookAtPictures,
  lookAtReturn,
  makeDoseBook,
  prepareReturn,
} from './steps/returns.ts'

/**
 * The morning after, the first of a month: the manager opens the register with the passphrase, looks at the return,
 * prepares it, the doctor approves it, and it leaves as PDF and as a workbook; then pictures, a question, a book.
 */
export async function returnOfTheMonth(play: Play, passphrase: string): Promise<void> {
  const { page, pictures, register, day, papersFolder, say } = play
  const { look } = pictures
  const month = day.slice(0, 7)
  await lock(page)
  untilNextMorning(register, day)
  await unlock(page, passphrase)
  await signIn(page, demoStaff.manager)
  await goTo(page, 'Alt+h', words.home.title(demoStaff.manager.name))
  await look(page, 'home-on-the-first-of-the-month')
  await lookAtReturn(page, look)
  await prepareReturn(page, month, demoStaff.manager, look)
  await changeTo(page, demoStaff.doctor)
  await approveReturn(paperTo(play), month, demoStaff.doctor)
  await changeTo(page, demoStaff.manager)
  await exportWorkbook(register, papersFolder, look)
  say('The month’s return is signed by two, sent, and kept as PDF and XLSX')
  await lookAtPictures(page, month, look)
  await askQuestion(page, look)
  await makeDoseBook(register, papersFolder, look)
  say('The month in pictures, an answer to a question, and the dose register as a book')
}
