import type { Access } from '../../../shared/contract/staff.ts'
import { clinicDay, counted, number } from '../format.ts'
import type { ReasonWords } from '../types.ts'

/** People, PINs and keyholders. */
export const staff = {
  title: 'Staff',
  lead: 'Who may act in the register, and who can open it.',
  people: 'People',
  columns: { name: 'Name', role: 'Role', access: 'PIN', keyholder: 'Keyholder', act: 'To do' },
  access: {
    works: () => 'works',
    relief: (until: string) => `relief, until ${clinicDay(until)}`,
    relief_over: (until: string) => `relief, ended ${clinicDay(until)}`,
    disabled: () => 'switched off',
    left: () => 'has left',
  } satisfies Record<Access, (until: string) => string>,
  pinDisabled: 'ten wrong tries',
  isKeyholder: 'yes',
  showLeft: 'Show those who left',
  you: '(you)',
  acts: {
    add: 'Add a person',
    relief: 'Relief nurse for seven days',
    ownPin: 'Change my PIN',
    disable: 'Switch off',
    enable: 'Switch on',
    resetPin: 'New PIN',
    enablePin: 'Let the PIN work again',
    leave: 'Leaves',
    more: (name: string) => `What to do with ${name}`,
  },
  add: {
    title: 'Add a person',
    name: 'Name',
    nameHow: 'As it shall stand on the tile',
    role: 'Role',
    pin: 'PIN, six digits',
    pinHow: 'The person types it themselves.',
    again: 'PIN once more',
    save: 'Add',
    done: (name: string) => `${name} can sign in now.`,
  },
  ownPin: {
    title: 'Change my PIN',
    old: 'PIN until now',
    save: 'Change it',
    done: 'Your new PIN works from now on.',
  },
  resetPin: {
    title: (name: string) => `New PIN for ${name}`,
    lead: 'The person types it themselves. Wrong tries are forgotten.',
    save: 'Set the new PIN',
    done: (name: string) => `The new PIN of ${name} works.`,
  },
  disable: {
    title: (name: string) => `Switch off ${name}`,
    lead: 'The PIN works no more from now on. It can be switched on again.',
    reason: 'Why?',
    save: 'Switch off',
    done: (name: string) => `${name} cannot sign in any more.`,
  },
  enable: {
    title: (name: string) => `Switch on ${name}`,
    lead: 'The PIN works again from now on.',
    save: 'Switch on',
    done: (name: string) => `${name} can sign in again.`,
  },
  enablePin: {
    title: (name: string) => `Let the PIN of ${name} work again`,
    lead: 'Ten wrong tries had switched it off. A keyholder types their passphrase.',
    save: 'Let it work again',
    done: (name: string) => `The PIN of ${name} works again.`,
  },
  relief: {
    title: 'Relief nurse for seven days',
    lead: 'For a day on which no nurse is there. A keyholder agrees with their passphrase; after seven days the PIN stops by itself.',
    save: 'Let the relief nurse in',
    done: (name: string) => `${name} can sign in as a nurse for seven days.`,
  },
  leave: {
    title: (name: string) => `${name} leaves`,
    lead: 'The PIN stops now, for good.',
    keyLead: 'The passphrase stops too: it opens the register no more. A keyholder who stays agrees.',
    replacementLead: (left: number) =>
      `Only ${counted(left, 'keyholder', 'keyholders')} would be left. Choose who takes the place.`,
    oldBackups: 'Backups made until today can still be opened with the old passphrase.',
    save: 'End it now',
    done: (name: string) => `${name} has no access any more.`,
  },
  keyholders: {
    title: 'Keyholders',
    lead: 'Their passphrases open the register in the morning. Two at least, six at most.',
    columns: { label: 'Name', person: 'Person', act: 'To do' },
    nobody: 'not of the staff',
    add: 'Add a keyholder',
    remove: 'Remove',
    addTitle: 'Add a keyholder',
    removeTitle: (label: string) => `Remove ${label} as a keyholder`,
    removeLead: 'This passphrase opens the register no more.',
    who: 'Who?',
    else: 'Somebody else',
    label: 'Name',
    save: 'Add',
    removeSave: 'Remove',
    added: (label: string) => `${label} can open the register now.`,
    removed: (label: string) => `${label} cannot open the register any more.`,
    theirs: 'Passphrase of a keyholder who agrees',
    other: 'Passphrase of another keyholder, who agrees',
  },

  countersigns: {
    title: 'Second signatures',
    lead: 'What one person did alone. Anybody else looks at it and signs within seven days.',
    none: 'Nothing waits for a second signature.',
    columns: { act: 'What', who: 'Who', when: 'When', left: 'Left', choose: 'Sign' },
    left: (days: number) =>
      days < 0
        ? `overdue by ${counted(-days, 'day', 'days')}`
        : days === 0
          ? 'last day'
          : counted(days, 'day', 'days'),
    client: (registerNumber: number | null) =>
      registerNumber === null ? '' : ` (client ${number(registerNumber)})`,
    choose: (act: string, who: string) => `Sign ${act} of ${who}`,
    sign: (count: number) => (count === 0 ? 'Choose what to sign' : `Sign ${counted(count, 'act', 'acts')}`),
    pinTitle: 'Who looked at it?',
    pinLead: 'With this PIN a second person says: I looked at it, and it is right.',
    own: 'Your own act: a colleague signs it.',
  },
} as const

export const staffReasons: ReasonWords = {
  name_has_tile: () => 'Somebody of this name has a tile already. Add a letter that tells them apart.',
  passphrase_missing: () => 'A keyholder types their passphrase here.',
  not_yourself: () => 'Not for yourself. Another manager does it.',
  last_manager: () => 'This is the only manager. Add another one first.',
  has_access: () => 'This person’s PIN works already.',
  same_pin: () => 'This is the PIN until now. Choose another one.',
  pin_not_disabled: () => 'This PIN is not switched off.',
  keyholder_must_agree: () => 'This person opens the register. A keyholder who stays types their passphrase.',
  replacement_needed: () =>
    'Two keyholders always remain. Choose who takes the place, and make a passphrase.',
  no_replacement_needed: () => 'This person holds no passphrase, so nobody takes the place.',
  too_few_slots: () => 'Two keyholders always remain. Add another one first.',
  too_many_slots: () => 'There are six keyholders already. Remove one first.',
  duplicate_passphrase: () => 'Another keyholder has this passphrase. Make a new one.',
  label_twice: () => 'A keyholder of this name is there already.',
}
