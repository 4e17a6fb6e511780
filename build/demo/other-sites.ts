import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '../../electron/register.ts'
import type { OfficeCard } from '../../shared/records/card-files.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { doseEligibility } from '../../shared/rules/dose-eligibility.ts'
import { beforeClose } from '../../tests/helpers/before-close.ts'
import {
  type Clinic,
  emptyClinic,
  newSite,
  PASSPHRASES,
  PINS,
  testClock,
} from '../../tests/helpers/clinic.ts'
import { seedClients, seedStock } from '../../tests/helpers/seed-counter.ts'
import { type PersonElsewhere, peopleElsewhere } from './people.ts'
import { demoPlaces, demoSite } from './site.ts'

const TONGUE_MS = 600_000
const AMOUNT = { buprenorphine: 8_000, methadone: 60_000 } as const
/** Of so many one stays away. */
const STAYS_AWAY = 8

/** A site that is not played on a screen: a register of its own behind the same handlers. */
export interface OtherSite {
  readonly code: string
  /** Reads the office's token key from the stick and writes the tokens beside it. `now`: UTC milliseconds. */
  writeTokens(now: number): Promise<void>
  end(): Promise<void>
}

/** The other sites of the office, each with the doses of `day`, closed, its backup and card on the stick. */
export function makeOtherSites(
  stick: string,
  officeCard: OfficeCard,
  { day, opens }: { day: ClinicDay; opens: number },
): Promise<OtherSite[]> {
  const clients = peopleElsewhere()
  return Promise.all(
    demoPlaces.others.map(async ({ code, number, name, district }, place) => {
      const site = await emptyClinic(testClock(opens))
      const { country, timeZone } = demoSite
      await site.call.setup.create(
        await newSite({ code, number, name, district, country, timeZone, officeCard, holidays: [] }),
      )
      await morningAt(site, clients[place] ?? [], day)
      await closeAndBackUp(site, stick)
      return {
        code,
        writeTokens: async (now) => {
          site.clock.setWall(now)
          const file = readdirSync(stick).find((one) => one.startsWith(code) && one.endsWith('.osttokenkey'))
          const text = readFileSync(join(stick, file ?? ''), 'utf8')
          await site.call.enrolments.takeIn({ requestId: randomUUID(), text })
          await site.call.enrolments.export({ requestId: randomUUID(), folder: stick })
        },
        end: () => site.end(),
      }
    }),
  )
}

/** The day opens, and who comes is dosed one after the other. */
async function morningAt(site: Clinic, clients: readonly PersonElsewhere[], day: ClinicDay): Promise<void> {
  const { call, clock } = site
  await site.signInAs('manager')
  await call.day.open({ requestId: randomUUID(), day, approver: null, reason: null })
  const opening = await openRegister(site.folder, PASSPHRASES[0], clock)
  if (opening.outcome !== 'opened') throw new Error(opening.outcome)
  seedStock(opening.register, 1, 3_000)
  const ids = seedClients(
    opening.register,
    clients.map(({ number, name, called, sex, birthYear, drug }) => ({
      ...{ registerNumber: number, name, called, birthYear, drug, slots: [AMOUNT[drug]] },
      ...(sex !== null && { sex }),
      startDay: addDays(day, -60),
      endDay: addDays(day, 60),
      lastDoseDay: addDays(day, -1),
    })),
  )
  opening.register.close()
  await site.signInAs('nurse')
  for (const [place, { number }] of clients.entries()) {
    if (place % STAYS_AWAY === STAYS_AWAY - 1) continue
    const { facts } = await call.doses.facts({ who: { by: 'number', registerNumber: number } })
    const verdict = doseEligibility(facts)
    if (verdict.outcome !== 'due') throw new Error(`Client ${number}: ${verdict.outcome}`)
    const { orderId, slot, amountMicrograms } = verdict
    const prepared = await call.doses.prepare({
      requestId: randomUUID(),
      clientId: ids[place] ?? 0,
      ...{ identifiedBy: 'card', noCardReason: null },
      seen: { orderId, slot, amountMicrograms },
    })
    const doseId = prepared.client.open?.id ?? 0
    const given = await call.doses.give({ requestId: randomUUID(), doseId, soberSeen: false })
    clock.pass(TONGUE_MS / 4)
    if (given.client.open === null) continue
    clock.pass(TONGUE_MS)
    await call.doses.check({ requestId: randomUUID(), doseId, notChecked: null, note: '' })
  }
}

async function closeAndBackUp(site: Clinic, stick: string): Promise<void> {
  const { call } = site
  await site.signInAs('manager')
  await beforeClose(call)
  await call.dayClose.close({ requestId: randomUUID(), notChecked: [] })
  site.chosenFolder = stick
  await call.backups.chooseFolder()
  for await (const _ of await call.backups.make({ folder: stick, pin: PINS[0], giveWay: [] }));
  await call.backups.saveSiteCard({ folder: stick })
}
