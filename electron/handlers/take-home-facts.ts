import type { Carried, ClosureOffer, TakeHomeAtCounter } from '../../shared/contract/take-home.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { ClinicCalendar } from '../../shared/rules/clinic-calendar.ts'
import { openDueBefore } from '../../shared/rules/closure-span.ts'
import { addDays } from '../../shared/rules/days.ts'
import type { TakeHomeFacts } from '../../shared/rules/take-home.ts'
import type { ClientStored } from '../db/client.ts'
import { measuredFor } from '../db/dose-facts.ts'
import { closuresBetween, holidaysFrom, siteOf } from '../db/site.ts'
import { type CarriedStored, carriedBy, daysMissed, listsFor } from '../db/take-home.ts'
import type { Register } from '../register.ts'
import { staffName } from './counter-doses.ts'
import { doseFacts } from './dose-facts.ts'

/** What was to be taken on a day gone by may come back so long after. */
const BACK_DAYS = 7

/** The counter's facts with the days missed of the last 28. Refused: `no_open_day`. */
export function takeHomeFacts(register: Register, clientId: number): TakeHomeFacts {
  const facts = doseFacts(register, clientId)
  const missedLast28 = daysMissed(register.db, clientId, addDays(facts.today, -28), facts.today)
  return { ...facts, missedLast28 }
}

export function takeHomeAtCounter(register: Register, client: ClientStored): TakeHomeAtCounter {
  const facts = takeHomeFacts(register, client.id)
  return {
    clientId: client.id,
    registerNumber: client.registerNumber,
    facts,
    closures: offers(register, client.id, facts),
    carried: carriedBy(register.db, client.id, addDays(facts.today, -BACK_DAYS)).map((dose) =>
      carriedView(register, dose),
    ),
  }
}

export function carriedView(register: Register, stored: CarriedStored): Carried {
  const { clientId: _client, registerNumber: _number, staffId, ...dose } = stored
  return { ...dose, inHand: measuredFor(register.db, dose.doseId), by: staffName(register, staffId) }
}

function offers(register: Register, clientId: number, facts: TakeHomeFacts): ClosureOffer[] {
  return listsFor(register.db, clientId, facts.today).map((list) => {
    const { id: listId, firstDay: first, lastDay: last, reason } = list
    const calendar = calendarOf(register, facts.today, last)
    const comesBefore = openDueBefore(facts.orders, calendar, facts.today, { first })
    return { listId, first, last, reason, signedBy: staffName(register, list.staffId), comesBefore }
  })
}

/** The site's calendar for the days of a span. */
export function calendarOf({ db }: Register, from: ClinicDay, to: ClinicDay): ClinicCalendar {
  return {
    weeklyClosedDays: siteOf(db).weeklyClosedDays,
    holidays: new Set(holidaysFrom(db, from).map(({ day }) => day)),
    closures: new Set(closuresBetween(db, from, to).map(({ day }) => day)),
  }
}
