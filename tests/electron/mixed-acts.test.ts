import { expect, it } from 'vitest'
import { MixedActs } from './mixed-acts.ts'
import { twoClinics } from './passport-clinics.ts'
import { signTakeHomeRules } from './take-home-clinic.ts'

/** A sample; hundreds of sequences were played once when the acts had all been built. */
const [SEQUENCES, ACTS] = [2, 60]

it('lets no two doses into one slot, nor more than ordered into a day, whatever acts are mixed, and the shelf agrees', async () => {
  const clinics = await twoClinics()
  signTakeHomeRules(clinics.home.register, { mostMissedLast28: 28 })
  const mixed = new MixedActs(clinics.home)
  try {
    for (let seed = 1; seed <= SEQUENCES; seed += 1) await mixed.sequence(seed, ACTS)
    expect(mixed.faults).toEqual([])
    expect(mixed.accepted.get('scan') ?? 0).toBeGreaterThan(5)
    expect(mixed.accepted.size).toBeGreaterThan(5)
  } finally {
    clinics.end()
  }
}, 120_000)
