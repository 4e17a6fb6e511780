import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchRegister, type RunningRegister } from '../../tests/helpers/launch.ts'
import { projectFolder } from '../runtime/cache.ts'
import { runCommand } from '../runtime/run-command.ts'
import { lastMorning } from './clinic-time.ts'
import { handOver } from './output.ts'
import { CLINIC_SCREEN } from './pictures.ts'
import { demoSite } from './site.ts'

/** The program of the regional office; rejects unless its answer is 0. @returns what it printed */
export const office = (label: string, ...args: string[]): Promise<string> =>
  runCommand(process.execPath, [join(projectFolder, 'electron/office/office.ts'), ...args], { label })

/**
 * Makes the office's keys in `folder`/office and starts the packaged program on a profile beside them, its clock at
 * ten past eight of the last morning or of another one, its window as large as in a clinic.
 */
export async function begin(
  folder: string,
  { offset } = lastMorning(Date.now(), demoSite.timeZone),
): Promise<{ register: RunningRegister; officeCardFile: string }> {
  const keys = join(folder, 'office')
  await office('Making the office’s keys', 'keygen', keys, '--name', 'Regional project office')
  const officeCardFile = handOver(join(keys, 'office-card.json'), folder, 'office-card.json')
  return { register: await startAt(folder, offset), officeCardFile }
}

/** The packaged program on `folder`, its wall clock set off by so many milliseconds from its very start. */
export async function startAt(folder: string, offset: number): Promise<RunningRegister> {
  const profile = join(folder, 'profile')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'test-clock'), `${offset} 0`, { mode: 0o644 })
  const register = await launchRegister({ folder })
  register.setClockOffset(offset)
  register.page.setDefaultTimeout(15_000)
  await register.page.setViewportSize(CLINIC_SCREEN)
  // No button looks as if somebody pointed at it: the demonstration has no mouse.
  await register.page.mouse.move(CLINIC_SCREEN.width - 2, CLINIC_SCREEN.height - 2)
  return register
}
