import type { MyDay, MyDayLine } from '../../shared/contract/my-day.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { isExpectedBy } from '../../shared/rules/appointment-rules.ts'
import { inOrder, type MyDayFacts, myDayOf } from '../../shared/rules/my-day.ts'
import { byClient } from '../by-client.ts'
import { opens } from '../client-access.ts'
import { appointmentsWaitingUntil } from '../db/appointment.ts'
import { clientById } from '../db/client.ts'
import { deadClients } from '../db/death.ts'
import { clinicDayBefore } from '../db/my-day.ts'
import type { Register } from '../register.ts'
import type { SignedIn } from '../session.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { calledOf } from './counter-doses.ts'
import { counsellingFacts } from './my-day-facts.ts'

export const myDay = {
  list: signedIn.myDay.list.handler(({ context: { register, staff } }) => myDayList(register, staff)),
}

/** A counsellor's clients with every reason; outreach sees whom they themselves agreed to meet, by number. */
function myDayList(register: Register, staff: SignedIn): MyDay {
  const today = todayOf(register)
  const before = clinicDayBefore(register.db, today) ?? null
  const dead = deadClients(register.db)
  const lines = factsFor(register, staff, today, before).flatMap((facts): MyDayLine[] => {
    const client = clientById(register.db, facts.clientId)
    const found = myDayOf(facts)
    if (!client || !found || dead.has(client.id)) return []
    const mayOpen = staff.role === 'counsellor' && opens(register, staff, client) === 'yes'
    if (staff.role === 'counsellor' && !mayOpen) return []
    return [
      {
        clientId: client.id,
        registerNumber: client.registerNumber,
        called: mayOpen ? calledOf(register, staff, client) : null,
        reasons: [...found.reasons],
        leads: mayOpen ? found.leads : null,
      },
    ]
  })
  return { today, before, lines: inOrder(lines) }
}

function factsFor(
  register: Register,
  staff: SignedIn,
  today: ClinicDay,
  before: ClinicDay | null,
): MyDayFacts[] {
  const appointments = byClient(
    appointmentsWaitingUntil(register.db, today).filter((one) => isExpectedBy(one, staff)),
  )
  if (staff.role === 'counsellor') return counsellingFacts(register, { today, before, appointments })
  return [...appointments].map(([clientId, agreed]) => ({
    clientId,
    today,
    glassBroken: false,
    withheldDay: null,
    missedDays: 0,
    appointments: agreed,
    reviewDay: null,
    openedDay: null,
    orderEndDay: null,
    scalesDue: 0,
  }))
}
