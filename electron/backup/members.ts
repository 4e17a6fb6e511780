/** The members of a backup, in the order in which they stand in its tar. */
export const members = {
  register: 'register.sqlite',
  privateKey: 'private.age',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
} as const

/** More than any of the small members ever needs; a forged file cannot make a reader swallow more. */
export const smallMemberBytes = 1 << 20
