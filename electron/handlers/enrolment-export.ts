import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { TokenExport } from '../../shared/records/enrolment-files.ts'
import { caseAnswers, comparedClients, lastTokenExport, tokenKeyOf } from '../db/enrolment.ts'
import { officeCardOf, siteOf } from '../db/site.ts'
import { insert } from '../db/write.ts'
import { clientTokens, tokenSecret } from '../enrolment-tokens.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'
import { sealNote } from '../vault/signed-note.ts'
import { requirePlace } from './backup-facts.ts'

/** How exports are named: `SITE-NUMBER-DAY.osttokens`, beside the backup. */
export const tokensEnding = '.osttokens'

/**
 * Writes the tokens of who is in treatment here to a folder, sealed to office A and signed by this site. Who asked not
 * to be compared is left out and counted. Refused: `folder_not_offered`, `no_office_card`, `no_token_key`,
 * `tokens_not_written`. @returns the file's name
 */
export async function exportTokens(
  register: Register,
  { requestId, folder, staffId }: { requestId: string; folder: string; staffId: number },
): Promise<string> {
  await requirePlace(register, folder)
  const { db, keys } = register
  const office = officeCardOf(db) ?? refuse('no_office_card')
  const key = tokenKeyOf(db) ?? refuse('no_token_key')
  const { registerId, lineage, code } = siteOf(db)
  const people = comparedClients(db)
  const going = people.filter(({ refused, withdrawn }) => refused === 0 && withdrawn === 0)
  const { clients, nameless } = await clientTokens(
    register,
    tokenSecret(register, key),
    going.map(({ id }) => id),
  )
  const value: TokenExport = {
    registerId,
    lineage,
    site: code,
    sequence: (lastTokenExport(db)?.sequence ?? 0) + 1,
    keyId: key.keyId,
    madeAt: register.now(),
    clients,
    leftOut: people.length - going.length,
    nameless,
    answers: caseAnswers(db).map(({ caseNumber, answer, at }) => ({ caseNumber, answer, at })),
  }
  const text = await sealNote('token-export', value, keys.signing.secretKey, office.ageA)
  const file = `${code}-${value.sequence}-${todayOf(register)}${tokensEnding}`
  await writeFileAtomically(join(folder, file), Buffer.from(text, 'utf8')).catch(() =>
    refuse('tokens_not_written'),
  )
  register.writeOnce(requestId, { act: 'enrolment.export', actor: staffId }, (tx) =>
    insert(tx, 'token_export', {
      tokenKeyId: key.id,
      sequence: value.sequence,
      clients: clients.length,
      leftOut: value.leftOut,
      nameless,
      sha256: createHash('sha256').update(text, 'utf8').digest(),
      staffId,
      at: tx.at,
    }),
  )
  return file
}
