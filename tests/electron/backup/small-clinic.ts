import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { BackupJob } from '../../../electron/backup/make-backup.ts'
import { openWriter, type Writer } from '../../../electron/db/connection.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { insert, write } from '../../../electron/db/write.ts'
import { newSlots } from '../../../electron/vault/keyholders.ts'
import { newRegisterKeys, type RegisterKeys } from '../../../electron/vault/keys.ts'
import { sealText } from '../../../electron/vault/private-column.ts'
import { writeSlotsFile } from '../../../electron/vault/slots-file.ts'
import { ClinicDay, Instant } from '../../../shared/records/time.ts'

/** A real encrypted register in a temporary folder, an office, and a folder that stands for the stick. */
export interface SmallClinic {
  readonly folder: string
  readonly stick: string
  readonly writer: Writer
  readonly keys: RegisterKeys
  readonly registerId: string
  readonly office: {
    readonly a: string
    readonly b: string
    readonly ageA: string
    readonly ageB: string
  }
  readonly passphrases: readonly string[]
  readonly job: BackupJob
  addStaff(count: number): void
  close(): void
}

export const firstDay = ClinicDay.parse('2026-03-02')
const firstInstant = Date.UTC(2026, 2, 2, 3, 0, 0)
const passphrases = ['a long enough first passphrase', 'a long enough second passphrase'] as const

/** Makes it, with one member of staff whose name is sealed. Close it in `afterEach`. @param schema an older one */
export async function makeSmallClinic(site = 'DIMAPUR1', schema?: number): Promise<SmallClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'ost-clinic-'))
  const stick = join(folder, 'stick')
  mkdirSync(stick)
  const keys = await newRegisterKeys()
  const database = join(folder, 'register.db')
  const slots = join(folder, 'register.slots')
  const writer = openWriter(database, keys.databaseKey)
  migrate(writer, schema)
  const registerId = randomBytes(16).toString('hex')
  let at = firstInstant
  const act = (name: string) => ({
    act: name,
    at: Instant.parse(at++),
    actor: null,
  })
  write(writer, act('setUp'), (tx) =>
    insert(tx, 'site', {
      id: 1,
      registerId,
      lineage: randomBytes(16).toString('hex'),
      code: site,
      number: 417,
      name: 'Test clinic',
      district: 'Dimapur',
      country: 'IN',
      timeZone: 'Asia/Kolkata',
      kind: 'ost_centre',
      weeklyClosedDays: '7',
      dropoutDays: 60,
      createdAt: tx.at,
    }),
  )
  const made = await newSlots(
    passphrases.map((passphrase, index) => ({
      label: `Keyholder ${index + 1}`,
      passphrase,
    })),
    keys,
    { N: 2 ** 14, r: 8, p: 1 },
  )
  if (made.outcome !== 'made') throw new Error(made.outcome)
  await writeSlotsFile(slots, made.slots)
  const [a, b] = [await generateX25519Identity(), await generateX25519Identity()]
  const office = {
    a,
    b,
    ageA: await identityToRecipient(a),
    ageB: await identityToRecipient(b),
  }
  let staff = 0
  function addStaff(count: number): void {
    write(writer, act('addStaff'), (tx) => {
      for (let index = 0; index < count; index += 1) {
        staff += 1
        const place = { table: 'staff', column: 'name', id: staff }
        const name = Uint8Array.from(sealText(keys.privateKey, place, `Canary ${staff}`))
        insert(tx, 'staff', { id: staff, role: 'nurse', name, at: tx.at })
      }
    })
  }
  addStaff(1)
  return {
    folder,
    stick,
    writer,
    keys,
    registerId,
    office,
    passphrases,
    addStaff,
    job: {
      writer,
      keys,
      office,
      files: {
        database,
        slots,
        history: join(folder, 'backups.log'),
        scratch: join(folder, 'scratch'),
      },
      destination: stick,
      day: firstDay,
      program: '0.1.0-test',
      now: () => at++,
    },
    close() {
      writer.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
