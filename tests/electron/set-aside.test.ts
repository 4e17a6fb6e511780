import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  finishMaking,
  makeFiles,
  type RegisterFiles,
  registerFiles,
  restoringFolder,
} from '../../electron/register-files.ts'

const NAMES = ['database', 'vault', 'highWater', 'history', 'slots'] as const
const ASIDE = 'register-set-aside-2026-02-03-1'

function put(files: RegisterFiles, text: string): void {
  for (const name of NAMES) writeFileSync(files[name], `${text} ${name}`)
}
const textsOf = (files: RegisterFiles) =>
  NAMES.map((name) => (existsSync(files[name]) ? readFileSync(files[name], 'utf8') : 'none'))
const all = (text: string) => NAMES.map((name) => `${text} ${name}`)

/** A profile with an old register, killed after so many of the steps by which a new one takes its place. */
function killedAfter(steps: number): string {
  const profile = mkdtempSync(join(tmpdir(), 'ost-profile-'))
  const making = join(profile, 'register-in-the-making')
  const [old, made, aside] = [
    registerFiles(profile),
    registerFiles(making),
    registerFiles(join(profile, ASIDE)),
  ]
  mkdirSync(making)
  put(old, 'old')
  writeFileSync(`${old.database}-wal`, 'old log')
  put(made, 'new')
  const move = (from: string, to: string) => () => renameSync(from, to)
  const inOrder = [
    () => writeFileSync(join(making, 'whole'), ASIDE),
    () => mkdirSync(aside.folder),
    ...[old.database, `${old.database}-wal`, old.slots, old.vault, old.highWater, old.history].map((file) =>
      move(file, join(aside.folder, basename(file))),
    ),
    () => writeFileSync(join(making, 'set-aside'), ''),
    ...NAMES.map((name) => move(made[name], old[name])),
  ]
  for (const step of inOrder.slice(0, steps)) step()
  return profile
}

describe('a restore that takes the place of a register', () => {
  it('killed at any step leaves the old register or the new one, whole, after the next start', async () => {
    const outcomes: string[] = []
    for (let steps = 0; steps <= 14; steps += 1) {
      const profile = killedAfter(steps)
      await finishMaking(profile)
      await finishMaking(profile)
      const now = textsOf(registerFiles(profile))
      const isNew = now[0] === 'new database'
      expect(now).toEqual(all(isNew ? 'new' : 'old'))
      expect(existsSync(join(profile, 'register-in-the-making'))).toBe(false)
      if (isNew) {
        expect(textsOf(registerFiles(join(profile, ASIDE)))).toEqual(all('old'))
        expect(readFileSync(join(profile, ASIDE, 'register.db-wal'), 'utf8')).toBe('old log')
        expect(existsSync(join(profile, 'register.db-wal'))).toBe(false)
      }
      outcomes.push(isNew ? 'new' : 'old')
      rmSync(profile, { recursive: true })
    }
    expect(outcomes).toEqual(['old', ...Array.from({ length: 14 }, () => 'new')])
  })

  it('that fails while its files are made leaves the old register as it was', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'ost-profile-'))
    put(registerFiles(profile), 'old')
    const failing = makeFiles(profile, () => Promise.reject(new Error('disk full')), ASIDE)
    await expect(failing).rejects.toThrow('disk full')
    mkdirSync(restoringFolder(profile))
    await finishMaking(profile)
    expect(textsOf(registerFiles(profile))).toEqual(all('old'))
    expect(existsSync(restoringFolder(profile))).toBe(false)
    expect(existsSync(join(profile, ASIDE))).toBe(false)
    rmSync(profile, { recursive: true })
  })
})
