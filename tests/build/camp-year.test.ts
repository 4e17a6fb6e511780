import { expect, it } from 'vitest'
import { CAMP_EPISODES, CAMP_FOLLOW_UPS, seedCampYear } from '../../build/demo/camp-year.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { stockClinic } from '../electron/stock-clinic.ts'
import { STAFF } from '../helpers/clinic.ts'

it('a year of a camp site is 300 discharges and 3,000 follow-ups, all in the numbers of the screen', async () => {
  const clinic = await stockClinic()
  const today = '2026-02-03' as ClinicDay
  const made = seedCampYear(clinic.register, { today, staffId: STAFF.nurse })
  expect(made).toMatchObject({ episodes: CAMP_EPISODES, followUps: CAMP_FOLLOW_UPS })
  const found = await clinic.call.followUps.numbers({ from: addDays(today, -900), until: today })
  expect(found).toMatchObject({ due: 2_100, done: 2_100, attempts: CAMP_FOLLOW_UPS, failed: 900 })
  expect((await clinic.call.followUps.due({ until: null })).lines).toEqual([])
  clinic.end()
})
