import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OfficeCard } from '../../shared/records/card-files.ts'
import { publicKeyOf } from '../vault/signature.ts'
import { UsageError } from './exit-code.ts'

/** The office's signing key, seen to be the one on its card. @throws UsageError */
export async function officeSigner(folder: string): Promise<{
  secretKey: Uint8Array
  card: OfficeCard
}> {
  try {
    const card = OfficeCard.parse(JSON.parse(await readFile(join(folder, 'office-card.json'), 'utf8')))
    const pem = await readFile(join(folder, 'office-sign.key'), 'utf8')
    const secretKey = Buffer.from(createPrivateKey(pem).export({ format: 'jwk' }).d ?? '', 'base64url')
    if (Buffer.from(publicKeyOf(secretKey)).toString('base64') !== card.ed25519)
      throw new Error('office-sign.key and office-card.json do not belong together')
    return { secretKey, card }
  } catch (cause) {
    throw new UsageError(
      `${folder} holds no office keys: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}
