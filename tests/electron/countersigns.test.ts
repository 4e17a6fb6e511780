import { afterEach, expect, it } from 'vitest'
import { answerOf } from '../helpers/answer.ts'
import { PINS, STAFF } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type CounterClinic, counterClinic } from './counter-clinic.ts'

let clinic: CounterClinic
afterEach(() => clinic?.end())

const DAY = 86_400_000

/** The nurse, alone, writes off two tablets. */
async function aloneWithWaste(): Promise<void> {
  clinic = await counterClinic()
  clinic.signIn('nurse')
  await clinic.call.stock.waste({
    requestId: requestId(),
    batchId: 1,
    steps: 2,
    reason: 'broken',
    note: '',
    approver: null,
  })
}
const give = (staffId: number, pin: string, owedIds = [1]) =>
  clinic.call.countersigns.give({ requestId: requestId(), owedIds, staffId, pin })

it('an act done alone is owed for seven days, and shown with what it was', async () => {
  await aloneWithWaste()
  const [owed, ...others] = await clinic.call.countersigns.owed()
  expect(others).toEqual([])
  expect(owed).toMatchObject({ act: 'stock.waste', table: 'stock_entry', by: 'Ramdini', daysLeft: 7 })
  clinic.clock.pass(9 * DAY)
  clinic.register.write({ act: 'day.close', actor: STAFF.nurse }, (tx) =>
    tx.db.prepare('INSERT INTO clinic_day_close VALUES (1, 1, 3, ?)').run(tx.at),
  )
  expect((await clinic.call.countersigns.owed())[0]?.daysLeft).toBe(-2)
})

it('is signed by anybody else with their own PIN, once, and never by the one who acted', async () => {
  await aloneWithWaste()
  expect(await answerOf(give(STAFF.nurse, PINS[2]))).toBe('NOT_ALLOWED same_person')
  expect(await answerOf(give(STAFF.counsellor, PINS[0]))).toBe('REFUSED wrong_pin')
  expect(await answerOf(give(STAFF.counsellor, PINS[4], [1, 99]))).toBe('REFUSED already_countersigned')
  expect(await give(STAFF.counsellor, PINS[4])).toEqual([])
  expect(await answerOf(give(STAFF.counsellor, PINS[4]))).toBe('REFUSED already_countersigned')
  const line = clinic.rows("SELECT actor FROM ledger WHERE act = 'countersign.give'")
  expect(line).toEqual([{ actor: STAFF.counsellor }])
})
