import { searchClients } from '../../shared/rules/client-search.ts'
import { daysBetween } from '../../shared/rules/days.ts'
import { EPISODES_OF_SITE } from '../../shared/rules/enrolment.ts'
import { openRecord } from '../client-access.ts'
import { clientDays } from '../client-days.ts'
import { everybodyKnown, searchEntries } from '../client-index.ts'
import { clientLine, clientProfile } from '../client-profile.ts'
import { todayOf } from '../client-status.ts'
import { clientById, clientByNumber, nextRegisterNumber } from '../db/client.ts'
import { siteOf } from '../db/site.ts'
import { InvalidInput, NotFound } from '../refusal.ts'
import { signedIn } from './base.ts'
import { cardActs } from './client-cards.ts'
import { careActs } from './client-care.ts'
import { enrol } from './client-enrolment.ts'
import { cardHolder, duplicatesAmong, holderOfTyped } from './client-finding.ts'

/** More lines than fit a screen are told by their number. */
const shown = 20
/** Two months: more than the calendar ever shows at once. */
const mostDays = 62

export const clients = {
  enrolment: signedIn.clients.enrolment.handler(({ context: { register } }) => ({
    number: nextRegisterNumber(register.db),
    today: todayOf(register),
    kinds: [...EPISODES_OF_SITE[siteOf(register.db).kind]],
  })),

  duplicates: signedIn.clients.duplicates.handler(async ({ input, context: { register, session, staff } }) =>
    duplicatesAmong(register, staff, await everybodyKnown(register, session, staff), input),
  ),

  enrol,

  search: signedIn.clients.search.handler(async ({ input, context: { register, session, staff } }) => {
    const holder = holderOfTyped(register, input.text)
    const entries = await searchEntries(register, session, staff)
    const found =
      holder === undefined ? searchClients(entries, input.text, shown) : { ids: [holder], more: 0 }
    const lines = found.ids.flatMap((id) => {
      const client = clientById(register.db, id)
      return client ? [clientLine(register, staff, client)] : []
    })
    return { lines, more: found.more }
  }),

  byCard: signedIn.clients.byCard.handler(({ input, context: { register } }) => {
    const { clientId, registerNumber } = cardHolder(register, input.digits)
    return { clientId, registerNumber }
  }),

  byNumber: signedIn.clients.byNumber.handler(({ input, context: { register } }) => {
    const client = clientByNumber(register.db, input.registerNumber)
    if (!client) throw new NotFound('client')
    return { clientId: client.id, registerNumber: client.registerNumber }
  }),

  camera: signedIn.clients.camera.handler(({ input, context: { session, staff, window } }) => {
    window.allowCamera(input.allowed)
    if (input.allowed) {
      const stop = session.follow(({ signedIn: who }) => {
        if (who?.id === staff.id) return
        window.allowCamera(false)
        stop()
      })
    }
    return input
  }),

  profile: signedIn.clients.profile.handler(({ input, context: { register, staff } }) =>
    clientProfile(register, openRecord(register, staff, input.id, 'client.see')),
  ),

  days: signedIn.clients.days.handler(({ input, context: { register, staff } }) => {
    const client = openRecord(register, staff, input.id, 'client.see')
    const span = daysBetween(input.from, input.to)
    if (span < 0 || span >= mostDays) throw new InvalidInput([{ field: 'to', code: 'too_many_days' }])
    return clientDays(register, client, input.from, input.to)
  }),

  ...careActs,
  ...cardActs,
}
