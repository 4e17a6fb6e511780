import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TokensRead } from '../../shared/contract/office-cases.ts'
import { TokenExport } from '../../shared/records/enrolment-files.ts'
import { tokenKeyByKeyId, tokenKeyOf } from '../db/enrolment.ts'
import { type OfficeSiteStored, officeSiteByRegister } from '../db/office.ts'
import { lastTokenImportOf, officeCaseById, siteAnswers, tokensKnown } from '../db/office-case.ts'
import { insert, nextId } from '../db/write.ts'
import { seal } from '../private-text.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import type { OfficeSecrets } from '../vault/office-secrets.ts'
import { isSignedBy, noteValue, openNote } from '../vault/signed-note.ts'
import { requirePlace } from './backup-facts.ts'
import { tokensEnding } from './enrolment-export.ts'

/** More than the tokens of twenty thousand clients. */
const MOST_BYTES = 60_000_000
const CLOCKS_APART_MS = 2 * 86_400_000

type Verdict = Omit<TokensRead, 'file'>

/** Takes in every file of tokens in a folder. Refused: `folder_not_offered`, `no_token_key`. */
export async function takeInTokens(
  register: Register,
  keys: OfficeSecrets,
  { folder, requestId, staffId }: { folder: string; requestId: string; staffId: number },
): Promise<TokensRead[]> {
  await requirePlace(register, folder)
  if (!tokenKeyOf(register.db)) return refuse('no_token_key')
  const names = (await readdir(folder).catch(() => refuse('folder_not_offered'))).filter((name) =>
    name.endsWith(tokensEnding),
  )
  const read: TokensRead[] = []
  for (const [place, file] of names.toSorted(byNumber).entries()) {
    const once = `${requestId.slice(0, -4)}${place.toString(16).padStart(4, '0')}`
    read.push({ file, ...(await takeIn(register, keys, join(folder, file), { requestId: once, staffId })) })
  }
  return read
}

/** `AZL01-9-…` comes before `AZL01-10-…`, or the newer would make the older one a replay. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

async function takeIn(
  register: Register,
  keys: OfficeSecrets,
  path: string,
  { requestId, staffId }: { requestId: string; staffId: number },
): Promise<Verdict> {
  const bytes = (await stat(path).catch(() => null))?.size ?? null
  const text = bytes === null || bytes > MOST_BYTES ? null : await readFile(path, 'utf8').catch(() => null)
  if (text === null) return { outcome: 'unreadable', code: null, clients: null }
  const opening = await openNote(text, keys.everyday)
  if (opening.outcome !== 'opened') return { outcome: opening.outcome, code: null, clients: null }
  const value = noteValue(opening.note, 'token-export', TokenExport)
  if (!value) return { outcome: 'no_note', code: null, clients: null }
  const site = officeSiteByRegister(register.db, value.registerId)
  const said = { code: site?.code ?? null, clients: value.clients.length }
  if (!site) return { outcome: 'unknown_site', ...said }
  if (!isSignedBy(opening.note, 'token-export', site.ed25519)) return { outcome: 'forged', ...said }
  const sha256 = createHash('sha256').update(text, 'utf8').digest()
  const refusal = notNow(register, site, value, sha256)
  if (refusal) return { outcome: refusal, ...said }
  keep(register, site, value, { sha256, requestId, staffId })
  return { outcome: 'good', ...said }
}

/** Why tokens that are truly the site's are not taken: another key, a replay, a clock that ran ahead. */
function notNow(
  { db, now }: Register,
  site: OfficeSiteStored,
  value: TokenExport,
  sha256: Uint8Array,
): Verdict['outcome'] | null {
  const key = tokenKeyOf(db)
  const made = tokenKeyByKeyId(db, value.keyId)
  if (!made) return 'other_key'
  if (made.id !== key?.id) return 'old_key'
  if (tokensKnown(db, sha256)) return 'known'
  if (value.madeAt > now() + CLOCKS_APART_MS) return 'future'
  const last = lastTokenImportOf(db, site.id)
  if (!last) return null
  const older = last.lineage === value.lineage ? value.sequence <= last.sequence : value.madeAt <= last.madeAt
  return older ? 'older' : null
}

function keep(
  register: Register,
  site: OfficeSiteStored,
  value: TokenExport,
  { sha256, requestId, staffId }: { sha256: Buffer; requestId: string; staffId: number },
): void {
  const { lineage, sequence, madeAt, clients, leftOut, nameless, keyId, answers } = value
  register.writeOnce(requestId, { act: 'office.tokens', actor: staffId }, (tx) => {
    const known = siteAnswers(tx.db).filter(({ officeSiteId }) => officeSiteId === site.id)
    for (const { caseNumber, answer, at } of answers) {
      const own = officeCaseById(tx.db, caseNumber)
      const last = known.find(({ officeCaseId }) => officeCaseId === caseNumber)
      if (!own || (own.siteA !== site.id && own.siteB !== site.id)) continue
      if (last?.answer === answer && last.answeredAt === at) continue
      insert(tx, 'site_answer', {
        officeCaseId: caseNumber,
        officeSiteId: site.id,
        answer,
        answeredAt: at,
        at: tx.at,
      })
    }
    const id = nextId(tx, 'token_import')
    return insert(tx, 'token_import', {
      id,
      officeSiteId: site.id,
      tokenKeyId: tokenKeyByKeyId(tx.db, keyId)?.id ?? refuse('no_token_key'),
      lineage,
      sequence,
      madeAt,
      clients: clients.length,
      leftOut,
      nameless,
      content: seal(register, 'token_import', 'content', id, JSON.stringify({ clients })),
      sha256,
      staffId,
      at: tx.at,
    })
  })
}
