import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Act, whoMay } from '../../shared/rules/who-may.ts'
import { type Answer, type EveryRole, everyCall, everyRole, ROLES, STAGES } from '../helpers/every-call.ts'
import { inputsOf } from '../helpers/generated-input.ts'

let clinic: EveryRole
beforeAll(async () => {
  clinic = await everyRole()
})
afterAll(() => clinic.end())

/** What the gate says to a call that is not allowed; a handler that asks further names an act of its own. */
const refusalOf = (answer: Answer, act: Act): string => {
  if (!('data' in answer)) return 'let in'
  if (answer.code === 'LOCKED') return `locked, needs ${answer.data.needs}`
  if (answer.code === 'NOT_ALLOWED' && answer.data.why === 'role' && answer.data.act === act)
    return 'not this role'
  return 'let in'
}

describe('who may make which call, at every stage of the register', () => {
  for (const stage of STAGES) {
    it(`is what the table says, for every call and role, at stage ${stage}`, async () => {
      const differing: string[] = []
      for (const role of stage === 'none' || stage === 'open' ? ROLES.slice(0, 1) : ROLES) {
        for (const call of everyCall()) {
          await clinic.bringTo(stage, role)
          const person = stage === 'none' || stage === 'open' ? null : role
          const may = whoMay(call.act, { stage, role: person })
          const expected = may.allowed
            ? 'let in'
            : may.why === 'stage'
              ? `locked, needs ${may.needs}`
              : 'not this role'
          const [input] = call.input ? fc.sample(inputsOf(call.input), { numRuns: 1, seed: 7 }) : []
          const before = clinic.rows()
          const answer = await clinic.ask(call, input)
          const found = refusalOf(answer, call.act)
          if (found !== expected) differing.push(`${call.name} by ${role}: ${found}, not ${expected}`)
          if (answer.code !== 'done' && clinic.session.stage() === stage) {
            expect(clinic.rows(), `${call.name} by ${role} wrote although it was ${answer.code}`).toEqual(
              before,
            )
          }
        }
      }
      expect(differing).toEqual([])
    }, 120_000)
  }

  it('has an answer for every call, and none of them is a fault', () => {
    expect(clinic.faults).toEqual([])
    expect(everyCall().length).toBeGreaterThan(8)
  })
})
