import { randomInt } from 'node:crypto'
import { generatedWords } from '../../shared/rules/passphrase.ts'
import { passphraseWords } from '../../shared/rules/passphrase-words.ts'

/** Words of the EFF large list with blanks between, each drawn evenly and on its own: 12.9 bits a word. */
export function generatePassphrase(words: number = generatedWords): string {
  return Array.from({ length: words }, () => passphraseWords[randomInt(passphraseWords.length)]).join(' ')
}
