import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Look } from './steps/set-up.ts'

/** What clinics have, and what newer PCs have. */
export const CLINIC_SCREEN = { width: 1366, height: 768 }
const LARGE_SCREEN = { width: 1920, height: 1080 }

export interface Pictures {
  /** Their names, in order. */
  readonly taken: string[]
  /** A picture at 1366 × 768. */
  look: Look
  /** The same, and once more at 1920 × 1080. */
  lookTwice: Look
}

/** Numbered screenshots in a folder. */
export function pictures(folder: string): Pictures {
  mkdirSync(folder, { recursive: true })
  const taken: string[] = []
  const take = async (page: Page, name: string) => {
    const file = `${String(taken.length + 1).padStart(2, '0')}-${name}.png`
    // The caret blinks: without it the same screen is the same picture.
    await page.screenshot({ path: join(folder, file), caret: 'hide', animations: 'disabled' })
    taken.push(file)
  }
  return {
    taken,
    look: take,
    lookTwice: async (page, name) => {
      await take(page, name)
      await page.setViewportSize(LARGE_SCREEN)
      await take(page, `${name}-large`)
      await page.setViewportSize(CLINIC_SCREEN)
    },
  }
}
