import { afterEach, describe, expect, it } from 'vitest'
import { openWriter } from '../../electron/db/connection.ts'
import type { LedgerCheckStep } from '../../shared/contract/ledger.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { type EveryRole, everyCall, everyRole, ROLES } from '../helpers/every-call.ts'
import { liveThroughAMorning } from './ledger-fixture.ts'

let clinic: EveryRole
afterEach(() => clinic?.end())

const callNamed = (name: string) => {
  const call = everyCall().find((one) => one.name === name)
  if (!call) throw new Error(`no call ${name}`)
  return call
}

async function aMorning(): Promise<EveryRole> {
  clinic = await everyRole()
  await clinic.bringTo('staff', 'manager')
  const register = clinic.session.register()
  if (!register) throw new Error('the register is not open')
  liveThroughAMorning(register)
  return clinic
}

type Page = {
  entries: { seq: number; act: string; actor: string | null; registerNumber: number | null; what: string }[]
  next: number | null
}
async function lines(changes: object = {}): Promise<Page> {
  const input = { before: null, personId: null, day: null, act: null, ...changes }
  const answer = await clinic.ask(callNamed('ledger.lines'), input)
  if (answer.code !== 'done') throw new Error(answer.code)
  return (answer as unknown as { output: Page }).output
}

async function checked(): Promise<LedgerCheckStep[]> {
  const steps: LedgerCheckStep[] = []
  for await (const step of await clinic.client.ledger.check()) steps.push(step)
  return steps
}

describe('the ledger on the screen', () => {
  it('shows the newest line first, with the person, the client’s number and what became of the row', async () => {
    await aMorning()
    const { entries } = await lines()
    expect(entries[0]).toMatchObject({ act: 'closure.mark', actor: 'Person nurse', what: 'written' })
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => (entries[0]?.seq ?? 0) - index))
    expect(entries.find(({ act }) => act === 'client.card.print')).toMatchObject({
      registerNumber: 6,
      what: 'noted',
    })
    expect(entries.find(({ act }) => act === 'client.photo')).toMatchObject({ what: 'removed' })
    expect(entries.filter(({ act }) => act === 'dose.record').every((line) => line.registerNumber)).toBe(true)
  })

  it('is read page by page to its first line, each line once', async () => {
    await aMorning()
    const seen: number[] = []
    let before: number | null = null
    do {
      const page: Page = await lines({ before })
      seen.push(...page.entries.map(({ seq }) => seq))
      before = page.next
    } while (before !== null)
    expect(seen).toEqual(Array.from({ length: seen[0] ?? 0 }, (_, index) => (seen[0] ?? 0) - index))
  })

  it('is looked through by person, by day and by act', async () => {
    await aMorning()
    const orders = await lines({ act: 'order.write' })
    expect(orders.entries).toHaveLength(12)
    const nobody = await lines({ personId: ROLES.indexOf('data') + 1 })
    expect(nobody.entries).toEqual([])
    const today = await lines({ day: '2026-02-03' as ClinicDay, act: 'closure.mark' })
    expect(today.entries).toHaveLength(1)
    const tomorrow = await lines({ day: '2026-02-04' as ClinicDay })
    expect(tomorrow.entries).toEqual([])
  })
})

describe('the check of chain and rows', () => {
  it('runs in a worker, tells its progress, and says that all is well with a code for the paper', async () => {
    await aMorning()
    const steps = await checked()
    expect(steps.some((step) => step.kind === 'progress')).toBe(true)
    const done = steps.at(-1)
    if (done?.kind !== 'done') throw new Error('the check did not end')
    expect(done).toMatchObject({ found: 0, findings: [] })
    expect(done.lines).toBe(done.head.seq)
    expect(done.head.code).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/)
    expect(clinic.faults).toEqual([])
  })

  it('names a dose that somebody changed behind the program’s back', async () => {
    await aMorning()
    const register = clinic.session.register()
    if (!register) throw new Error('the register is not open')
    const raw = openWriter(register.files.database, register.keys.databaseKey)
    raw.exec('DROP TRIGGER dose_is_not_changed')
    raw.exec('UPDATE dose SET amount_micrograms = 16000 WHERE id = 4')
    raw.close()
    const done = (await checked()).at(-1)
    expect(done).toMatchObject({ found: 1, findings: [{ kind: 'row_changed', table: 'dose', id: 4 }] })
  })

  it('lets acts go on while it runs, and looks at one moment of the register', async () => {
    await aMorning()
    const register = clinic.session.register()
    if (!register) throw new Error('the register is not open')
    const steps = await clinic.client.ledger.check()
    await steps.next()
    register.write({ act: 'client.card.print', actor: 1 }, () => undefined)
    let last: LedgerCheckStep | undefined
    for await (const step of steps) last = step
    expect(last).toMatchObject({ kind: 'done', found: 0 })
  })
})
