const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment as the site's clock showed it: `2026-02-03T08:42:10`, without a zone. */
export function siteTime(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE-u-ca-gregory-nu-latn', {
      timeZone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    })
  formats.set(timeZone, format)
  return format.format(at).replace(' ', 'T')
}
