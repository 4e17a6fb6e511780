import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { damageFound, registerFacts } from '../../../electron/db/backup-queries.ts'
import { openReader, openWriter } from '../../../electron/db/connection.ts'
import { copyBeforeMigration } from '../../../electron/db/copy.ts'
import { LATEST } from '../../../electron/db/migrate.ts'
import { makeSmallClinic, type SmallClinic } from '../backup/small-clinic.ts'

let clinic: SmallClinic
let folder: string
beforeEach(async () => {
  clinic = await makeSmallClinic()
  clinic.addStaff(5)
  folder = join(clinic.folder, 'copies')
  mkdirSync(folder)
})
afterEach(() => clinic.close())

const copy = () => copyBeforeMigration(clinic.writer, folder, clinic.keys.databaseKey)

describe('the copy before a migration', () => {
  it('is the whole register under the same key, named by its schema, and leaves the register as it was', () => {
    const before = registerFacts(clinic.writer)
    const file = copy()
    expect(file).toBe(join(folder, `register-before-${LATEST}.db`))
    const there = openReader(file, clinic.keys.databaseKey)
    expect(registerFacts(there)).toEqual(before)
    expect(damageFound(there, 'full')).toEqual([])
    there.close()
    expect(registerFacts(clinic.writer)).toEqual(before)
    expect(() => openReader(file, new Uint8Array(32))).toThrow()
  })

  it('becomes a register again by taking its place, which opens and can be written', () => {
    const file = copy()
    const place = join(folder, 'again.db')
    copyFileSync(file, place)
    const again = openWriter(place, clinic.keys.databaseKey)
    expect(registerFacts(again)).toEqual(registerFacts(clinic.writer))
    again.close()
  })

  it('takes the place of what a power cut left, and of its own earlier one', () => {
    writeFileSync(join(folder, `register-before-${LATEST}.db.part`), 'half of one')
    copy()
    clinic.addStaff(1)
    const there = openReader(copy(), clinic.keys.databaseKey)
    expect(registerFacts(there)).toEqual(registerFacts(clinic.writer))
    there.close()
    expect(readdirSync(folder)).toEqual([`register-before-${LATEST}.db`])
  })

  it('lets older ones give way: the last two updates stay', () => {
    for (const schema of [LATEST - 30, LATEST - 20, LATEST - 10]) {
      clinic.writer.pragma(`user_version = ${schema}`)
      copy()
    }
    expect(readdirSync(folder).toSorted()).toEqual(
      [`register-before-${LATEST - 10}.db`, `register-before-${LATEST - 20}.db`].toSorted(),
    )
  })

  it('stops the update where it cannot be written, and leaves nothing with its name', () => {
    const nowhere = join(folder, 'not-there')
    expect(() => copyBeforeMigration(clinic.writer, nowhere, clinic.keys.databaseKey)).toThrow()
    expect(existsSync(nowhere)).toBe(false)
  })

  it('stops the update where the copy does not open as it should', () => {
    expect(() => copyBeforeMigration(clinic.writer, folder, new Uint8Array(32))).toThrow()
    expect(readdirSync(folder)).toEqual([])
  })
})
