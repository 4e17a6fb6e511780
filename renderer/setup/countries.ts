/** Where such clinics are, with the zone that most of the country keeps; any other can be typed. */
export const COUNTRIES: readonly { country: string; timeZone: string }[] = [
  { country: 'Bangladesh', timeZone: 'Asia/Dhaka' },
  { country: 'Bhutan', timeZone: 'Asia/Thimphu' },
  { country: 'Cambodia', timeZone: 'Asia/Phnom_Penh' },
  { country: 'India', timeZone: 'Asia/Kolkata' },
  { country: 'Indonesia', timeZone: 'Asia/Jakarta' },
  { country: 'Kenya', timeZone: 'Africa/Nairobi' },
  { country: 'Maldives', timeZone: 'Indian/Maldives' },
  { country: 'Myanmar', timeZone: 'Asia/Yangon' },
  { country: 'Nepal', timeZone: 'Asia/Kathmandu' },
  { country: 'Pakistan', timeZone: 'Asia/Karachi' },
  { country: 'Sri Lanka', timeZone: 'Asia/Colombo' },
  { country: 'Tanzania', timeZone: 'Africa/Dar_es_Salaam' },
  { country: 'Thailand', timeZone: 'Asia/Bangkok' },
  { country: 'Vietnam', timeZone: 'Asia/Ho_Chi_Minh' },
]

export const zoneOf = (country: string): string | undefined =>
  COUNTRIES.find((known) => known.country.toLowerCase() === country.trim().toLowerCase())?.timeZone

/** The zones above by the names that people know, then all that the system knows. */
export const timeZones = (): string[] => [
  ...new Set([...COUNTRIES.map(({ timeZone }) => timeZone).sort(), ...Intl.supportedValuesOf('timeZone')]),
]
