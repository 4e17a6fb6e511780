import type { Hold } from '../../shared/records/client.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { sealWords } from '../private-words.ts'
import type { Register } from '../register.ts'

/** Holds a client until a doctor releases; the code of the reason stands plainly, its words are sealed. @returns the hold's key */
export function writeHold(
  tx: Tx,
  register: Register,
  hold: Pick<Hold, 'clientId' | 'kind' | 'staffId'>,
  code: string | null,
  words: string,
): number {
  const id = nextId(tx, 'hold')
  return insert(tx, 'hold', {
    id,
    ...hold,
    reason: sealWords(register, 'hold', id, code, words),
    at: tx.at,
  })
}
