import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '../../electron/clock.ts'
import { createRegister } from '../../electron/create-register.ts'
import { OfficeCard } from '../../shared/records/card-files.ts'
import { dayOfInstant } from '../../shared/rules/days.ts'
import { seedCampYear } from './camp-year.ts'
import { demoSite, demoStaff } from './site.ts'

/** For the demonstration alone: whoever opens the camp site's register types one of these. */
export const CAMP_PASSPHRASES = [
  'acorn bonfire cactus dolphin ember',
  'fabric gallon harvest icicle jackal',
] as const

/**
 * A treatment centre of its own with a year of camps behind it, in `folder`/camp-year: a profile that the program
 * opens with one of `CAMP_PASSPHRASES`.
 *
 * @returns what was written
 */
export async function makeCampSite(folder: string) {
  const card = readFileSync(join(folder, 'office', 'office-card.json'), 'utf8')
  const officeCard = OfficeCard.parse(JSON.parse(card))
  const profile = join(folder, 'camp-year')
  mkdirSync(profile, { recursive: true })
  const staff = Object.values(demoStaff)
  const nurse = staff.findIndex(({ role }) => role === 'nurse')
  const doctor = staff.findIndex(({ role }) => role === 'doctor')
  const { name, district, country, timeZone } = demoSite
  const register = await createRegister(
    profile,
    {
      code: 'CAMP1',
      number: 18,
      name: `${name}, camps`,
      district,
      country,
      timeZone,
      kind: 'treatment_centre',
      weeklyClosedDays: '',
      dropoutDays: 60,
      holidays: [],
      products: [],
      keyholders: CAMP_PASSPHRASES.map((passphrase, staffIndex) => ({
        label: staff[staffIndex]?.name ?? '',
        passphrase,
        staffIndex,
      })),
      staff: staff.map((person) => ({ ...person })),
      officeCard,
      rulePackSignedBy: { staffIndex: doctor, pin: demoStaff.doctor.pin },
    },
    clock,
  )
  try {
    return seedCampYear(register, { today: dayOfInstant(register.now(), timeZone), staffId: nurse + 1 })
  } finally {
    register.close()
  }
}
