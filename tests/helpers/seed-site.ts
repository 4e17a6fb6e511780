import { createRegister } from '../../electron/create-register.ts'
import { insert } from '../../electron/db/write.ts'
import type { Register } from '../../electron/register.ts'
import { siteCardOf } from '../../electron/site-card.ts'
import { signSiteList } from '../../electron/site-list.ts'
import { canonicalJson } from '../../electron/vault/signature.ts'
import type { SiteList } from '../../shared/records/site-list.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { newSite, type officeKeys, STAFF, testClock } from './clinic.ts'
import { seedStock } from './seed-counter.ts'

type Office = Awaited<ReturnType<typeof officeKeys>>

/** A register of one office in `profile`, made an hour before `at`. Close it before the program opens it. */
export async function seedSite(
  profile: string,
  office: Office,
  site: { number: number; code: string; name: string },
  at: number,
): Promise<Register> {
  const clock = testClock(at - 3_600_000)
  return createRegister(profile, await newSite({ ...site, officeCard: office.card }), clock)
}

/** As the office's list has a register. */
export function listed(register: Register): SiteList['sites'][number] {
  const { number = 0, name = '', site: code, register_id, ed25519 } = siteCardOf(register)
  return { number, name, code, register_id, ed25519 }
}

/** The office's list is taken in, the day is open, 1,000 steps of each product stand open. */
export function openSite(register: Register, office: Office, sites: SiteList['sites'], day: ClinicDay): void {
  const list: SiteList = { office: office.card.name, made_at: register.now() - 60_000, sites }
  register.write({ act: 'day.open', actor: STAFF.nurse }, (tx) => {
    insert(tx, 'site_list', {
      madeAt: list.made_at as Instant,
      body: canonicalJson(list),
      signature: signSiteList(list, office.signing.secretKey).signature,
      staffId: STAFF.manager,
      at: tx.at,
    })
    return insert(tx, 'clinic_day', {
      day,
      openedBy: STAFF.nurse,
      approvedBy: null,
      reason: null,
      at: tx.at,
    })
  })
  seedStock(register, 1)
}
