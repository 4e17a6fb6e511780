/** What the name of a backup says. Only the manifest inside is proof of it. */
export interface BackupName {
  readonly site: string
  readonly sequence: number
  readonly day: string
}

const pattern = /^([A-Za-z0-9]+)-([0-9]{6,9})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.ostbackup$/

/** `SITE-SEQUENCE-DAY`, the sequence with leading zeros so that a folder sorts by it. */
export function backupStem({ site, sequence, day }: BackupName): string {
  return `${site}-${String(sequence).padStart(6, '0')}-${day}`
}

/** The name of the backup file itself. */
export function backupFileName(name: BackupName): string {
  return `${backupStem(name)}.ostbackup`
}

/** The name of the file with the keyholder slots beside it. */
export function keysFileName(name: BackupName): string {
  return `${backupStem(name)}.ostkeys`
}

/** Reads a file name; null for any other file. */
export function parseBackupName(fileName: string): BackupName | null {
  const [, site, sequence, day] = pattern.exec(fileName) ?? []
  if (site === undefined || sequence === undefined || day === undefined) return null
  return { site, sequence: Number(sequence), day }
}
