import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/rules/days.ts'
import { seedClients } from '../helpers/seed-counter.ts'
import { refusal, requestId, type StockClinic, stockClinic } from './stock-clinic.ts'

let clinic: StockClinic
beforeEach(async () => {
  clinic = await stockClinic()
  seedClients(clinic.register, [{ registerNumber: 41, called: 'Puia' }])
})
afterEach(() => clinic.end())

const receive = (batchNumber: string, expiryDay: string, kits: number) =>
  clinic.call.naloxone.receive({
    requestId: requestId(),
    document: 'DN 8',
    batchNumber,
    expiryDay: expiryDay as never,
    kits,
  })
const give = (
  recipient: 'client' | 'relative' | 'outreach',
  registerNumber: number | null = null,
  kits = 1,
) => clinic.call.naloxone.give({ requestId: requestId(), recipient, registerNumber, kits, note: '' })
const writeOff = (kind: 'expired' | 'damaged' | 'counted', kits: number) =>
  clinic.call.naloxone.writeOff({ requestId: requestId(), batchId: 1, kind, kits, note: '' })
const needs = async () =>
  (await clinic.call.home.needs()).filter(({ code }) => code.startsWith('kits')).map(({ code }) => code)

describe('naloxone kits', () => {
  it('are given to a client, a relative or outreach, from the batch that expires first', async () => {
    await receive('N-2', '2027-06-30', 5)
    await receive(' n-1 ', '2027-01-31', 2)
    await give('client', 41)
    await give('relative', 41)
    const { entries, usable, batches } = await give('outreach', null, 3)
    expect(
      entries
        .slice(0, 3)
        .map(({ recipient, registerNumber, batchNumber, kits, balanceAfter }) => [
          recipient,
          registerNumber,
          batchNumber,
          kits,
          balanceAfter,
        ]),
    ).toEqual([
      ['outreach', null, 'N-2', -3, 2],
      ['relative', 41, 'N-1', -1, 5],
      ['client', 41, 'N-1', -1, 6],
    ])
    expect([usable, batches.map(({ batchNumber, kits }) => [batchNumber, kits])]).toEqual([
      2,
      [
        ['N-1', 0],
        ['N-2', 2],
      ],
    ])
    const ofClient = await clinic.call.naloxone.ofClient({ clientId: 1 })
    expect(ofClient.map(({ kits, recipient }) => [kits, recipient])).toEqual([
      [1, 'relative'],
      [1, 'client'],
    ])
  })

  it('are refused when there are none, too few, or only expired ones; and for nobody known', async () => {
    expect(await refusal(give('outreach'))).toBe('REFUSED kits_none')
    await receive('N-1', '2026-02-03', 2)
    expect(await refusal(give('client'))).toBe('INVALID registerNumber client_number_missing')
    expect(await refusal(give('client', 99))).toBe('INVALID registerNumber client_number_unknown')
    expect(await refusal(give('outreach', 41))).toBe('INVALID registerNumber client_number_not_wanted')
    expect(await refusal(give('outreach', null, 3))).toBe('REFUSED kits_fewer')
    expect(await refusal(receive('N-9', '2026-02-02', 2))).toBe('INVALID expiryDay kits_batch_expired')
    clinic.register.db.exec('INSERT INTO clinic_day_close VALUES (1, 0, 3, 1)')
    clinic.openDay('2026-02-04')
    expect(await refusal(give('outreach'))).toBe('REFUSED kits_expired')
    expect(await needs()).toEqual(['kits_out', 'kits_batch_expired'])
    await writeOff('expired', 2)
    expect(await needs()).toEqual(['kits_out'])
  })

  it('are written off and counted, never below nothing', async () => {
    await receive('N-1', '2027-01-31', 10)
    expect(await refusal(writeOff('damaged', 11))).toBe('REFUSED kits_fewer')
    expect(await refusal(writeOff('counted', 10))).toBe('REFUSED kits_agree')
    await writeOff('damaged', 1)
    const { entries } = await writeOff('counted', 12)
    expect(entries.slice(0, 2).map(({ kind, kits, reason }) => [kind, kits, reason])).toEqual([
      ['count_difference', 3, 'counted'],
      ['write_off', -1, 'damaged'],
    ])
  })

  it('are named on Home when they run low or expire; a site that has none is not reminded', async () => {
    expect(await needs()).toEqual([])
    await receive('N-1', addDays('2026-02-03' as never, 30), 5)
    await give('outreach', null, 3)
    expect(await needs()).toEqual(['kits_low', 'kits_expiring'])
    clinic.signIn('counsellor')
    expect(await needs()).toEqual([])
    expect(await refusal(give('relative'))).toBe('done')
  })
})
