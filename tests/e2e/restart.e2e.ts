import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { launchRegister } from '../helpers/launch.ts'

test('the program starts again on the same register after its plug was pulled', async () => {
  const first = await launchRegister()
  await first.kill()
  const second = await launchRegister({ folder: first.folder })
  expect(await second.page.locator('#root').textContent()).not.toBe('')
  await second.close()
})

test('the program writes its log, and neither a page, a cookie nor a font of its window, into the profile', async () => {
  const register = await launchRegister()
  const log = join(register.profileFolder, 'logs', 'register.log')
  await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toContain('window shown')
  const stored = await register.app.evaluate(async ({ session }) => {
    const own = session.fromPartition('register')
    return { cookies: (await own.cookies.get({})).length, path: own.storagePath }
  })
  expect(stored).toMatchObject({ cookies: 0, path: null })
  expect(existsSync(join(register.profileFolder, 'Partitions'))).toBe(false)
  await register.close()
})
