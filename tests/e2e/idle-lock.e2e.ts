import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin } from '../../build/demo/begin.ts'
import { demoSite, demoStaff } from '../../build/demo/site.ts'
import { signIn } from '../../build/demo/steps/doors.ts'
import { setUpSite } from '../../build/demo/steps/set-up.ts'
import { words } from '../../renderer/words/index.ts'
import { type RunningRegister, registerFolder } from '../helpers/launch.ts'

const MINUTE = 60_000
let register: RunningRegister

beforeAll(async () => {
  const begun = await begin(registerFolder())
  register = begun.register
  await setUpSite(register.page, { ...demoSite, officeCardFile: begun.officeCardFile }, async () => {})
  await signIn(register.page, demoStaff.nurse)
})
afterAll(() => register.close())

const home = () => register.page.getByRole('heading', { name: words.home.title(demoStaff.nurse.name) })
const door = () => register.page.getByRole('heading', { name: words.doors.signIn.title })

test('a nurse who is away for four minutes is still signed in', async () => {
  await home().waitFor()
  register.passTime(4 * MINUTE)
  // Longer than the two seconds after which the program looks; nobody touches the window meanwhile.
  await register.page.waitForTimeout(5_000)
  expect(await door().count()).toBe(0)
  expect(await home().count()).toBe(1)
})

test('after five idle minutes the packaged program itself asks for the PIN, and shows nobody’s work', async () => {
  register.passTime(2 * MINUTE)
  await door().waitFor({ timeout: 15_000 })
  expect(await home().count()).toBe(0)
})

test('the PIN brings the same person back', async () => {
  await signIn(register.page, demoStaff.nurse)
  await home().waitFor()
  expect(register.complaints).toEqual([])
})
