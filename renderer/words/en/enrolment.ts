import type { Likeness } from '../../../shared/rules/enrolment-likeness.ts'
import { counted, number } from '../format.ts'

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const name: Record<Likeness['name'], string> = {
  written: 'name written the same',
  sounded: 'name sounds the same',
  word: 'a word of the name sounds the same',
}
const parent: Record<Likeness['parent'], string> = {
  sounded: 'parent’s name sounds the same',
  word: 'a word of the parent’s name sounds the same',
  not_given: 'parent’s name missing at one site',
  other: 'another parent’s name',
}
const years = (apart: number | null): string =>
  apart === null
    ? 'birth years more than two apart'
    : apart === 0
      ? 'same birth year'
      : `birth years ${counted(apart, 'year', 'years')} apart`

/** The same client at two sites: at the site, and at the office. */
export const enrolment = {
  title: 'Double enrolment',
  lead: 'Is a client of ours enrolled at another site too? The office finds out without seeing a name, and asks here.',
  cases: {
    title: 'The office asks about',
    none: 'No case. When the office finds that a client may be enrolled elsewhere too, it stands here and at the counter.',
    noList: 'The office has not sent a list yet.',
    list: (office: string, listNumber: number, made: string, by: string, at: string) =>
      `List ${listNumber} of ${office}, made on ${made}; taken in by ${by} on ${at}.`,
    caseNumber: (caseNumber: number) => `Case ${caseNumber}`,
    client: (registerNumber: number) => `Client ${registerNumber}`,
    unknown: 'No client has this number here. Tell the office.',
    open: 'Not answered',
    cleared: 'Cleared by the office',
    answered: (what: string, by: string, at: string) => `${what} – ${by}, ${at}`,
    answer: 'Answer',
    again: 'Answer anew',
    columns: { caseNumber: 'Case', client: 'Client', state: 'How it stands', act: '' },
    onlyDoctor: 'A doctor or the manager answers.',
    how: 'Call the office and name the case number. The dose goes on meanwhile; nothing is carried home until it is answered.',
  },
  answerForm: {
    title: (caseNumber: number, registerNumber: number) =>
      `Answer case ${caseNumber}, client ${registerNumber}`,
    lead: 'Ask the client alone, kindly and without blame: most have moved, or only share a name. The office reads the answer with the next tokens; what you write below stays here.',
    answer: 'What came out',
    note: 'What was said (stays at this site)',
    save: 'Save the answer',
    saved: (caseNumber: number) => `Case ${caseNumber} is answered.`,
  },
  answers: {
    only_here: 'Same person, treated only here from now on',
    moved_away: 'Same person, treated at the other place: the treatment here is ended',
    two_people: 'Two different people',
    asked: 'The office was called, not settled yet',
  },
  leftOut: {
    title: 'Left out on their own wish',
    lead: 'A client may ask not to be compared. The office hears how many, not who. A disclosure consent that was taken back counts too.',
    none: 'Nobody asked to be left out.',
    number: 'Register number',
    add: 'Leave this client out',
    back: 'Compare again',
    why: { refused: 'asked to be left out', withdrawn: 'took the consent to disclosure back' },
    line: (registerNumber: number, why: string) => `Client ${registerNumber}: ${why}`,
    added: (registerNumber: number) => `Client ${registerNumber} is left out from now on.`,
    backIn: (registerNumber: number) => `Client ${registerNumber} is compared again.`,
  },
  toOffice: {
    title: 'To the office',
    lead: (clients: number, out: number) =>
      `${counted(clients, 'client', 'clients')} in treatment; ${out === 0 ? 'nobody' : number(out)} left out. What goes: register numbers and tokens made of name, parent’s name, sex and birth year. No name can be read from them.`,
    place: 'Stick or folder',
    write: 'Write the tokens',
    written: (file: string) => `${file} is written. Take it to the office with the backup.`,
    last: (sequence: number, at: string, clients: number) =>
      `Last: number ${sequence} on ${at}, ${counted(clients, 'client', 'clients')}.`,
    never: 'None was written yet.',
    noKey: 'The token key of the office is missing. It comes on a stick and is taken in below.',
  },
  fromOffice: {
    title: 'From the office',
    lead: 'The token key (.osttokenkey), once, and then each list of cases (.ostholdlist).',
    file: 'File from the office',
    choose: 'Choose the file',
    key: (keyId: string, made: string, by: string, at: string) =>
      `Token key ${keyId}, made on ${made}; taken in by ${by} on ${at}.`,
    noKey: 'No token key was taken in yet.',
    takenIn: { key: 'The token key is taken in.', list: 'The list of cases is taken in.' },
  },
  office: {
    title: 'Double enrolment',
    lead: 'The same client at two sites, found from tokens and register numbers. No name is ever here.',
    key: {
      title: 'Token key',
      none: 'There is no token key yet. Make it once; every site gets it, sealed to it alone.',
      is: (keyId: string, made: string) => `Key ${keyId}, made on ${made}.`,
      make: 'Make the token key',
      makeAnew: 'Make a new key',
      anewHow:
        'Only when the key got into wrong hands: every site then needs the new one before it is compared again.',
      write: 'Write the key for every site',
      written: (count: number) => `${upper(counted(count, 'file is', 'files are'))} written, one a site.`,
      pin: 'Make a token key',
      made: 'The token key is made. Now write it for the sites.',
    },
    tokens: {
      title: 'Tokens of the sites',
      take: 'Take in tokens from here',
      none: 'No file of tokens (.osttokens) lies there.',
      columns: {
        site: 'Site',
        made: 'Made on',
        clients: 'Clients',
        out: 'Left out',
        nameless: 'Without a name',
        list: 'Last list',
      },
      never: 'nothing yet',
      oldKey: 'under the old key: not compared',
      list: (listNumber: number, cases: number, at: string) =>
        `number ${listNumber}, ${counted(cases, 'case', 'cases')}, ${at}`,
      noSites: 'No site is known yet. Take in their cards first.',
      outcome: {
        good: (clients: number) => `taken in, ${counted(clients, 'client', 'clients')}`,
        known: () => 'taken in before',
        unreadable: () => 'cannot be read from the stick',
        no_note: () => 'is no file of tokens',
        note_for_others: () => 'is sealed to another office',
        note_damaged: () => 'is damaged or cut short; ask for a new one',
        unknown_site: () => 'comes from a site that is not known here',
        forged: () => 'is not signed by the site that it names. Call the site',
        other_key: () => 'was made under a key that is not of this office',
        old_key: () => 'was made under the old token key; the site needs the new one',
        older: () => 'is older than what was taken in already',
        future: () => 'was made in the future: the site’s clock is wrong',
      } satisfies Record<string, (clients: number) => string>,
    },
    pairs: {
      title: 'Possible pairs',
      look: 'Compare all sites',
      compared: (clients: number, sites: number) =>
        `${counted(clients, 'client', 'clients')} of ${counted(sites, 'site', 'sites')} compared.`,
      none: 'No pair that two people should look at.',
      columns: { grade: 'How alike', a: 'One', b: 'Other', why: 'Why', act: '' },
      grades: { exact: 'Exact', near: 'Near', faint: 'Faint' },
      why: (one: Pick<Likeness, 'name' | 'parent' | 'yearsApart'>) =>
        `Same sex, ${name[one.name]}, ${parent[one.parent]}, ${years(one.yearsApart)}`,
      at: (code: string, registerNumber: number) => `${code}, number\u00a0${registerNumber}`,
      decide: 'Decide',
      faint: (count: number) => `Show ${counted(count, 'fainter pair', 'fainter pairs')} too`,
      how: 'Call both sites with their own register number, never with the other’s. Common names meet by chance: of the pairs below most are two people.',
    },
    decide: {
      title: 'Two people decide',
      confirm: 'Ask both sites',
      reject: 'Two different people',
      choose: 'What do you say?',
      own: (who: string) => `PIN of ${who}`,
      who: 'Second person',
      secondPin: 'PIN of the second person',
      save: 'Both agree',
      confirmed: 'The case is open. Write the lists for the sites.',
      rejected: 'Written down as two different people.',
    },
    end: {
      act: 'End the case',
      title: (caseNumber: number) => `End case ${caseNumber}`,
      options: {
        one_place_now: 'One person, treated at one site now',
        two_people: 'Two different people after all',
      },
      ended: 'The case has ended. The next lists clear it at both sites.',
    },
    decided: {
      title: 'Cases',
      none: 'Nothing was decided yet.',
      columns: {
        caseNumber: 'Case',
        a: 'One',
        b: 'Other',
        state: 'How it stands',
        answers: 'Sites answered',
        act: '',
      },
      open: 'Open',
      rejected: 'Two people',
      ended: (what: string, at: string) => `Ended ${at}: ${what}`,
      by: (one: string, second: string, at: string) => `${one} and ${second}, ${at}`,
      noAnswer: 'No answer yet',
      lists: 'Write the lists for the sites',
      written: (count: number) =>
        `${upper(counted(count, 'list is', 'lists are'))} written. A site takes its own in from the stick.`,
    },
  },
} as const
