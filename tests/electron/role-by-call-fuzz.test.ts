import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/records/staff.ts'
import { ACTS } from '../../shared/rules/who-may.ts'
import { type EveryRole, everyCall, everyRole } from '../helpers/every-call.ts'
import { inputsOf, spoiltInputsOf } from '../helpers/generated-input.ts'

const RUNS = Number(process.env.OST_FUZZ_RUNS ?? 100)
/** What a call does not read cannot matter; some of these lock the register, and opening takes its time. */
const RUNS_WITHOUT_INPUT = 5
const SEED = 20260203

let clinic: EveryRole
beforeAll(async () => {
  clinic = await everyRole()
})
afterAll(() => clinic.end())

/** Somebody who may: only then is the input looked at. */
function roleFor(act: keyof typeof ACTS): Role {
  const { roles } = ACTS[act]
  return roles === 'anyone' ? 'manager' : (roles[0] ?? 'manager')
}

describe('what may come through the port', () => {
  for (const call of everyCall()) {
    const { input: schema } = call
    it(`${call.name} answers ${RUNS} generated inputs without a fault, and writes nothing on a refusal`, async () => {
      const inputs = schema
        ? fc.sample(
            fc.oneof(
              { arbitrary: inputsOf(schema), weight: 3 },
              { arbitrary: spoiltInputsOf(schema), weight: 1 },
              { arbitrary: fc.anything(), weight: 1 },
            ),
            { numRuns: RUNS, seed: SEED },
          )
        : fc.sample(fc.anything(), { numRuns: RUNS_WITHOUT_INPUT, seed: SEED })
      for (const input of inputs) {
        await clinic.bringTo('day', roleFor(call.act))
        const before = clinic.rows()
        const answer = await clinic.ask(call, input)
        if (answer.code !== 'done' && clinic.session.stage() === 'day')
          expect(clinic.rows(), `${answer.code} for ${JSON.stringify(input)}`).toEqual(before)
        expect(clinic.faults, `input ${fc.stringify(input)}`).toEqual([])
      }
    }, 120_000)
  }
})
