import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRegister } from '../../electron/create-register.ts'
import { insert, nextId, type Tx, write } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay, Instant } from '../../shared/records/time.ts'
import { addDays } from '../../shared/rules/days.ts'
import { newSite, testClock } from '../../tests/helpers/clinic.ts'
import { seeded } from '../demo/random.ts'

const TABLET = 1
const NURSE = 3
const DOCTOR = 2
const DAY_MS = 86_400_000

/**
 * A register with a past: `clients` of them, each with one dose a day until there are `doses`, with events, stock and
 * ledger as the counter writes them, every day closed. Its clock stands at the morning after.
 */
export async function largeRegister(clients: number, doses: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ost-bench-'))
  const days = Math.ceil(doses / clients)
  const first = addDays('2026-02-03' as ClinicDay, -days)
  const clock = testClock(Date.parse(`${first}T02:00:00Z`))
  const register = await createRegister(folder, await newSite(), clock)
  fillClients(register, clients, first, addDays(first, days + 300))
  let done = 0
  for (let index = 0; index < days; index += 1) {
    const wanted = Math.min(clients, doses - done)
    oneDay(register, addDays(first, index), wanted, clock.now())
    done += wanted
    clock.pass(DAY_MS)
  }
  register.db.pragma('wal_checkpoint(TRUNCATE)')
  return { folder, register, clock, today: addDays(first, days) }
}

function act(register: Register, at: number, body: (tx: Tx) => void): void {
  write(register.db, { act: 'dose.record', actor: NURSE, at: at as Instant }, body)
}

function fillClients(register: Register, clients: number, first: ClinicDay, until: ClinicDay): void {
  const chance = seeded(7)
  const syllables = [
    'Lal',
    'rin',
    'puia',
    'Zo',
    'thang',
    'mawi',
    'Ram',
    'din',
    'hluna',
    'Van',
    'sanga',
    'bia',
    'kima',
    'ngur',
  ]
  act(register, register.now(), (tx) => {
    for (let number = 1; number <= clients; number += 1) {
      const id = nextId(tx, 'client')
      const name = [1, 2, 3].map(() => chance.pick(syllables)).join('')
      insert(tx, 'client', {
        id,
        registerNumber: number,
        name: seal(register, 'client', 'name', id, name),
        called: seal(register, 'client', 'called', id, `${chance.pick(syllables)}${chance.pick(syllables)}`),
        parentName: null,
        phone: seal(register, 'client', 'phone', id, `98${chance.whole(10_000_000, 99_999_999)}`),
        contact: null,
        sex: chance.next() < 0.9 ? 'M' : 'F',
        birthYear: chance.whole(1970, 2003),
        adultConfirmed: 1,
        enrolledDay: first,
        restricted: 0,
        staffMember: null,
        staffId: NURSE,
        at: tx.at,
      } as never)
      const episodeId = insert(tx, 'episode', {
        clientId: id,
        kind: 'ost',
        openedDay: first,
        entry: 'new',
        staffId: NURSE,
        at: tx.at,
      } as never)
      insert(tx, 'card', { clientId: id, cardNumber: 10_000_000 + number, staffId: NURSE, at: tx.at })
      const orderId = insert(tx, 'dose_order', {
        clientId: id,
        episodeId,
        drug: 'buprenorphine',
        kind: 'maintenance',
        via: 'doctor',
        startDay: first,
        endDay: until,
        everyDays: 1,
        takeHomeDays: 0,
        prescriberId: DOCTOR,
        writtenBy: DOCTOR,
        telephoneAt: null,
        supersedes: null,
        reason: 'maintenance',
        at: tx.at,
      })
      insert(tx, 'dose_order_step', {
        doseOrderId: orderId,
        step: 1,
        days: null,
        advance: 'swallowed',
        slot: 1,
        leastHours: 0,
        amountMicrograms: 8_000,
      })
    }
  })
}

function oneDay(register: Register, day: ClinicDay, clients: number, at: number): void {
  act(register, at, (tx) => {
    const clinicDayId = insert(tx, 'clinic_day', {
      day,
      openedBy: NURSE,
      approvedBy: null,
      reason: null,
      at: tx.at,
    })
    const stock = {
      productId: TABLET,
      clinicDayId,
      staffId: NURSE,
      approverId: null,
      reason: null,
      at: tx.at,
      recordedAt: tx.at,
    }
    if (clinicDayId === 1)
      insert(tx, 'batch', {
        productId: TABLET,
        batchNumber: 'B-1',
        expiryDay: '2099-12-31' as ClinicDay,
        at: tx.at,
      })
    insert(tx, 'stock_entry', {
      ...stock,
      batchId: 1,
      kind: 'receipt',
      steps: clients * 4,
      doseId: null,
      document: 'bench',
    })
    for (let clientId = 1; clientId <= clients; clientId += 1) {
      const doseId = insert(tx, 'dose', {
        clientId,
        episodeId: clientId,
        doseOrderId: clientId,
        orderStep: 1,
        clinicDay: day,
        slot: 1,
        attempt: 1,
        kind: 'observed',
        amountMicrograms: 8_000,
        redoseOf: null,
        clinicDayId,
        identifiedBy: 'card',
        noCardReason: null,
        staffId: NURSE,
        at: tx.at,
        recordedAt: tx.at,
      })
      for (const kind of ['prepared', 'given', 'checked'] as const)
        insert(tx, 'dose_event', {
          doseId,
          kind,
          reason: null,
          minutesAfter: null,
          staffId: NURSE,
          at: tx.at,
          recordedAt: tx.at,
        })
      insert(tx, 'stock_entry', { ...stock, batchId: 1, kind: 'issue', steps: -4, doseId, document: null })
      insert(tx, 'day_line', {
        clinicDayId,
        clientId,
        slot: 1,
        due: 1,
        outcome: 'taken',
        amountMicrograms: 8_000,
        corrects: null,
      })
    }
    insert(tx, 'stock_close', { clinicDayId, batchId: 1, bookSteps: 0 })
    insert(tx, 'clinic_day_close', { clinicDayId, late: 0, staffId: NURSE, at: tx.at })
  })
}
