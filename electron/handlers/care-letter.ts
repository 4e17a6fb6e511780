import type { TreatmentLetterText } from '../../shared/contract/care.ts'
import { addDays, dayOfInstant } from '../../shared/rules/days.ts'
import { countsAsDose } from '../../shared/rules/dose-state.ts'
import { orderOfDay, stepInForce } from '../../shared/rules/order-step.ts'
import { openRecord } from '../client-access.ts'
import { broughtOverOf, type ClientStored } from '../db/client.ts'
import { dosesOfClient, lastGivenDay } from '../db/dose.ts'
import { ordersOfClient } from '../db/dose-order.ts'
import { episodesOf } from '../db/episode.ts'
import { siteOf } from '../db/site.ts'
import { insert, nextId, noteAct } from '../db/write.ts'
import { seal, unseal } from '../private-text.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { careView } from './care-view.ts'
import { writeConsent } from './client-writing.ts'
import { asRecord, orderFacts } from './dose-facts.ts'

/** Doses of so many days stand in a letter. */
const SHOWN_DAYS = 7

export const careLetter = {
  letter: signedIn.care.letter.handler(({ input, context: { register, staff } }) => {
    const act = 'letter.write'
    const { requestId, clientId, to } = input
    const client = openRecord(register, staff, clientId, act)
    const text = letterText(register, client)
    const day = todayOf(register)
    const id = register.writeOnce(requestId, { act, actor: staff.id }, (tx) => {
      // The client asks for it and says to whom: that is the consent, witnessed by who writes it down.
      const consent = { kind: 'disclosure' as const, day, witnessId: staff.id, detail: to }
      const consentId = writeConsent(tx, register, clientId, consent, 'to', day)
      const letterId = nextId(tx, 'treatment_letter')
      return insert(tx, 'treatment_letter', {
        id: letterId,
        clientId,
        consentId,
        detail: seal(register, 'treatment_letter', 'detail', letterId, to),
        drug: text.drug,
        amountMicrograms: text.amountMicrograms,
        lastDoseDay: text.lastDoseDay,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return { letter: { ...text, id, to, day }, view: careView(register, staff, client) }
  }),

  ownRecord: signedIn.care.ownRecord.handler(({ input, context: { register, staff } }) => {
    const act = 'client.own_record'
    const client = openRecord(register, staff, input.clientId, act)
    register.writeOnce(input.requestId, { act, actor: staff.id, reason: input.how }, (tx) => {
      noteAct(tx, 'client', client.id)
      return client.id
    })
    return { at: register.now() }
  }),
}

/** The latest amount from the rows: the doses of the last day with one, else the last of the paper time. */
function letterText(
  register: Register,
  client: ClientStored,
): Omit<TreatmentLetterText, 'id' | 'to' | 'day'> {
  const { db } = register
  const { id, registerNumber, birthYear } = client
  const today = todayOf(register)
  const tomorrow = addDays(today, 1)
  const orders = ordersOfClient(db, id)
  const last = lastGivenDay(db, id, tomorrow)
  const paper = broughtOverOf(db, id)
  const from = [addDays(today, -SHOWN_DAYS), last ?? today].toSorted()[0] ?? today
  const doses = dosesOfClient(db, id, from)
    .map(asRecord)
    .filter((dose) => dose.clinicDay <= today && countsAsDose(dose))
  const days = [...new Set(doses.map(({ clinicDay }) => clinicDay))].toSorted().reverse()
  const dayDoses = days.map((day) => ({
    day,
    amountMicrograms: doses
      .filter(({ clinicDay }) => clinicDay === day)
      .reduce((sum, { amountMicrograms }) => sum + amountMicrograms, 0),
  }))
  const [newest = paper && { day: paper.lastDoseDay, amountMicrograms: paper.lastDoseMicrograms }] = dayDoses
  if (!newest) return refuse('no_dose_known')
  const orderId = doses.findLast(({ clinicDay }) => clinicDay === newest.day)?.doseOrderId
  const given = orders.find((order) => order.id === orderId) ?? orders.at(-1)
  const open = new Set(episodesOf(db, id).flatMap((one) => (one.closedDay === null ? [one.id] : [])))
  const running = orders.filter(({ inForce, episodeId }) => inForce && open.has(episodeId))
  const found = orderOfDay(
    running.map((order) => orderFacts(order, doses, today)),
    today,
  )
  const { timeZone } = siteOf(db)
  const began = episodesOf(db, id).find(({ kind }) => kind === 'ost' || kind === 'detox')
  return {
    name:
      unseal(register, 'client', 'name', id, client.name) ??
      unseal(register, 'client', 'called', id, client.called) ??
      '',
    birthYear,
    registerNumber,
    since: began?.openedDay ?? dayOfInstant(client.at, timeZone),
    drug: given?.drug ?? refuse('no_dose_known'),
    amountMicrograms: newest.amountMicrograms,
    lastDoseDay: newest.day,
    orderedMicrograms: found.found ? stepInForce(found.order, today).totalMicrograms : null,
    orderEnds: found.found ? found.order.endDay : null,
    lastDoses: dayDoses.slice(0, SHOWN_DAYS),
  }
}
