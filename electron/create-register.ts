import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { NewSite } from '../shared/contract/setup.ts'
import { rulePackDefault } from '../shared/rules/rule-pack-default.ts'
import type { Clock } from './clock.ts'
import { openWriter } from './db/connection.ts'
import { migrate } from './db/migrate.ts'
import { insert, nextId, type Tx } from './db/write.ts'
import { keepOfficeKeys } from './office-keys.ts'
import { seal } from './private-text.ts'
import { InvalidInput, refuse } from './refusal.ts'
import { openRegister, type Register, registerOver } from './register.ts'
import { makeFiles, type RegisterFiles } from './register-files.ts'
import { createHighWater, HighWater } from './vault/high-water.ts'
import { newSlots, slotLabel } from './vault/keyholders.ts'
import { newRegisterKeys, type RegisterKeys } from './vault/keys.ts'
import type { OfficeSecrets } from './vault/office-secrets.ts'
import { hashPin } from './vault/pin.ts'
import { type Slots, writeSlotsFile } from './vault/slots-file.ts'
import { writeVaultFile } from './vault/vault-file.ts'

/**
 * Makes the register of this PC from what the wizard gathered: keys, slots, vault, database with its first rows
 * and ledger lines. Checked before (new-site rule); here only what needs keys can still be refused.
 * @param officeKeys of a regional office, which its register keeps sealed
 */
export async function createRegister(
  profileFolder: string,
  site: NewSite,
  clock: Clock,
  officeKeys: OfficeSecrets | null = null,
): Promise<Register> {
  const keys = await newRegisterKeys()
  const slots = await newSlots(
    site.keyholders.map(({ passphrase }) => ({ label: slotLabel, passphrase })),
    {
      databaseKey: keys.databaseKey,
      siteIdentity: keys.siteIdentity,
    },
  )
  if (slots.outcome !== 'made') {
    throw new InvalidInput([{ field: 'keyholders', code: slots.outcome.replaceAll('-', '_') }])
  }
  const made = slots.slots
  await makeFiles(profileFolder, (files) => fillFiles(files, keys, made, site, clock, officeKeys))
  const first = site.keyholders[0]
  const opening = await openRegister(profileFolder, first?.passphrase ?? '', clock)
  if (opening.outcome !== 'opened') return refuse(opening.outcome)
  return opening.register
}

async function fillFiles(
  files: RegisterFiles,
  keys: RegisterKeys,
  slots: Slots,
  site: NewSite,
  clock: Clock,
  officeKeys: OfficeSecrets | null,
): Promise<void> {
  const db = openWriter(files.database, keys.databaseKey)
  migrate(db)
  await writeVaultFile(files.vault, keys)
  await createHighWater(files.highWater, keys.highWaterKey, { seq: 0, head: Buffer.alloc(32) })
  const register = registerOver(files, db, keys, new HighWater(files.highWater, keys.highWaterKey), clock)
  const pins = await Promise.all(site.staff.map(({ pin }) => hashPin(keys.pinPepper, pin)))
  fillRegister(register, site, pins, slots, officeKeys)
  register.close()
  await writeSlotsFile(files.slots, slots)
}

type Pin = Awaited<ReturnType<typeof hashPin>>

function fillRegister(
  register: Register,
  site: NewSite,
  pins: readonly Pin[],
  slots: Slots,
  officeKeys: OfficeSecrets | null,
): void {
  register.write({ act: 'register.create', actor: null }, (tx) => {
    const at = tx.at
    insert(tx, 'site', {
      id: 1,
      registerId: randomBytes(16).toString('hex'),
      lineage: randomBytes(16).toString('hex'),
      code: site.code,
      number: site.number,
      name: site.name,
      district: site.district,
      country: site.country,
      timeZone: site.timeZone,
      kind: site.kind,
      weeklyClosedDays: site.weeklyClosedDays,
      dropoutDays: site.dropoutDays,
      createdAt: at,
    })
    insert(tx, 'office_card', { ...site.officeCard, at })
    for (const holiday of site.holidays) insert(tx, 'holiday', { ...holiday, at })
    for (const product of site.products)
      insert(tx, 'product', { ...product, baseFactorPpm: baseFactor(product.drug), at })
    const staffIds = site.staff.map((person, index) => addPerson(tx, register, person, pins[index]))
    site.keyholders.forEach(({ label, staffIndex }, index) => {
      const staffId = staffIndex === null ? null : (staffIds[staffIndex] ?? null)
      const id = nextId(tx, 'keyholder')
      const sealed = seal(register, 'keyholder', 'label', id, label)
      insert(tx, 'keyholder', { id, slotId: slots.slots[index]?.id ?? '', label: sealed, staffId, at })
    })
    if (officeKeys) keepOfficeKeys(tx, register, officeKeys)
    if (site.rulePackSignedBy) signRules(tx, staffIds[site.rulePackSignedBy.staffIndex])
  })
}

/** Share of the labelled amount that is base drug, in parts per million; serves only the grams-of-base return. */
function baseFactor(drug: NewSite['products'][number]['drug']): number {
  // Methadone is labelled as hydrochloride (345.9 g/mol, base 309.4); buprenorphine as base.
  return drug === 'methadone' ? 894_500 : 1_000_000
}

export function addPerson(
  tx: Tx,
  register: Register,
  person: { name: string; role: NewSite['staff'][number]['role'] },
  pin: Pin | undefined,
): number {
  const id = nextId(tx, 'staff')
  insert(tx, 'staff', {
    id,
    role: person.role,
    name: seal(register, 'staff', 'name', id, person.name),
    at: tx.at,
  })
  insert(tx, 'staff_event', { staffId: id, kind: 'added', untilDay: null, byStaffId: tx.actor, at: tx.at })
  if (pin) setPin(tx, id, pin)
  return id
}

export function setPin(tx: Tx, staffId: number, { salt, verifier, parameters }: Pin): void {
  insert(tx, 'staff_pin', { staffId, salt, verifier, scryptN: parameters.N, at: tx.at })
}

function signRules(tx: Tx, doctorId: number | undefined): void {
  if (doctorId === undefined) return
  const body = canonicalize(rulePackDefault) ?? ''
  const id = insert(tx, 'rule_pack', { version: 1, body, staffId: doctorId, at: tx.at })
  const digest = createHash('sha256').update(`ost-register/rule-pack/v1\n${body}`).digest()
  insert(tx, 'signature', { kind: 'rule_pack', subjectId: id, digest, staffId: doctorId, at: tx.at })
}
