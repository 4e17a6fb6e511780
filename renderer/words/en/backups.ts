import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const megabytes = (bytes: number) =>
  bytes >= 1e9
    ? `${number(Math.round(bytes / 1e8) / 10)}\u00a0GB`
    : `${number(Math.max(0.1, Math.round(bytes / 1e5) / 10))}\u00a0MB`

/** The backup screen: the Friday of a site manager. */
export const backups = {
  title: 'Backup',
  lead: 'A backup holds the whole register, encrypted for the regional office and for this site. It counts once it was read back from where it lies.',
  age: {
    never: { title: 'No backup yet', text: 'Make the first one today, before anything can be lost.' },
    good: { title: 'Backup is up to date' },
    due: { title: 'A backup is due' },
    overdue: { title: 'The backup is overdue' },
  },
  last: (sequence: number, day: string, daysAgo: number) =>
    `Number ${sequence} of ${clinicDay(day)}, ${daysAgo === 0 ? 'today' : `${counted(daysAgo, 'day', 'days')} ago`}.`,
  weekly: (weekday: string, next: string | null) =>
    next === null
      ? `The weekly backup is on ${weekday}.`
      : `The weekly backup is on ${weekday}; the next one is due on ${clinicDay(next)}.`,
  weekday: 'Weekday of the weekly backup',
  weekdaySaved: (weekday: string) => `Home reminds on ${weekday} from now on.`,
  room: {
    enough: (needed: number) => `A backup needs about ${megabytes(needed)}.`,
    low: (needed: number, free: number) =>
      `Not enough room there: a backup needs about ${megabytes(needed)}, and ${megabytes(free)} are free. Free some space or use another stick.`,
  },
  giveWay: {
    label: (files: number) =>
      `Afterwards remove ${counted(files, 'older backup', 'older backups')} from this place`,
    how: (numbers: string) =>
      `Number ${numbers}. The newest of each of the last 8 weeks and 12 months stay, the newest of all always. Nothing is removed unless the new one is good.`,
  },
  drill: {
    title: 'Restore drill',
    lead: 'Opens the newest backup in a temporary encrypted file and compares it with the register: every row of every table, and the whole ledger. It changes nothing, and begins by itself once a week while nobody is being served.',
    start: 'Try the newest backup out now',
    stop: 'Stop the drill',
    stopped: 'The drill was stopped. Nothing is left of it.',
    running: 'A drill is under way by itself.',
    phases: { reading: 'Reading the backup', checking: 'Comparing every row with the register' },
    state: {
      never: 'No drill yet',
      good: 'The newest backup would bring the register back',
      due: 'A drill is due: put the stick with the newest backup in',
      failed: 'The drill failed: this backup would not bring the register back',
    },
    last: (sequence: number, day: string, daysAgo: number) =>
      `Number ${sequence}, tried out on ${clinicDay(day)}, ${daysAgo === 0 ? 'today' : `${counted(daysAgo, 'day', 'days')} ago`}.`,
    looked: (lines: number, rows: number) =>
      `${number(rows)} rows and ${number(lines)} lines of the ledger compared.`,
    differs: {
      chain: 'The ledger of the backup is not the beginning of the register’s own.',
      counts: 'The numbers of rows differ.',
      stock: 'The stock balances differ.',
      lastDoses: 'The last doses differ.',
    } as Record<string, string>,
    failed: 'Make a new backup on another stick and try it out. If that fails too, call the office.',
  },
  receipts: {
    title: 'Receipts of the office',
    lead: 'When the office has received a backup and found it good, it sends a receipt back on the stick.',
    take: 'Take in the receipts from there',
    none: 'No receipt lies there.',
    outcome: {
      good: (file: string, sequence: number) => `${file}: backup number ${sequence} was delivered.`,
      known: (file: string) => `${file}: taken in before.`,
      notAReceipt: (file: string) => `${file}: this is no receipt.`,
      forged: (file: string) => `${file}: not signed by our office. Tell the office.`,
      otherRegister: (file: string) => `${file}: it belongs to another site.`,
      unknownBackup: (file: string) => `${file}: it speaks of a backup that this register did not make.`,
      unreadable: (file: string) => `${file}: it cannot be read from the stick.`,
    },
  },
  make: 'Make a backup',
  where: 'Where to',
  noPlace: 'No stick is in. Put one in and press “Look again”, or choose a folder.',
  stick: 'Stick',
  folder: 'Folder',
  free: (bytes: number) => `${megabytes(bytes)} free`,
  lookAgain: 'Look again',
  chooseFolder: 'Choose a folder …',
  pin: 'Your PIN',
  start: 'Make the backup',
  again: 'Make another one',
  cancel: 'Stop',
  phases: {
    writing: 'Writing, encrypted',
    readingBack: 'Reading it back from the stick',
    checking: 'Comparing it with the register',
  },
  progress: (done: number, total: number) => (total > 0 ? `${Math.floor((done / total) * 100)} %` : ''),
  goOn: 'The counter works on while this runs.',
  matches: (clients: number) =>
    `Read back: ${number(clients)} ${clients === 1 ? 'client matches' : 'clients match'}`,
  doneText: (file: string, bytes: number) =>
    `${file}, ${megabytes(bytes)}. Take the stick out and keep it away from the PC.`,
  stopped: 'The backup was stopped. Nothing is left of it on the stick.',
  history: 'Backups so far',
  none: 'None yet. The first one will stand here with its number, its day and what was read back.',
  damaged:
    'A line of this list was changed or cut. The backups themselves are not touched by that; tell the office.',
  columns: {
    sequence: 'Number',
    day: 'Day',
    clients: 'Clients',
    doses: 'Doses',
    size: 'Size',
    where: 'Where',
    verified: 'Read back',
    delivered: 'At the office',
  },
  yes: 'yes',
  notYet: 'not yet',
  gaveWay: 'removed for newer ones',
  size: megabytes,
  siteCard: {
    title: 'Site card for the office',
    lead: 'The office needs this small file once, to know that a backup is really from this site. It holds no secret.',
    save: 'Write the site card there',
    saved: (file: string) => `${file} was written.`,
  },
} as const

const place = (where: unknown) =>
  where === 'scratch' ? 'The disk of this PC' : where === 'register' ? 'The register' : 'The stick or folder'

export const backupReasons: ReasonWords = {
  folder_not_offered: () => 'This place is not there any more. Put the stick in, look again and choose it.',
  backup_lowSpace: () =>
    'There is not enough room there for a backup. Nothing was written. Free some space or use another stick.',
  drill_running: () => 'A restore drill is under way already. Wait for it to end.',
  drill_no_backup: () => 'There is no backup yet that could be tried out. Make one first.',
  drill_not_here: () =>
    'The newest backup is not here. Put the stick on which it lies into this computer, and start the drill again.',
  backup_running: () => 'A backup is being made already. Wait for it to end.',
  no_office_card: () => 'The office’s card is missing, so nobody could open a backup. Call the office.',
  backup_diskFull: ({ place: where }) =>
    `${place(where)} is full. Free some space or use another stick; no backup was made.`,
  backup_folderMissing: () =>
    'The stick was taken out, or the folder is gone. Put it in and make the backup again.',
  backup_readOnly: () => 'The stick does not allow writing. Slide its lock, or use another one.',
  backup_cancelled: () => 'The backup was stopped. Nothing is left of it on the stick.',
  backup_snapshotBusy: () => 'The register was too busy just now. Make the backup again.',
  backup_registerUnreadable: () => 'The register’s own file could not be read. Tell the office at once.',
  backup_keySlotsMissing: () =>
    'The file of keyholders is missing, so this backup could not be restored here. Tell the office.',
  backup_readBackMismatch: () =>
    'What the stick gave back is not what was written. Do not trust this stick; use another one.',
  backup_failed: () => 'The backup could not be made. Try another stick; if that fails too, tell the office.',
}
