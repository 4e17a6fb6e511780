import type { PlaceView } from '../../shared/contract/referrals.ts'
import { cleanText } from '../../shared/rules/note-text.ts'
import { whoMay } from '../../shared/rules/who-may.ts'
import { places, placeToChoose, referralsOverdue } from '../db/referral.ts'
import { insert } from '../db/write.ts'
import { refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'
import type { NeedSource } from './home-needs.ts'

/** The directory of places: a correction is a new row, an end keeps what was. */
export const referralPlaces = {
  places: signedIn.referrals.places.handler(({ context: { register } }) => listed(register)),

  writePlace: signedIn.referrals.writePlace.handler(({ input, context: { register, staff } }) => {
    const { requestId, kind, replaces } = input
    const [name, address, phone, hours] = [input.name, input.address, input.phone, input.hours].map(
      cleanText,
    ) as [string, string, string, string]
    register.writeOnce(requestId, { act: 'place.write', actor: staff.id }, (tx) => {
      if (replaces !== null && !placeToChoose(tx.db, replaces)) refuse('place_ended')
      const same = places(tx.db).some(
        (place) =>
          place.id !== replaces && place.ended === 0 && place.name.toLowerCase() === name.toLowerCase(),
      )
      if (same) refuse('place_known')
      return insert(tx, 'referral_place', {
        name,
        kind,
        address,
        phone,
        hours,
        replaces,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return listed(register)
  }),

  endPlace: signedIn.referrals.endPlace.handler(({ input, context: { register, staff } }) => {
    register.writeOnce(input.requestId, { act: 'place.end', actor: staff.id }, (tx) => {
      if (!placeToChoose(tx.db, input.placeId)) refuse('place_ended')
      return insert(tx, 'referral_place_end', {
        referralPlaceId: input.placeId,
        staffId: staff.id,
        at: tx.at,
      })
    })
    return listed(register)
  }),
}

function listed(register: Register): PlaceView[] {
  return places(register.db).map(({ id, name, kind, address, phone, hours, ended }) => ({
    id,
    name,
    kind,
    address,
    phone,
    hours,
    ended: ended === 1,
  }))
}

/** Who was sent somewhere and has not been heard of since the day agreed. */
export const referralNeeds: NeedSource = ({ register, staff, today }) => {
  if (!whoMay('referral.write', { stage: 'day', role: staff.role }).allowed) return []
  const count = referralsOverdue(register.db, today)
  return count > 0 ? [{ code: 'referrals_overdue', params: { count }, urgency: 3 }] : []
}
