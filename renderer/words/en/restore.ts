import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** Bringing a register back from a backup, or from a copy of before an update. */
export const restore = {
  title: 'Bring a register back',
  begin: 'Bring a register back from a backup',
  fromLocked: 'Bring the register back from a backup or a copy …',
  lead: 'From the stick with the backup, and one keyholder’s passphrase or the office’s sealed key. Two people do it together.',
  steps: ['Choose the backup', 'Look at it', 'Two people'],
  stepOf: (step: number) => `Step ${step} of 3`,
  source: 'From what',
  fromBackup: 'a backup on a stick or in a folder',
  fromCopy: 'a copy that this computer made before an update of the program',
  copyLead:
    'A copy holds what was written up to that update, and nothing since. It opens with a passphrase that opened the register then.',
  whichCopy: 'Which copy',
  copy: (schema: number, when: string, aside: string | null) =>
    `Number ${schema}, made ${when}${aside === null ? '' : `, in the folder ${aside}`}`,
  openCopy: 'Open and check the copy',
  goodCopy: (day: string) => `The copy is whole; its last act is of ${clinicDay(day)}`,
  where: 'Where the backup lies',
  noPlace: 'No stick is in. Put the stick in and press “Look again”, or choose a folder.',
  lookAgain: 'Look again',
  chooseFolder: 'Choose a folder …',
  noBackups: 'There is no backup of a register in this place.',
  which: 'Which backup',
  backup: (site: string, sequence: number, day: string) =>
    `${site}, number ${sequence}, of ${clinicDay(day)}`,
  newest: 'the newest here',
  noKeys: 'no key file beside it: only the office’s sealed key opens it',
  twin: 'another file has this number too',
  damagedKeys: (files: string) =>
    `Damaged key file: ${files}. Use another copy of this stick, or the office’s sealed key.`,
  how: 'Opened with',
  byPassphrase: 'a keyholder’s passphrase',
  byOffice: 'the office’s sealed key (office-sealed.key)',
  keyFile: 'The key’s file',
  noKeyFile: 'No file with a key lies in any of these places. Put the office’s stick in and look again.',
  keyPlace: (folder: string, file: string) => `${file} in ${folder}`,
  open: 'Open and check the backup',
  phases: { reading: 'Reading it', checking: 'Checking every row and the whole ledger' },
  progress: (done: number, total: number) => (total > 0 ? `${Math.floor((done / total) * 100)} %` : ''),
  untouched: 'Nothing on this computer is changed by this.',
  stop: 'Stop',
  notOpened: 'The backup was not opened',
  good: (sequence: number, day: string) => `Number ${sequence} of ${clinicDay(day)} is whole`,
  holds: (clients: number, doses: number, lines: number) =>
    `${counted(clients, 'client', 'clients')}, ${counted(doses, 'dose', 'doses')}, ${counted(lines, 'line', 'lines')} of the ledger: all checked.`,
  newer: (sequence: number) =>
    `A newer one, number ${sequence}, lies in the same place. Take the newest that is whole.`,
  card: {
    title: 'Compare with the office by telephone',
    lead: 'Anybody can make a file that looks like a backup. The office reads these numbers from its own cards; every group must be the same.',
    signer: 'Signed by the site',
    office: (name: string) => `Key B of ${name}`,
    officeSignature: 'Signature of the office',
    compared: 'We compared them with the office, and they are the same',
    missing: 'Compare the numbers with the office, then tick this.',
  },
  loss: {
    none: 'The register on this computer has nothing that would be lost.',
    title: 'What would vanish',
    unreadable:
      'The register on this computer cannot be read, so nobody can say what was written since then. Look at the paper: doses given since then would be missing.',
    other:
      'The register on this computer is another one, or went another way since. All of it would be set aside.',
    acts: (lines: number) => `${counted(lines, 'act', 'acts')} written since then`,
    newest: (sequence: number) => `The newest backup known to this computer is number ${sequence}.`,
    days: 'Clinic days with doses since then',
    day: (day: string, doses: number) => `${clinicDay(day)}: ${counted(doses, 'dose', 'doses')}`,
    noDays: 'None: no dose was recorded since then.',
    clients: (numbers: string) => `Clients enrolled since: register number ${numbers}`,
    noClients: 'No client was enrolled since.',
    doses: (doses: number) =>
      `${counted(doses, 'dose', 'doses')} would be missing: those clients could be given a second dose.`,
    aside:
      'The register that is here is not deleted. It goes into a folder of its own, whose name is told at the end.',
    aware: 'I have read what would vanish',
    awareMissing: 'Read what would vanish, then tick this.',
    type: (sequence: number) => `To be sure, type the number of the backup: ${sequence}`,
    typeCopy: (schema: number) => `To be sure, type the number of the copy: ${schema}`,
    typeMissing: 'Type the number.',
  },
  next: 'Next: two people',
  back: 'Back',
  people: {
    lead: 'Both become the keyholders of the register on this computer. Other keyholders are added on the Staff screen afterwards.',
    first: 'First person',
    firstOpened: (name: string) => `${name}, whose passphrase opened it. The passphrase stays theirs.`,
    second: 'Second person',
    who: 'Who',
    choose: 'Choose a person',
    old: 'types their own passphrase of before',
    made: 'makes a new passphrase',
    how: 'How they show who they are',
    keyholder: 'keyholder',
    label: (name: string, what: string) => `${name}, ${what}`,
    missing: 'Choose a person.',
    passphraseMissing: 'A passphrase is missing.',
  },
  finish: 'Bring the register back',
  finishing: 'Making new keys and putting the register in its place …',
  notDone: 'The register was not brought back',
  done: 'The register is back',
  after: [
    'No PIN of before works. Each person chooses their name, and sets a new PIN with a keyholder.',
    'The site has a new key: make a backup today and hand the new site card to the office.',
    'Take the paper of the days that are missing, and enter it.',
  ],
  asideWas: (name: string) =>
    `The register that was here lies in the folder ${name}. Keep it until the office says otherwise.`,
  toSignIn: 'Go on to sign in',
  pin: {
    missing: 'PIN to be set',
    title: (name: string) =>
      `The register came back from a backup. ${name} sets a new PIN, and a keyholder vouches for them.`,
    new: 'New PIN',
    again: 'New PIN again',
    keyholder: 'Passphrase of a keyholder',
    differs: 'The two PINs differ.',
    set: 'Set the PIN',
    not: 'The PIN is not set',
  },
  clients: (ids: readonly number[]) => ids.map((id) => number(id)).join(', '),
} as const

const broken = 'Use another backup, or another copy of this one; nothing on this computer was changed.'

export const restoreReasons: ReasonWords = {
  register_open: () => 'The register is open. Close it first.',
  restore_running: () => 'A backup is being opened already. Wait for it to end.',
  restore_not_open: () => 'The backup is not open any more. Choose it again.',
  restore_not_confirmed: () => 'Type the number, as something would vanish.',
  restore_same_person: () => 'Two different people are needed.',
  restore_no_keyholder: () => 'One of the two must have been a keyholder.',
  restore_no_staff: () => 'One of the two must be of the staff, so that the ledger can name them.',
  restore_not_theirs: () => 'This passphrase is not this person’s.',
  restore_wrong_passphrase: () =>
    'This passphrase opens none of the keyholders’ slots of this backup. It must be one that held when the backup was made.',
  restore_copy_passphrase: () =>
    'This passphrase does not open the register that was copied. It must be one that opened it at the end.',
  restore_copy_keys: () =>
    'The key files beside the copy are missing or damaged, and it opens with them only. Use a backup from a stick.',
  restore_copy_stranger: () =>
    'Whoever opens the copy must have been a keyholder already when it was made. Another keyholder may open it.',
  restore_keys_missing: () =>
    'The key file (.ostkeys) is not beside this backup. Copy it there, or use the office’s sealed key.',
  restore_keys_damaged: () =>
    'The key file beside this backup is damaged. Use another copy of the stick, or the office’s sealed key.',
  restore_office_key: () => 'This file holds no key of an office.',
  restore_everyday_key: () =>
    'This is the office’s everyday key: it opens the doses, but not the names. The sealed key (office-sealed.key) is needed.',
  restore_private_key: () =>
    `The names in this backup do not open with its own key: it was altered. ${broken}`,
  restore_unreadable: () => 'The file cannot be read from the stick. Put it in again, or use another copy.',
  restore_notABackup: () => 'This file is not a backup of a register.',
  restore_wrongKey: () => 'This key does not open this backup: it is another site’s or another office’s.',
  restore_damaged: () => `The file was altered, or its end is missing. ${broken}`,
  restore_wrongMembers: () => `The file does not hold the parts of a backup. ${broken}`,
  restore_manifestUnreadable: () => `What the backup says of itself cannot be read. ${broken}`,
  restore_newerFormat: () =>
    'This backup was made by a newer version of the program. Install that version first.',
  restore_newerSchema: () =>
    'This backup was made by a newer version of the program. Install that version first.',
  restore_signatureBad: () => `The signature of the backup does not fit. ${broken}`,
  restore_foreignSigner: () => `The backup was signed by somebody else than this site. ${broken}`,
  restore_otherRegister: () => `The backup belongs to another register. ${broken}`,
  restore_nameLies: () =>
    `The file’s name says another site, number or day than what lies in it: somebody renamed it. ${broken}`,
  restore_memberHash: () => `A part of the backup is not the one that was signed. ${broken}`,
  restore_notARegister: () => `What lies in the backup is not a register. ${broken}`,
  restore_integrity: () => `The register inside the backup is damaged. ${broken}`,
  restore_countsLie: () => `The register inside is not the one that the backup describes. ${broken}`,
  restore_ledgerBroken: () =>
    `The ledger inside does not fit the rows that it covers: somebody changed them. ${broken}`,
  restore_scratchFull: () =>
    'The disk of this computer has no room for the register. Free some space and try again.',
  pin_is_set: () => 'This person has set a PIN already. Choose the name and sign in.',
}
