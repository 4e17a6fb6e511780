import type { NamesReason } from '../../../shared/records/names-export.ts'
import { counted, monthName, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Tables by the names of the machine side's list. */
const tables: Readonly<Record<string, string>> = {
  clients: 'Clients: sex, birth year, day of enrolment',
  episodes: 'Treatments',
  doses: 'Doses handed out',
  dose_days: 'What became of each dose due',
  take_home: 'Doses carried home',
  sessions: 'Sessions',
  session_clients: 'Clients at sessions',
  group_meetings: 'Group meetings',
  services: 'Services',
  tests: 'Tests, without results',
  referrals: 'Referrals',
  detox_stays: 'Detoxifications',
  follow_ups: 'Follow-ups',
  overdoses: 'Overdoses',
  naloxone_kits: 'Naloxone kits',
  stock: 'Stock movements',
}

const reasons: Record<NamesReason, string> = {
  handing_over: 'The clinic is handed over to another organisation',
  order_of_a_court: 'A court or an authority orders it in writing',
  moving_the_clinic: 'Clients move to another clinic together',
  other_reason: 'Another reason, as written below',
}

/** Files that leave the house. */
export const exports = {
  title: 'Export',
  lead: 'Figures and rows as files, for spreadsheets and other programs. Clients stand in them by register number; names are a separate act of two people.',
  period: 'Days',
  what: {
    title: 'What goes into the files',
    figures: 'The figures of the return, with their definitions',
    now: 'as they are counted now',
    sent: (month: string) => `as sent in the return of ${monthName(`${month}-01`)}`,
    none: 'no figures',
    rows: 'The rows behind them',
    all: 'Choose all',
    nothing: 'Choose none',
    table: (name: string, rows: number) => `${tables[name] ?? name} (${number(rows)})`,
    counting: 'The rows are being counted …',
  },
  format: {
    title: 'As what',
    xlsx: 'Excel workbook (XLSX): one sheet a table, numbers as numbers, days as dates',
    csv: 'CSV: one file a table, for any program',
    json: 'JSON: one file, for programmers',
    bom: 'With a byte order mark, so that Excel shows Bengali and Mizo letters rightly',
    formulas:
      'A text that begins with =, +, - or @ gets an apostrophe before it, so that no spreadsheet runs it.',
  },
  where: 'Where to',
  place: 'Place',
  replace: 'Replace a file of the same name',
  start: 'Write the files',
  again: 'Write them again',
  stop: 'Stop',
  stopped: 'Stopped. Nothing was left there.',
  running: (rows: number, total: number) =>
    `${number(rows)} of ${number(Math.max(rows, total))} rows written`,
  progress: 'Rows written',
  done: (files: number) => `${first(counted(files, 'file', 'files'))} written`,
  doneText: (folder: string, files: readonly string[]) => `In ${folder}: ${files.join(', ')}.`,
  names: {
    title: 'Names',
    lead: 'A list of register numbers with names, for the rare case that a paper or a court needs it. It takes the manager’s PIN, another keyholder’s passphrase and a reason; it stands in the ledger for good, and the file is encrypted.',
    open: 'Write the list of names',
    dialog: 'Let the list of names out',
    reason: 'Reason',
    reasons,
    note: 'Why, and for whom',
    noteHow: 'Who gets it, on whose order, until when. Kept sealed in the register.',
    pin: 'Your PIN',
    keyholder: 'Passphrase of another keyholder',
    filePassphrase: 'A passphrase for the file',
    fileHow: 'Five words, or at least 15 characters. Hand it over apart from the stick, by word of mouth.',
    filePassphraseAgain: 'The same passphrase again',
    save: 'Write the encrypted list',
    done: (clients: number) => `${first(counted(clients, 'name', 'names'))} written, encrypted`,
    doneText: (folder: string, file: string) =>
      `${file} in ${folder}. It opens with the program age (age -d) and the file’s passphrase.`,
  },
} as const

export const exportReasons: ReasonWords = {
  export_is_there: ({ file }) =>
    `${String(file)} is there already. Tick “Replace a file of the same name”, or choose another place.`,
  export_open_elsewhere: ({ file }) =>
    `${String(file)} is open in another program, or may not be changed. Close it there and try again; nothing was written.`,
  export_no_room: ({ file }) =>
    `There is not enough room for ${String(file)}. Free some space or use another stick; nothing half-written was left.`,
  export_read_only: ({ file }) =>
    `${String(file)} cannot be written there: the stick or folder does not allow writing. Slide its lock, or choose another place.`,
  export_place_gone: () =>
    'The stick was taken out, or the folder is gone. Put it in, look again and write the files again.',
  export_running: () => 'Files are being written already. Wait until they are done, or stop them.',
  export_nothing_chosen: () => 'Nothing is chosen. Take the figures or at least one table.',
  export_too_many_rows: () =>
    'A sheet of a workbook holds 1,048,575 rows, and a table has more. Choose a shorter time, or CSV.',
  export_period_too_long: ({ days }) =>
    `One export covers at most ${number(Number(days))} days. Make two of a longer time.`,
  export_locked: () => 'The register was locked meanwhile, so no file was written.',
  names_note_short: () => 'Write in at least ten letters why the names leave and for whom.',
  names_pin_missing: () => 'Type your own PIN.',
  names_keyholder_missing: () => 'Another keyholder types their passphrase.',
  names_passphrase_differs: () => 'The two passphrases of the file are not the same. Type them again.',
  names_passphrase_same: () =>
    'The file needs a passphrase of its own. A keyholder’s passphrase must not leave the house with it.',
  no_names: () => 'There is nobody in this register yet.',
  mapping_saved_meanwhile: () =>
    'Somebody saved another mapping meanwhile. Look at theirs, then make your changes again.',
  metadata_not_read: () =>
    'This is no DHIS2 metadata export, or it holds no data elements. Ask for metadata.json with data elements, category option combinations and organisation units.',
  mapping_not_read: ({ line }) =>
    `Line ${number(Number(line))} is not a line of a mapping file. Export the mapping once and keep its columns.`,
  values_not_read: () => 'This is no file of data values of DHIS2.',
  no_mapping: () => 'No mapping to DHIS2 was saved yet.',
  dhis2_faults: ({ count }) =>
    `${first(counted(Number(count), 'mistake', 'mistakes'))} in the mapping must be mended first; they are listed below.`,
  dhis2_holes: ({ count }) =>
    `${first(counted(Number(count), 'number', 'numbers'))} of the return ${count === 1 ? 'goes' : 'go'} nowhere. Map them, leave them out on purpose, or tick that they may be missing.`,
  dhis2_nothing_mapped: () => 'Not one number of the return is mapped, so the file would be empty.',
}

/** Where the return's numbers go in DHIS2. */
export const dhis2 = {
  title: 'DHIS2',
  lead: 'Which number of the return is which data element of the district’s DHIS2. The office edits this once and hands it to its sites as a file.',
  metadata: {
    title: 'Metadata of DHIS2',
    lead: 'The file that DHIS2 exports (metadata.json). The mapping is checked against it, and names can be chosen instead of typed.',
    none: 'No metadata read yet: ids are checked by their form alone.',
    read: (elements: number, combos: number, units: number) =>
      `${number(elements)} data elements, ${number(combos)} category option combinations, ${number(units)} organisation units.`,
    choose: 'Read a metadata file',
  },
  units: {
    title: 'Site and data set',
    dataSet: 'Data set (may be empty)',
    orgUnit: (site: string) => `Organisation unit of ${site}`,
    add: 'Another site',
    site: 'Site code',
  },
  grid: {
    title: 'Numbers',
    caption: 'Numbers of the return and where each goes',
    number: 'Number of the return',
    parts: { count: '', of: 'denominator' },
    element: 'Data element',
    combo: 'Category option combination',
    sent: 'Is sent',
    show: { all: 'All', mapped: 'Mapped', holes: 'Without a place', leftOut: 'Left out' },
    filter: 'Show',
    leaveOut: (count: number) => `Leave the ${number(count)} without a place out`,
    shown: (shown: number, all: number) => `${number(shown)} of ${number(all)} numbers shown.`,
    empty: 'No number of this kind.',
    more: 'Show more',
    elementOf: (figure: string) => `Data element of ${figure}`,
    comboOf: (figure: string) => `Category option combination of ${figure}`,
    sentOf: (figure: string) => `${figure} is sent`,
  },
  faults: {
    not_an_id: (what: string) => `“${what}” is no DHIS2 id: a letter and ten letters or digits.`,
    unknown_data_element: (what: string) => `No data element ${what} in the metadata.`,
    unknown_option_combo: (what: string) => `No category option combination ${what} in the metadata.`,
    combo_not_of_element: (what: string) => `Combination ${what} does not belong to this data element.`,
    same_place_twice: () => 'Another number goes to the same place already.',
    unknown_org_unit: (what: string) => `No organisation unit ${what} in the metadata.`,
    no_org_unit: (what: string) => `Site ${what} has no organisation unit yet.`,
    unknown_data_set: (what: string) => `No data set ${what} in the metadata.`,
  } as Readonly<Record<string, (what: string) => string>>,
  save: 'Save the mapping',
  saved: (by: string, when: string) => `Saved by ${by}, ${when}.`,
  never: 'Not saved yet.',
  unsaved: 'There are changes that are not saved.',
  file: {
    read: 'Take a mapping file in',
    write: 'Write the mapping as a file',
    wrote: (file: string) => `${file} was written.`,
  },
  taken: 'The file was taken into the grid. Look at it, then save.',
  run: {
    title: 'File for DHIS2',
    month: 'Month',
    look: 'Try it out',
    against: 'Compare with another file (else the one made last)',
    sources: {
      sent: 'These are the figures of the return as it was sent.',
      now: 'No return of this month was sent yet: these are the figures as they are counted now.',
    },
    compared: {
      nothing: 'No file of this month was made before, so all values are new.',
      file: 'Compared with the file that you chose.',
      last: (when: string) => `Compared with the file made ${when}.`,
    },
    summary: (values: number, same: number) => `${number(values)} values, ${number(same)} of them as before.`,
    faults: 'Mistakes in the mapping',
    holes: (count: number) => `${first(counted(count, 'number goes', 'numbers go'))} nowhere`,
    idle: (count: number) =>
      `${first(counted(count, 'line', 'lines'))} of the mapping ${count === 1 ? 'has' : 'have'} no number this month`,
    kinds: { new: 'new', changed: 'changed', gone: 'gone' },
    table: 'What this file changes',
    head: { kind: 'Change', element: 'Data element', combo: 'Combination', was: 'Was', is: 'Is' },
    noChange: 'Nothing would change.',
    withoutHoles: 'Numbers that go nowhere may be missing',
    make: 'Write the file for DHIS2',
    made: (file: string, values: number) => `${file} with ${number(values)} values was written.`,
  },
} as const
