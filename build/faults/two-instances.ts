import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PASSPHRASES } from '../../tests/helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../../tests/helpers/launch.ts'
import { giveToRegister } from '../runtime/unprivileged.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'
import { makeClinic, someClients } from './small-clinic.ts'

/** The packaged program is slow to start: five pairs show what the operating system's lock does. */
const PAIRS = 5

/**
 * Starts the packaged program twice at once on one register. One shows its window, the other goes away and has touched
 * no file; the register then opens by passphrase in the one that stayed.
 */
export async function twoInstances({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const template = await makeClinic(someClients(3))
  for (let pair = 0; pair < share(PAIRS, scale); pair += 1) await onePair(tally, `pair ${pair}`, template)
  rmSync(template, { recursive: true, force: true })
  return tally.report('two-instances', seed)
}

async function onePair(tally: Tally, context: string, template: string): Promise<void> {
  const folder = registerFolder()
  const profile = join(folder, 'profile')
  cpSync(template, profile, { recursive: true })
  giveToRegister(profile)
  const before = filesOf(profile)
  const both = await Promise.allSettled([launchRegister({ folder }), launchRegister({ folder })])
  const up = both.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  tally.add('pairs')
  if (up.length !== 1) tally.fail(context, `${up.length} programs stayed open`)
  for (const [name, state] of before)
    if (filesOf(profile).get(name) !== state) tally.fail(context, `${name} was touched`)
  const [first] = up
  if (first) await opens(tally, context, first)
  for (const register of up) await register.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Content and time of writing of the register's own files; what Chromium keeps beside them is its own. */
function filesOf(profile: string): Map<string, string> {
  const names = readdirSync(profile).filter((name) => name.startsWith('register.'))
  return new Map(
    names.map((name) => {
      const file = join(profile, name)
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
      return [name, `${hash} ${statSync(file).mtimeMs}`]
    }),
  )
}

async function opens(tally: Tally, context: string, { page }: RunningRegister): Promise<void> {
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(PASSPHRASES[0])
  await page.keyboard.press('Enter')
  await page
    .getByText('Ramdini')
    .first()
    .waitFor({ timeout: 30_000 })
    .then(() => tally.add('opened in the one that stayed'))
    .catch(() => tally.fail(context, 'the one that stayed does not open'))
}
