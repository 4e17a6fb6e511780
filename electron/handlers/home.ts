import { siteOf } from '../db/site.ts'
import { signedIn } from './base.ts'
import { needSources, officeNeedSources } from './home-needs.ts'

export const home = {
  needs: signedIn.home.needs.handler(async ({ context: { register, session, staff } }) => {
    const { clinicDay, calendarDay } = session.state()
    const today = clinicDay?.day ?? calendarDay
    if (today === null) return []
    const sources = siteOf(register.db).kind === 'office' ? officeNeedSources : needSources
    const needs = await Promise.all(sources.map((source) => source({ register, session, staff, today })))
    return needs.flat().sort((a, b) => a.urgency - b.urgency)
  }),
}
