import type { BringOverEntry } from '../../shared/rules/bring-over.ts'
import { addDays, laterDay } from '../../shared/rules/days.ts'
import { todayOf } from '../client-status.ts'
import { insert, nextId, type Tx } from '../db/write.ts'
import { seal } from '../private-text.ts'
import type { Register } from '../register.ts'

/**
 * One row of the grid: a client, an OST episode, the last dose of the paper book and the order. The order begins
 * on the day after the last dose, so that a dose given on paper this morning is not given again here.
 */
export function writeBroughtOver(
  tx: Tx,
  register: Register,
  row: { entry: BringOverEntry; batch: number; doctorId: number; staffId: number },
): void {
  const { entry, batch, doctorId, staffId } = row
  const today = todayOf(register)
  const at = tx.at
  const clientId = nextId(tx, 'client')
  insert(tx, 'client', {
    id: clientId,
    registerNumber: entry.registerNumber,
    name: null,
    called: seal(register, 'client', 'called', clientId, entry.called),
    parentName: null,
    phone: null,
    contact: null,
    sex: entry.sex,
    birthYear: entry.birthYear,
    adultConfirmed: 1,
    enrolledDay: today,
    restricted: 0,
    staffMember: null,
    staffId,
    at,
  })
  const episodeId = insert(tx, 'episode', {
    clientId,
    kind: 'ost',
    openedDay: today,
    entry: 'brought_over',
    staffId,
    at,
  })
  insert(tx, 'brought_over', {
    clientId,
    batch,
    lastDoseDay: entry.lastDoseDay,
    lastDoseMicrograms: entry.lastDoseMicrograms,
    paperPage: entry.paperPage,
    at,
  })
  const doseOrderId = insert(tx, 'dose_order', {
    clientId,
    episodeId,
    drug: entry.drug,
    kind: 'maintenance',
    via: 'brought_over',
    startDay: laterDay(today, addDays(entry.lastDoseDay, 1)),
    endDay: entry.orderEnd,
    everyDays: 1,
    takeHomeDays: 0,
    prescriberId: doctorId,
    writtenBy: staffId,
    telephoneAt: null,
    supersedes: null,
    reason: 'brought_over',
    at,
  })
  insert(tx, 'dose_order_step', {
    doseOrderId,
    step: 1,
    days: null,
    advance: 'date',
    slot: 1,
    leastHours: 0,
    amountMicrograms: entry.amountMicrograms,
  })
}
