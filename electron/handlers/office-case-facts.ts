import type { CasesDesk, EnrolledAt, OfficeCaseView } from '../../shared/contract/office-cases.ts'
import { WhyAlike } from '../../shared/contract/office-cases.ts'
import { tokenKeyOf } from '../db/enrolment.ts'
import { officeSites } from '../db/office.ts'
import {
  lastListMade,
  lastTokenImports,
  type OfficeCaseStored,
  officeCases,
  siteAnswers,
} from '../db/office-case.ts'
import type { Register } from '../register.ts'
import { staffNames } from './staff-facts.ts'

/** What the office knows: its key, what came of each site, what was decided. */
export function casesDesk(register: Register): CasesDesk {
  const { db } = register
  const key = tokenKeyOf(db)
  const sites = officeSites(db)
  const imports = new Map(lastTokenImports(db).map((row) => [row.officeSiteId, row]))
  return {
    key: key ? { keyId: key.keyId, madeAt: key.madeAt } : null,
    sites: sites.map(({ id, code, name }) => {
      const last = imports.get(id)
      return {
        id,
        code,
        name,
        tokens: last
          ? {
              sequence: last.sequence,
              madeAt: last.madeAt,
              clients: last.clients,
              leftOut: last.leftOut,
              nameless: last.nameless,
              oldKey: last.tokenKeyId !== key?.id,
            }
          : null,
        list: lastListMade(db, id) ?? null,
      }
    }),
    cases: caseViews(register, new Map(sites.map(({ id, code }) => [id, code]))),
  }
}

function caseViews(register: Register, codes: ReadonlyMap<number, string>): OfficeCaseView[] {
  const names = staffNames(register)
  const by = (id: number | null) => names.get(id ?? 0) ?? ''
  const answers = siteAnswers(register.db)
  return officeCases(register.db).map((row) => ({
    caseNumber: row.id,
    ...sidesOf(row, codes),
    why: WhyAlike.parse(JSON.parse(row.why)),
    verdict: row.verdict,
    by: by(row.staffId),
    second: by(row.secondId),
    at: row.at,
    answers: answers
      .filter(({ officeCaseId }) => officeCaseId === row.id)
      .map(({ officeSiteId, answer, answeredAt }) => ({
        code: codes.get(officeSiteId) ?? '',
        answer,
        answeredAt,
      })),
    end:
      row.outcome === null || row.endAt === null
        ? null
        : { outcome: row.outcome, by: by(row.endBy), second: by(row.endSecond), at: row.endAt },
  }))
}

function sidesOf(
  row: OfficeCaseStored,
  codes: ReadonlyMap<number, string>,
): { a: EnrolledAt; b: EnrolledAt } {
  const side = (siteId: number, number: number) => ({ siteId, code: codes.get(siteId) ?? '', number })
  return { a: side(row.siteA, row.numberA), b: side(row.siteB, row.numberB) }
}
