/** Passphrase, PIN, and the clinic day. */
export const doors = {
  locked: {
    title: 'Open the register',
    lead: 'A keyholder types their passphrase. It is asked in the morning, after twelve hours, and after the power failed.',
    passphrase: 'Passphrase',
    how: 'Type the first letters of a word; Tab takes the word that is offered.',
    show: 'Show what is typed',
    hide: 'Hide what is typed',
    open: 'Open',
    opening: 'Opening …',
    take: (word: string) => `Tab takes “${word}”`,
    trouble: {
      damaged:
        'The register’s file is damaged. Nothing was changed. Call the office: the last backup brings it back.',
      newer_program:
        'This register was written by a newer version of the program. Install the newer version.',
      key_file_damaged: 'The register’s key file is damaged. Call the office; do not delete anything.',
      rolled_back:
        'An older copy of the register was put in place of the newest one. Call the office before anything is entered.',
    },
  },
  signIn: {
    title: 'Who is here?',
    lead: 'Choose your name and enter your PIN.',
    pin: (name: string) => `PIN of ${name}`,
    pinHow: 'Six digits. It is checked as soon as the sixth is typed.',
    off: 'PIN switched off',
    nobody: 'No person of the staff has access. A keyholder restores a backup or calls the office.',
    panic: 'Close the register',
  },
  day: {
    first: 'Open the day first',
  },
} as const
