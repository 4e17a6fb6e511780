import { setTimeout } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright-core'
import type { Attempt, Target } from './attempts.ts'
import type { Listener } from './listener.ts'

export type Outcome = { name: string; escapes: string[] }

type Scene = { app: ElectronApplication; listener: Listener; target: Target }

/**
 * Runs in a timer of the page: during a call of the driver itself Chromium would let text be turned into code.
 * Resolves with what came of it within a second.
 */
const inPage = (attempt: Attempt, target: Target) => `new Promise((resolve) => {
  setTimeout(() => {
    setTimeout(() => resolve('nothing came of it'), 1000)
    new Promise((settle) => settle((${String(attempt)})(${JSON.stringify(target)})))
      .then((value) => resolve(value === true ? 'got what it wanted' : 'came to nothing'), (error) => resolve('refused: ' + error))
  }, 0)
})`

const withoutHash = (address: string) => address.split('#')[0]

async function tryOne({ app, listener, target }: Scene, page: Page, attempt: Attempt): Promise<string[]> {
  const before = { address: page.url(), windows: app.windows().length, arrivals: listener.arrivals() }
  const said = await page.evaluate<string>(inPage(attempt, target)).catch(() => 'the page went away')
  await setTimeout(120)
  const escapes: string[] = []
  if (said === 'got what it wanted' || said === 'the page went away') escapes.push(said)
  if (withoutHash(page.url()) !== withoutHash(before.address)) escapes.push(`the window shows ${page.url()}`)
  if (app.windows().length > before.windows) escapes.push('another window opened')
  if (listener.arrivals() > before.arrivals) escapes.push('something arrived outside')
  return escapes
}

/** Tries everything, each from a page that `freshPage` has just made. */
export async function tryAll(
  scene: Scene,
  attempts: Record<string, Attempt>,
  freshPage: () => Promise<Page>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [name, attempt] of Object.entries(attempts)) {
    const page = await freshPage()
    outcomes.push({ name, escapes: await tryOne(scene, page, attempt) })
  }
  return outcomes
}
