import type { BeforeFirstDose } from '../../shared/records/induction.ts'
import type { Instant } from '../../shared/records/time.ts'
import { noCare } from '../../shared/rules/care-facts.ts'
import type { DoseFacts, DoseVerdict, ShelfProduct } from '../../shared/rules/dose-facts.ts'
import type { AssessmentFacts } from '../../shared/rules/induction-check.ts'
import { rulePackDefault } from '../../shared/rules/rule-pack-default.ts'
import { day, moment } from './dose-records.ts'
import { anOrder } from './order-facts.ts'

/** A tablet of so many micrograms with one open batch, of which there is plenty. */
export function aTablet(strengthMicrograms: number, changed: Partial<ShelfProduct> = {}): ShelfProduct {
  const id = strengthMicrograms
  return {
    id,
    drug: 'buprenorphine',
    form: 'tablet',
    strengthMicrograms,
    stepsPerUnit: 1,
    batches: [aBatch(id, 10_000)],
    openBatchId: id,
    ...changed,
  }
}

/** Methadone 5 mg/mL in steps of 0.1 mL, one open batch. */
export function aLiquid(changed: Partial<ShelfProduct> = {}): ShelfProduct {
  return aTablet(5000, { drug: 'methadone', form: 'liquid', stepsPerUnit: 10, ...changed })
}

/** A batch good until the end of 2026. */
export function aBatch(
  id: number,
  balanceSteps: number,
  expiryDay = '2026-12-31',
): ShelfProduct['batches'][number] {
  return { id, productId: id, batchNumber: `B${id}`, expiryDay: day(expiryDay), balanceSteps }
}

/** Asked and seen today, a moment before now: nothing speaks against the dose of this slot. */
export function askedWell(doseOrderId: number, slot: number, at: Instant): AssessmentFacts {
  const cows = {
    pulse: 4,
    sweating: 1,
    restlessness: 1,
    pupils: 1,
    aches: 1,
    runny_nose: 1,
    stomach: 1,
  } as const
  const before: BeforeFirstDose = {
    alcohol: 'no',
    benzodiazepines: 'no',
    pregnancy: null,
    lastOpioid: 'none',
    lastOpioidAt: null,
  }
  return {
    id: doseOrderId * 10 + slot,
    doseOrderId,
    slot,
    at,
    doctorSays: null,
    answers: {
      cows: { ...cows, tremor: 1, yawning: 0, anxiety: 0, gooseflesh: 0 },
      sedation: 'awake',
      breathing: 'normal',
      before: slot === 1 ? before : null,
    },
  }
}

/**
 * A client on 8 mg buprenorphine daily since the 1st of February 2026, on Friday the 6th at 08:30 in Aizawl, with
 * 0.4 mg and 2 mg tablets open; changed as a case needs it.
 */
export function doseFacts(changed: Partial<DoseFacts> = {}): DoseFacts {
  return {
    today: day('2026-02-06'),
    now: moment('2026-02-06T03:00:00Z'),
    timeZone: 'Asia/Kolkata',
    dayOpen: true,
    episodes: [{ id: 1, kind: 'ost' }],
    holds: [],
    orders: [anOrder()],
    doses: [],
    assessments: [],
    redoses: [],
    broughtOver: null,
    passports: [],
    care: noCare,
    paperDaysNotEntered: [],
    officeCase: null,
    pack: { version: 1, body: rulePackDefault, signed: true },
    shelf: [aTablet(400), aTablet(2000)],
    slot: null,
    ...changed,
  }
}

/** `due 8 mg: 4 × 2 mg` or `see_doctor: order_ended`: a verdict in one line for the tables of the tests. */
export function inShort(verdict: DoseVerdict): string {
  switch (verdict.outcome) {
    case 'due': {
      const lines = verdict.lines.map((line) => {
        const units = line.steps / line.stepsPerUnit
        return `${units} × ${line.strengthMicrograms / 1000} mg`
      })
      return `due ${verdict.amountMicrograms / 1000} mg: ${lines.join(' + ')}`
    }
    case 'already_given':
      return `already_given slot ${verdict.slot}: ${verdict.state}`
    case 'in_progress':
      return `in_progress ${verdict.clinicDay}: ${verdict.state}`
    case 'not_due':
      return `not_due until ${verdict.nextDay}`
    case 'see_doctor':
    case 'blocked':
      return `${verdict.outcome}: ${verdict.reasons.map(({ code }) => code).join(', ')}`
  }
}
