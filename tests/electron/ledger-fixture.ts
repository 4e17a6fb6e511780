import { randomBytes } from 'node:crypto'
import { correct, insert, nextId, noteAct, remove, type Tx } from '../../electron/db/write.ts'
import { seal } from '../../electron/private-text.ts'
import type { Register } from '../../electron/register.ts'
import type { ClinicDay } from '../../shared/records/time.ts'

const DAY = '2026-02-03' as ClinicDay
const NURSE = 1

/** Fills a new register with some rows of most tables, as one morning would: enrolments, orders, doses, stock. */
export function liveThroughAMorning(register: Register): void {
  const act = (name: string, body: (tx: Tx) => void, reason: string | null = null) =>
    register.write({ act: name, actor: NURSE, reason }, body)
  const staffId = NURSE
  act('day.open', (tx) => {
    const day = { day: DAY, openedBy: staffId, approvedBy: null, reason: null, at: tx.at }
    const id = insert(tx, 'clinic_day', day)
    insert(tx, 'countersign_owed', {
      act: 'day.open',
      tableName: 'clinic_day',
      rowId: id,
      owedBy: staffId,
      clinicDayId: id,
      at: tx.at,
    })
    insert(tx, 'countersign', { countersignOwedId: 1, staffId: 2, at: tx.at })
  })
  act('stock.receive', (tx) => {
    const batchId = insert(tx, 'batch', {
      productId: 1,
      batchNumber: 'B7',
      expiryDay: '2027-01-31' as ClinicDay,
      at: tx.at,
    })
    insert(tx, 'stock_entry', {
      productId: 1,
      batchId,
      kind: 'receipt',
      steps: 500,
      doseId: null,
      document: 'GRN 12',
      reason: null,
      clinicDayId: 1,
      staffId,
      approverId: null,
      at: tx.at,
      recordedAt: tx.at,
    })
    insert(tx, 'open_pack', { clinicDayId: 1, productId: 1, batchId, staffId, at: tx.at })
  })
  for (let number = 1; number <= 6; number += 1) oneClient(register, act, number)
  act('closure.mark', (tx) => {
    const day = '2026-02-14' as ClinicDay
    insert(tx, 'closure', { day, kind: 'unplanned', reason: 'bandh', staffId, at: tx.at })
  })
}

function oneClient(
  register: Register,
  act: (name: string, body: (tx: Tx) => void, reason?: string | null) => void,
  registerNumber: number,
): void {
  const staffId = NURSE
  act('client.enrol', (tx) => {
    const clientId = nextId(tx, 'client')
    insert(tx, 'client', {
      id: clientId,
      registerNumber,
      name: seal(register, 'client', 'name', clientId, `Client ${registerNumber}`),
      called: null,
      parentName: null,
      phone: null,
      contact: null,
      sex: 'M',
      birthYear: 1990 + registerNumber,
      adultConfirmed: 1,
      enrolledDay: DAY,
      restricted: 0,
      staffMember: null,
      staffId,
      at: tx.at,
    })
    const common = { clientId, staffId, at: tx.at }
    const consentId = insert(tx, 'consent', {
      ...common,
      kind: 'photo',
      day: DAY,
      witnessId: null,
      detail: null,
    })
    insert(tx, 'client_photo', { ...common, consentId, jpeg: randomBytes(60) })
    insert(tx, 'card', { ...common, cardNumber: 1000 + registerNumber })
    insert(tx, 'episode', { ...common, kind: 'ost', openedDay: DAY, entry: 'new' })
  })
  act('order.write', (tx) => {
    const doseOrderId = insert(tx, 'dose_order', {
      clientId: registerNumber,
      episodeId: registerNumber,
      drug: 'buprenorphine',
      kind: 'maintenance',
      via: 'doctor',
      startDay: DAY,
      endDay: '2026-03-03' as ClinicDay,
      everyDays: 1,
      takeHomeDays: 0,
      prescriberId: 3,
      writtenBy: 3,
      telephoneAt: null,
      supersedes: null,
      reason: 'stable',
      at: tx.at,
    })
    insert(tx, 'dose_order_step', {
      doseOrderId,
      step: 1,
      days: null,
      advance: 'swallowed',
      slot: 1,
      leastHours: 0,
      amountMicrograms: 8_000,
    })
  })
  act('dose.record', (tx) => {
    const stamps = { staffId, at: tx.at, recordedAt: tx.at }
    const doseId = insert(tx, 'dose', {
      clientId: registerNumber,
      episodeId: registerNumber,
      doseOrderId: registerNumber,
      orderStep: 1,
      clinicDay: DAY,
      slot: 1,
      attempt: 1,
      kind: 'observed',
      amountMicrograms: 8_000,
      redoseOf: null,
      clinicDayId: 1,
      identifiedBy: 'card',
      noCardReason: null,
      ...stamps,
    })
    for (const kind of ['prepared', 'given', 'checked'] as const)
      insert(tx, 'dose_event', { doseId, kind, reason: null, minutesAfter: null, ...stamps })
    insert(tx, 'stock_entry', {
      productId: 1,
      batchId: 1,
      kind: 'issue',
      steps: -4,
      doseId,
      document: null,
      reason: null,
      clinicDayId: 1,
      approverId: null,
      ...stamps,
    })
  })
  act('client.correct', (tx) => correct(tx, 'client', registerNumber, { birthYear: 1980 }), 'misheard')
  if (registerNumber % 3 === 0) act('client.photo', (tx) => remove(tx, 'client_photo', registerNumber))
  act('client.card.print', (tx) => noteAct(tx, 'card', registerNumber))
}
