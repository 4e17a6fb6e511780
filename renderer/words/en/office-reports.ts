/** What stands beside the reports at a regional office. */
export const officeReports = {
  whose: 'Whose data?',
  all: (count: number) => `All sites (${count})`,
  partners: 'A partner',
  districts: 'A district',
  sites: 'One site',
  site: (code: string, name: string) => `${code}, ${name}`,
  counted: (count: string, codes: string) =>
    codes === ''
      ? 'No site has data of this period.'
      : `Added up from ${count} ${count === '1' ? 'site' : 'sites'}: ${codes}.`,
  partial: (site: string, day: string) => `${site}: counted, but known only until ${day}.`,
  missing: {
    never: (site: string, _: string) => `Missing: ${site}. Nothing has come from it yet.`,
    lost: (site: string, _: string) =>
      `Missing: ${site}. Its data are not on this computer; take in its newest backup.`,
    before: (site: string, day: string) =>
      day === ''
        ? `Missing: ${site}. No day of it was ever closed.`
        : `Missing: ${site}. It is known only until ${day}, before this period.`,
  },
  adding: (place: number, of: number) => `Adding up site ${place} of ${of} …`,
  noSites: 'No site has data of this period.',
  columns: { code: 'Site', name: 'Name', count: 'Counts here' },
  ofSite: (code: string) => `Site ${code}`,
} as const
