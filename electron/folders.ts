/** What `profileFolder` looks at; passed in, so that each system's answer can be tested on any. */
export type Surroundings = {
  platform: string
  /** The value of `--user-data-dir`, or an empty string. */
  userDataSwitch: string
  /** %ProgramData% on Windows. */
  programData: string | undefined
  /** Whether this account can make the folder, or read and write in it. */
  isUsable(folder: string): boolean
}

export type ProfileFolder = { folder: string; usable: boolean }

function machineWideFolder({ platform, programData }: Surroundings): string {
  if (platform === 'win32') return `${programData ?? 'C:\\ProgramData'}\\OST Register`
  if (platform === 'darwin') return '/Library/Application Support/OST Register'
  return '/var/lib/ost-register'
}

/**
 * One register per PC: all its accounts find the same folder, so that nobody starts a second register by
 * signing in to Windows under another name. There is no falling back to a folder of the account's own, which
 * would do just that; who wants another place names it with `--user-data-dir`.
 */
export function profileFolder(surroundings: Surroundings): ProfileFolder {
  const folder = surroundings.userDataSwitch || machineWideFolder(surroundings)
  return { folder, usable: surroundings.isUsable(folder) }
}

/** What a person with the rights has to do when the folder cannot be used, as a line to type. */
export function howToMakeUsable(folder: string, platform: string): string {
  if (platform === 'win32') return `icacls "${folder}" /grant *S-1-5-32-545:(OI)(CI)M`
  const owner = platform === 'darwin' ? '-g staff -m 2770' : '-o "$USER" -m 0700'
  return `sudo install -d ${owner} "${folder}"`
}
