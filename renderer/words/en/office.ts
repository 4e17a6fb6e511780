import { counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const megabytes = (bytes: number) => `${number(Math.max(0.1, Math.round(bytes / 100_000) / 10))} MB`

/** The desk of a regional office. */
export const office = {
  import: {
    title: 'Take in backups',
    door: 'The stick or folder with the sites’ backups',
    lead: 'Every backup is checked whole before anything changes here: whose it is, that nobody altered it, and that it goes on from the last one. A file that does not pass changes nothing.',
    from: 'Where are the backups?',
    folder: 'Stick or folder',
    nothing: 'There is no backup in this folder, nor in the folders in it.',
    found: (backups: number, sites: number, bytes: number) =>
      `${upper(counted(backups, 'backup', 'backups'))} of ${counted(sites, 'site', 'sites')}, ${megabytes(bytes)} in all.`,
    unknown: (codes: readonly string[]) =>
      `No card is here of ${codes.join(', ')}: their backups will be refused. Each site writes its card beside its backups (Backups, Save the site card).`,
    card: {
      new: (code: string, name: string) => `${code}, ${name}: a site that is not known here yet`,
      other_key: (code: string, name: string) =>
        `${code}, ${name}: this card names another key than the one known here`,
      code_taken: (code: string) =>
        `${code}: another site has this code already. One of the two must change it.`,
      known: (code: string) => code,
    },
    takeCard: (code: string) => `Take in the card of ${code} …`,
    take: 'Take in the backups',
    takeWaiting: (count: number) =>
      `Try ${counted(count, 'kept backup', 'kept backups')} of a newer program again`,
    running: 'Taking in',
    progress: (place: number, of: number, file: string, phase: 'reading' | 'checking') =>
      `File ${number(place)} of ${number(of)}: ${file} – ${phase === 'reading' ? 'reading' : 'checking every line'} …`,
    stop: 'Stop',
    stopHow: 'What is in stays in; the rest can be taken in later.',
    stopped: 'Stopped. What is in stays in.',
    done: (files: number, sites: number) =>
      `${upper(counted(files, 'file', 'files'))} looked at; new data of ${counted(sites, 'site', 'sites')}.`,
    verdicts: 'What became of each file',
  },
  verdict: {
    columns: { file: 'File', verdict: 'Verdict', why: 'Why' },
    short: { good: 'Taken in', warn: 'Taken in, look', quiet: 'Nothing new', stop: 'Refused' },
    continues: {
      first: 'The first backup of this site here.',
      same: 'It goes on from the last one, line by line.',
      restored: 'The site’s register came back from a backup since the last one; its ledger says so.',
    },
    missing: (from: number, to: number) =>
      from === to
        ? `Number ${number(from)} never came. Nothing is lost: this backup holds all of it. Ask the site where it is.`
        : `Numbers ${number(from)} to ${number(to)} never came. Nothing is lost: this backup holds all of it. Ask the site where they are.`,
    lost: (lines: number) =>
      `${upper(counted(lines, 'line', 'lines'))} of the ledger that stood here before are gone at the site: it came back from an older backup.`,
    outcomes: {
      good: 'Taken in.',
      same: 'This very backup is here already.',
      older: 'A newer backup of this site is here already.',
      twin: 'Two different files say the same site and number. Ask the site which one is right; neither was taken.',
      previousDiffers:
        'At the site another file bears the number before this one. Two computers may be using one register: call the site.',
      ledgerCut: 'Its ledger is shorter than what stood here before: lines were taken out. Call the site.',
      ledgerDiffers:
        'Its ledger does not go on from what stood here before: the past was changed. Call the site.',
      otherLineage:
        'It comes from a register that parted from the one known here. Two registers of this site may be at work: call the site.',
      siteUnknown: 'No card of this site is here. Take in its card first.',
      notMigrated:
        'Its database could not be brought to this program’s form. Nothing was changed; keep the file.',
      unreadable: 'The file cannot be read from the stick.',
      notABackup: 'This is not a backup of OST Register.',
      wrongKey:
        'The office’s key does not open it: it was made for another office, or its first lines are damaged.',
      damaged: 'It was altered, or its end is missing. Copy it again from the site.',
      wrongMembers: 'It does not hold the four parts that a backup holds.',
      manifestUnreadable: 'What it says of itself cannot be read.',
      newerFormat: 'It was made by a newer program. It is kept here; update this program and try it again.',
      newerSchema: 'It was made by a newer program. It is kept here; update this program and try it again.',
      signatureBad: 'Its signature does not fit what it says.',
      foreignSigner:
        'It is signed by another key than the one on the site’s card. If the site’s register came back from a backup, take in its new card first.',
      otherRegister: 'It belongs to another register than the one on the site’s card.',
      nameLies: 'The file’s name says another site, number or day than what lies in it.',
      memberHash: 'A part of it is not the one that was signed.',
      notARegister: 'The database inside is not a register.',
      integrity: 'The database inside is damaged.',
      countsLie: 'The database inside is not the one that the backup describes.',
      ledgerBroken: 'The ledger inside does not fit the rows that it covers.',
      scratchFull: 'This computer has no room left to open it.',
    },
  },
  card: {
    title: (code: string) => `The card of ${code}`,
    lead: 'A file can be exchanged on its way. Call the site; its manager finds the fingerprint under Backups and reads it to you.',
    other:
      'The site signs with another key than before. That is right only if its register came back from a backup. Call the site, ask what happened, and have it read its new fingerprint to you.',
    name: 'Name of the site',
    print: 'Fingerprint of its signature',
    compared: 'The site read it to me, and every group is the same',
    partner: 'Partner',
    partnerHow: 'The organisation that runs the site',
    district: 'District',
    save: 'Take in the card',
  },
  receipts: {
    title: 'Receipts',
    write: (count: number) => `Write ${counted(count, 'receipt', 'receipts')}`,
    to: (folder: string) => `Signed by the office, to ${folder}`,
    noFolder: 'Choose a stick or folder first.',
    written: (count: number, folder: string) =>
      `${upper(counted(count, 'receipt', 'receipts'))} written to ${folder}.`,
    how: 'When the stick is back at its site, Backups, Take in receipts shows the backup as delivered.',
  },
  sites: {
    title: 'Sites',
    door: 'How old each site’s data are, and how the districts are covered',
    lead: 'Enter opens a site: its card, its backups, and what was said of each file.',
    none: 'No site is known here yet. Take in the backups of a site; its card lies beside them.',
    columns: {
      code: 'Code',
      name: 'Name',
      partner: 'Partner',
      district: 'District',
      age: 'Age of data',
      day: 'Last day',
      sequence: 'No.',
      clients: 'Clients',
      verdict: 'Last file',
    },
    age: (state: 'never' | 'good' | 'late' | 'very_late' | 'ended', days: number | null) => {
      if (state === 'ended') return 'Ended'
      if (days === null) return 'Nothing yet'
      const text = days === 0 ? 'Today' : upper(counted(days, 'day', 'days'))
      return state === 'good' ? text : `${text}, late`
    },
    lost: 'Data not here',
    lostTitle: 'The data of some sites are not on this computer.',
    lostHow:
      'The office’s register came back without them. Take in the newest backup of each of these sites again.',
    receiptsTo: 'Receipts that wait: where to?',
  },
  coverage: {
    title: 'Coverage by district',
    district: 'District',
    sites: 'Sites',
    recent: 'With data of the last two weeks',
    clients: 'Clients ever registered',
    bar: 'Clients, as a bar',
    of: (part: number, all: number) => `${number(part)} of ${number(all)}`,
  },
  site: {
    title: (code: string, name: string) => `${code}, ${name}`,
    lead: (partner: string, district: string) => `${partner}; ${district}`,
    change: 'Partner and district',
    ended: 'This site has ended',
    endedHow: 'Nothing of it is awaited any more. What it sent stays in the reports of its time.',
    card: 'Its card',
    print: 'Fingerprint of its signature, as the site reads it by telephone:',
    cardAt: (when: string) => `Taken in ${when}`,
    imports: 'Backups taken in',
    noImports: 'Nothing has come from this site yet.',
    verdicts: 'What was said of its files',
    noVerdicts: 'No file of this site was looked at yet.',
    notYet: 'not yet',
    takenBy: (when: string, who: string) => `${when}, ${who}`,
    columns: {
      sequence: 'No.',
      day: 'Day',
      clients: 'Clients',
      doses: 'Doses',
      taken: 'Taken in',
      receipt: 'Receipt',
      note: 'How it goes on',
      when: 'When',
    },
  },
  findings: {
    title: 'What stands out',
    lead: 'What an inspector would ask about, over the data of all sites. A count is a question and no verdict; the site can answer it.',
    period: 'Two dates, the first not after the last.',
    counts: 'How often, and where',
    looked: (sites: string) => `Looked through the data of ${sites} ${sites === '1' ? 'site' : 'sites'}.`,
    none: 'Nothing of this kind stands in the data of these days.',
    columns: { site: 'Site', kind: 'What', count: 'How often', paper: 'Of these from paper' },
  },
  keys: {
    title: 'Office keys',
    lead: 'What the office says of itself to its sites. The everyday key and the signing key lie encrypted in this register and never leave it.',
    prints: 'Fingerprints',
    read: (name: string) => `${name}. A new site calls and asks for these three; read every group aloud.`,
    card: 'The card for the sites',
    cardHow: 'Each site takes in office-card.json when it is set up. There is no secret in it.',
    where: 'Write office-card.json to',
    save: 'Write the card',
    saved: (file: string) => `Written to ${file}.`,
    sealed: 'The sealed key',
    sealedHow:
      'The key that also opens names and notes is in office-sealed.key, on the stick in its envelope. It is needed when a site has lost its computer and nobody there knows a passphrase, and when this office’s own register comes back without its keyholders.',
  },
} as const

export const officeReasons: ReasonWords = {
  import_running: () => 'Backups are being taken in. Wait until that is done, or stop it.',
  not_a_site_card: () => 'This file is no site card, or it changed since it was shown. Look again.',
  site_code_taken: ({ code }) => `Another site has the code ${code} already. One of the two must change it.`,
  card_known: ({ code }) => `This card of ${code} is here already.`,
  site_data_missing: () => 'The data of this site are not here. Take in its newest backup.',
  nothing_imported: () => 'Nothing has been taken in of this site yet.',
  partner_missing: () => 'Type who runs the site.',
  card_not_compared: () => 'Compare the fingerprint with the site by voice, then tick the box.',
}

/** What waits at a regional office. */
export const officeNeedWords: ReasonWords = {
  office_no_sites: () =>
    'No site is known here yet. Take in the card of each site; it lies beside its backups.',
  office_late: ({ count }) =>
    `${upper(counted(Number(count), 'site', 'sites'))} sent nothing for more than two weeks.`,
  office_never: ({ count }) => `Nothing has come from ${counted(Number(count), 'site', 'sites')} yet.`,
  office_receipts: ({ count }) =>
    `${upper(counted(Number(count), 'site waits', 'sites wait'))} for the receipt of the last backup.`,
}
