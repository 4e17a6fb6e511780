import type { Page } from 'playwright-core'
import { words } from '../../../renderer/words/index.ts'
import type { RunningRegister } from '../../../tests/helpers/launch.ts'

const say = words.paper

/** Where the pages of a play go: the folder that the system's dialog answers with. */
export interface PaperTo {
  readonly register: RunningRegister
  readonly papersFolder: string
  look(page: Page, name: string): Promise<void>
}

/** Looks at the pages that stand above the screen, saves them as a PDF, and closes them. */
export async function keepPaper(to: PaperTo, name: string): Promise<void> {
  const { page } = to.register
  const save = page.getByRole('button', { name: say.save, exact: true })
  await save.waitFor()
  await to.look(page, name)
  await to.register.answerChooseFolder(to.papersFolder)
  await save.press('Enter')
  await page.getByText(/^Saved: /).waitFor()
  await page.keyboard.press('Escape')
  await save.waitFor({ state: 'detached' })
}
