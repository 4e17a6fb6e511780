import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { HoldList, TokenKeyNote } from '../../shared/records/enrolment-files.ts'
import { tokenKeyOf } from '../db/enrolment.ts'
import { type OfficeSiteStored, officeSites } from '../db/office.ts'
import { casesOfSite, lastListMade } from '../db/office-case.ts'
import { insert, noteAct } from '../db/write.ts'
import { tokenKeyId, tokenSecret } from '../enrolment-tokens.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import type { OfficeSecrets } from '../vault/office-secrets.ts'
import { sealNote } from '../vault/signed-note.ts'
import { requirePlace } from './backup-facts.ts'
import { insertKey } from './enrolment-notes.ts'

export const tokenKeyEnding = '.osttokenkey'
export const holdListEnding = '.ostholdlist'

interface Writing {
  readonly requestId: string
  readonly folder: string
  readonly staffId: number
}

/** A new token key of 32 random bytes, which holds from now on. */
export function makeTokenKey(register: Register, requestId: string, staffId: number): void {
  const secret = randomBytes(32)
  register.writeOnce(requestId, { act: 'office.token_key', actor: staffId }, (tx) =>
    insertKey(tx, register, tokenKeyId(secret), tx.at, secret.toString('hex')),
  )
}

/** The token key for every site, each sealed to it. Refused: `folder_not_offered`, `no_token_key`, `not_written`. */
export async function writeTokenKeys(
  register: Register,
  keys: OfficeSecrets,
  { folder, requestId, staffId }: Writing,
): Promise<string[]> {
  await requirePlace(register, folder)
  const { db } = register
  const key = tokenKeyOf(db) ?? refuse('no_token_key')
  const secret = Buffer.from(tokenSecret(register, key)).toString('hex')
  const files: string[] = []
  for (const site of officeSites(db)) {
    const { keyId, madeAt } = key
    const value: TokenKeyNote = { ...addressOf(keys, site), keyId, madeAt, secret }
    files.push(
      await writeNote('token-key', value, keys, site, join(folder, `${site.code}-${keyId}${tokenKeyEnding}`)),
    )
  }
  register.writeOnce(requestId, { act: 'office.give_token_key', actor: staffId }, (tx) => {
    noteAct(tx, 'token_key', key.id)
    return key.id
  })
  return files
}

/**
 * The whole list of every site that has or had a case, each sealed to it. Refused: `folder_not_offered`, `no_cases`,
 * `not_written`.
 */
export async function writeHoldLists(
  register: Register,
  keys: OfficeSecrets,
  { folder, requestId, staffId }: Writing,
): Promise<string[]> {
  await requirePlace(register, folder)
  const { db } = register
  const sites = officeSites(db).filter(({ id }) => casesOfSite(db, id).length > 0)
  if (sites.length === 0) return refuse('no_cases')
  const madeAt = register.now()
  const written: { site: OfficeSiteStored; number: number; cases: number; file: string }[] = []
  for (const site of sites) {
    const number = (lastListMade(db, site.id)?.number ?? 0) + 1
    const cases = casesOfSite(db, site.id).map(({ caseNumber, registerNumber, ended }) => ({
      caseNumber,
      registerNumber,
      state: ended === 1 ? ('cleared' as const) : ('ask' as const),
    }))
    const value: HoldList = { ...addressOf(keys, site), number, madeAt, cases }
    const path = join(folder, `${site.code}-${number}-${todayOf(register)}${holdListEnding}`)
    const file = await writeNote('hold-list', value, keys, site, path)
    written.push({ site, number, cases: cases.length, file })
  }
  register.writeOnce(requestId, { act: 'office.hold_lists', actor: staffId }, (tx) => {
    const ids = written.map(({ site, number, cases }) =>
      insert(tx, 'hold_list_made', { officeSiteId: site.id, number, cases, staffId, at: tx.at }),
    )
    return ids.at(-1) ?? 0
  })
  return written.map(({ file }) => file)
}

const addressOf = ({ card }: OfficeSecrets, { registerId }: OfficeSiteStored) => ({
  office: card.name,
  registerId,
})

async function writeNote(
  kind: string,
  value: unknown,
  { signing }: OfficeSecrets,
  site: OfficeSiteStored,
  path: string,
): Promise<string> {
  const text = await sealNote(kind, value, signing, site.age)
  await writeFileAtomically(path, Buffer.from(text, 'utf8')).catch(() => refuse('not_written'))
  return path
}
