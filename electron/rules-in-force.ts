import { RulePackBody } from '../shared/records/rule-pack.ts'
import type { DetoxRules, StockRules } from '../shared/records/rule-pack-lines.ts'
import { startOfDetox, startOfStock } from '../shared/records/rule-pack-start.ts'
import type { PackVersion } from '../shared/rules/rule-pack.ts'
import { latestRulePack } from './db/rule-pack.ts'
import { siteOf } from './db/site.ts'
import type { Register } from './register.ts'

/** A version never changes, and is read with every dose: it is parsed once a session (DECISIONS 22). */
const parsed = new WeakMap<Register, { id: number; body: RulePackBody }>()

/**
 * The clinic's rules as they hold: the newest signed version, else the newest, which holds nothing until a doctor has
 * signed it; null where there is none (a drop-in centre). A body is read by its schema, so that a version from before
 * a group of lines has that group's starting values.
 */
export function packInForce(register: Register): (PackVersion & { signed: boolean }) | null {
  const pack = latestRulePack(register.db)
  if (!pack) return null
  const { id, version, signedAt } = pack
  const known = parsed.get(register)
  const body = known?.id === id ? known.body : RulePackBody.parse(JSON.parse(pack.body))
  if (known?.id !== id) parsed.set(register, { id, body })
  return { version, body, signed: signedAt !== null }
}

/** After how many days without a dose somebody dropped out: as the doctor signed it, else as the site was set up. */
export function dropoutDaysOf(register: Register): number {
  const pack = packInForce(register)
  return (pack?.signed ? pack.body.dropoutDays : null) ?? siteOf(register.db).dropoutDays
}

/** What the shelf is watched by: the lines of the pack, and where none is signed those that a new site begins with. */
export function stockRules(register: Register): StockRules {
  const pack = packInForce(register)
  return pack?.signed ? pack.body.stock : startOfStock
}

/** What detoxification is watched by; a drop-in centre, which has no pack, goes by what a new site begins with. */
export function detoxRules(register: Register): DetoxRules {
  const pack = packInForce(register)
  return pack?.signed ? pack.body.detox : startOfDetox
}
