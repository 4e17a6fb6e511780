/** What `npm run office` answers to the shell. */
export const exitCode = {
  good: 0,
  wrong: 1,
  /** The command line itself was not understood. */
  usage: 2,
  /** A good backup, but nobody said which site ought to have signed it. */
  signerNotPinned: 3,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** A command line that asks for something that cannot be done. The message is for the person. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Where a command writes to. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}
