import type { Refusal } from '../backup/backup-refused.ts'

const sentences: Record<Refusal, string> = {
  unreadable: 'the file cannot be read from the disk.',
  notABackup: 'this is not a backup of OST Register.',
  wrongKey:
    'this key does not open it: it is another office’s or site’s backup, or its first lines are damaged.',
  damaged: 'the file was altered, or its end is missing.',
  wrongMembers: 'it does not hold the four parts that a backup holds.',
  manifestUnreadable: 'what it says of itself cannot be read.',
  newerFormat: 'it was made by a newer version of the program. Update this one.',
  newerSchema: 'it was made by a newer version of the program. Update this one.',
  signatureBad: 'its signature does not fit what it says.',
  foreignSigner: 'it was signed by somebody else than this site.',
  otherRegister: 'it belongs to another register than the card does.',
  nameLies: 'the file’s name says another site, number or day than what lies in it.',
  memberHash: 'a part of it is not the one that was signed.',
  notARegister: 'the database inside is not a register.',
  integrity: 'the database inside is damaged.',
  countsLie: 'the database inside is not the one that the backup describes.',
  ledgerBroken: 'the ledger inside does not fit the rows that it covers.',
  scratchFull: 'this computer has no room left to read it.',
}

/** One plain sentence for a refusal. */
export function sentenceOf(code: Refusal): string {
  return sentences[code]
}
