import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/records/staff.ts'
import { ACTS } from '../../shared/rules/who-may.ts'
import { type EveryRole, everyCall, everyRole } from '../helpers/every-call.ts'
import { inputsOf, spoiltInputsOf } from '../helpers/generated-input.ts'
import { seedClients, seedStock } from '../helpers/seed-counter.ts'

/** `npm run faults` asks each call a thousand times. */
const RUNS = Number(process.env.OST_FUZZ_RUNS ?? 100)
/** What a call does not read cannot matter; some of these lock the register, and opening takes its time. */
const RUNS_WITHOUT_INPUT = 5
const SEED = Number(process.env.OST_FUZZ_SEED ?? 20_260_203)

let clinic: EveryRole
beforeAll(async () => {
  clinic = await everyRole()
  await clinic.bringTo('day', 'nurse')
  const register = clinic.session.register()
  if (!register) throw new Error('the register is not open')
  seedStock(register, 1)
  seedClients(register, [
    { registerNumber: 1, called: 'Puia', slots: [8_000] },
    { registerNumber: 2, called: 'Mawia', slots: [60_000], drug: 'methadone' },
    { registerNumber: 3, called: 'Sanga', slots: [4_400, 4_000] },
    { registerNumber: 4, called: 'Rema', slots: [8_000], lastDoseDay: '2026-01-31' },
    { registerNumber: 5, called: 'Zova' },
  ])
})
afterAll(() => clinic.end())

/** Somebody who may: only then is the input looked at. */
function roleFor(act: keyof typeof ACTS): Role {
  const { roles } = ACTS[act]
  return roles === 'anyone' ? 'manager' : (roles[0] ?? 'manager')
}

describe('what may come through the port', () => {
  for (const [place, call] of everyCall().entries()) {
    const { input: schema } = call
    it(
      `${call.name} meets no input with a fault, and writes nothing on a refusal`,
      async () => {
        const inputs = schema
          ? fc.sample(
              fc.oneof(
                { arbitrary: inputsOf(schema), weight: 3 },
                { arbitrary: spoiltInputsOf(schema), weight: 1 },
                { arbitrary: fc.anything(), weight: 1 },
              ),
              { numRuns: RUNS, seed: SEED + place },
            )
          : fc.sample(fc.anything(), { numRuns: RUNS_WITHOUT_INPUT, seed: SEED })
        for (const input of inputs) {
          await clinic.bringTo('day', roleFor(call.act))
          const before = clinic.rows()
          const answer = await clinic.ask(call, input)
          expect(clinic.faults.splice(0), `input ${fc.stringify(input)}`).toEqual([])
          if (answer.code !== 'done' && clinic.session.stage() === 'day')
            expect(clinic.rows(), `${answer.code} for ${fc.stringify(input)}`).toEqual(before)
        }
      },
      Math.max(120_000, RUNS * 1_200),
    )
  }
})
