import { signedIn } from './base.ts'
import { needSources } from './home-needs.ts'

export const home = {
  needs: signedIn.home.needs.handler(async ({ context: { register, session, staff } }) => {
    const { clinicDay, calendarDay } = session.state()
    const today = clinicDay?.day ?? calendarDay
    if (today === null) return []
    const needs = await Promise.all(needSources.map((source) => source({ register, session, staff, today })))
    return needs.flat().sort((a, b) => a.urgency - b.urgency)
  }),
}
