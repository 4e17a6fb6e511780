/** Why a file is not accepted as a backup. `words/` turns each into a sentence. */
export const refusals = [
  'unreadable',
  'notABackup',
  'wrongKey',
  'damaged',
  'wrongMembers',
  'manifestUnreadable',
  'newerFormat',
  'newerSchema',
  'signatureBad',
  'foreignSigner',
  'otherRegister',
  'nameLies',
  'memberHash',
  'notARegister',
  'integrity',
  'countsLie',
  'ledgerBroken',
  'scratchFull',
] as const
export type Refusal = (typeof refusals)[number]

/** A file that is no good backup. `detail` is for the log and holds nothing out of the register. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
  readonly code: Refusal
  readonly detail: string

  constructor(code: Refusal, detail = '', cause?: unknown) {
    super(`not a good backup: ${code}${detail === '' ? '' : ` (${detail})`}`, {
      cause,
    })
    this.code = code
    this.detail = detail
  }
}

/** Whether an error says by itself what it is: a refusal, or that the reader was told to stop. */
export function isTelling(cause: unknown): boolean {
  return cause instanceof BackupRefused || (cause instanceof Error && cause.name === 'AbortError')
}

/** What a stranger's error says of itself, without ever being trusted to be an Error. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
