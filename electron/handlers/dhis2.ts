import { createHash } from 'node:crypto'
import type { MappingView } from '../../shared/contract/dhis2.ts'
import { type DataValueSet, Dhis2Mapping, Dhis2Metadata } from '../../shared/records/dhis2.ts'
import type { Figure } from '../../shared/records/report.ts'
import {
  compareDataValueSets,
  dataValueSet,
  dataValueSetText,
  readDataValueSet,
} from '../../shared/rules/data-value-set.ts'
import { checkMapping, numberKey, numbersOf } from '../../shared/rules/dhis2-mapping.ts'
import { INDICATOR_BY_ID, INDICATORS, sectionsAt } from '../../shared/rules/indicators/definitions.ts'
import { periodOfMonth } from '../../shared/rules/return-month.ts'
import { newestDataValueSet, newestMapping, newestMappingId, newestMetadata } from '../db/dhis2.ts'
import { allReturns } from '../db/monthly-return.ts'
import { siteOf } from '../db/site.ts'
import { insert, noteAct } from '../db/write.ts'
import { mappingFile, readMappingFile } from '../exports/mapping-file.ts'
import { runExport } from '../exports/run-export.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { dropoutDaysOf } from '../rules-in-force.ts'
import { todayOf } from '../today.ts'
import { canonicalJson } from '../vault/signature.ts'
import { requirePlace } from './backup-facts.ts'
import { signedIn } from './base.ts'
import { baseName, putText } from './export-places.ts'
import { sourceOf } from './exports.ts'
import { bodyOf, sentLast } from './return-facts.ts'
import { staffNames } from './staff-facts.ts'

const EMPTY: Dhis2Mapping = { dataSet: '', orgUnits: [], lines: [] }

export const dhis2 = {
  mapping: signedIn.dhis2.mapping.handler(({ context: { register } }) => mappingView(register)),

  save: signedIn.dhis2.save.handler(({ input, context: { register, staff } }) => {
    const { requestId, basedOn, mapping } = input
    const body = canonicalJson(mapping)
    register.writeOnce(requestId, { act: 'dhis2.change', actor: staff.id }, (tx) => {
      if (newestMappingId(tx.db) !== basedOn) refuse('mapping_saved_meanwhile')
      if (newestMapping(tx.db)?.body === body) refuse('nothing_changed')
      return insert(tx, 'dhis2_mapping', { body, staffId: staff.id, at: tx.at })
    })
    return mappingView(register)
  }),

  keepMetadata: signedIn.dhis2.keepMetadata.handler(({ input, context: { register, staff } }) => {
    const { requestId, metadata } = input
    if (metadata.dataElements.length === 0) return invalid('metadata', 'metadata_not_read')
    const body = canonicalJson(metadata)
    register.writeOnce(requestId, { act: 'dhis2.metadata', actor: staff.id }, (tx) =>
      insert(tx, 'dhis2_metadata', {
        body,
        digest: Uint8Array.from(createHash('sha256').update(body).digest()),
        staffId: staff.id,
        at: tx.at,
      }),
    )
    return mappingView(register)
  }),

  readFile: signedIn.dhis2.readFile.handler(({ input }) => {
    const read = readMappingFile(input.text)
    return read.outcome === 'read' ? read.mapping : invalid('file', 'mapping_not_read', { line: read.line })
  }),

  writeFile: signedIn.dhis2.writeFile.handler(async ({ input, context: { register, session, staff } }) => {
    const { requestId, folder, replace } = input
    const mapping = heldMapping(register)
    const name = `${baseName(register, 'dhis2-mapping')}.csv`
    const file = await putText(register, session, { folder, name, replace }, mappingFile(mapping), () =>
      register.writeOnce(requestId, { act: 'export.make', actor: staff.id, reason: name }, (tx) => {
        noteAct(tx, 'site', 1)
        return 1
      }),
    )
    return { file }
  }),

  dryRun: signedIn.dhis2.dryRun.handler(async ({ input, context: { register } }) => {
    const { month, earlier } = input
    const { source, check, set } = await setOf(register, month)
    const last = newestDataValueSet(register.db, month)
    const given = earlier === null ? null : readDataValueSet(earlier)
    if (earlier !== null && given === null) return invalid('earlier', 'values_not_read')
    const before: DataValueSet =
      given ?? (last ? (JSON.parse(last.body) as DataValueSet) : { ...set, dataValues: [] })
    return {
      month,
      source,
      check: {
        faults: check.faults.map((one) => ({ ...one })),
        holes: [...check.holes],
        idle: [...check.idle],
      },
      values: set.dataValues.length,
      against: given
        ? { kind: 'file' as const }
        : last
          ? { kind: 'last' as const, at: last.at }
          : { kind: 'nothing' as const },
      ...compareDataValueSets(before, set),
    }
  }),

  make: signedIn.dhis2.make.handler(async ({ input, context: { register, session, staff } }) => {
    const { requestId, month, folder, replace, withoutHoles } = input
    await requirePlace(register, folder)
    const { check, set, mappingId, monthlyReturnId } = await setOf(register, month)
    if (check.faults.length > 0) return refuse('dhis2_faults', { count: check.faults.length })
    if (check.holes.length > 0 && !withoutHoles) return refuse('dhis2_holes', { count: check.holes.length })
    if (set.dataValues.length === 0) return refuse('dhis2_nothing_mapped')
    const name = `${baseName(register, 'dhis2', month)}.json`
    const place = { folder, name, replace }
    await putText(register, session, place, dataValueSetText(set), () =>
      register.writeOnce(requestId, { act: 'export.make', actor: staff.id, reason: name }, (tx) =>
        insert(tx, 'data_value_set', {
          month,
          body: canonicalJson(set),
          dhis2MappingId: mappingId,
          monthlyReturnId,
          staffId: staff.id,
          at: tx.at,
        }),
      ),
    )
    return { folder, file: name, values: set.dataValues.length }
  }),
}

function heldMapping(register: Register): Dhis2Mapping {
  const kept = newestMapping(register.db)
  return kept ? Dhis2Mapping.parse(JSON.parse(kept.body)) : refuse('no_mapping')
}

function heldMetadata(register: Register): Dhis2Metadata | null {
  const kept = newestMetadata(register.db)
  return kept ? Dhis2Metadata.parse(JSON.parse(kept.body)) : null
}

/** What would be sent for a month: the figures of the return as it was sent, else those of this moment. */
async function setOf(register: Register, month: string) {
  const period = periodOfMonth(month)
  if (period.firstDay > todayOf(register)) return refuse('return_in_future')
  const mapping = heldMapping(register)
  const mappingId = newestMappingId(register.db) ?? refuse('no_mapping')
  const site = siteOf(register.db).code
  const sent = sentLast(register).get(month)
  const scope = { period, dropoutDays: dropoutDaysOf(register) }
  const counted = sent
    ? bodyOf(register, sent.id).figures
    : (await runExport({ ...sourceOf(register), order: { kind: 'count', scope } })).figures
  const figures = counted.filter(({ indicator }) => isOfSite(register, indicator))
  return {
    mappingId,
    monthlyReturnId: sent?.id ?? null,
    source: sent ? ('sent' as const) : ('now' as const),
    check: checkMapping(mapping, figures, site, heldMetadata(register)),
    set: dataValueSet(mapping, figures, month, site),
  }
}

function mappingView(register: Register): MappingView {
  const { db } = register
  const kept = newestMapping(db)
  const metadata = newestMetadata(db)
  const mapping = kept ? Dhis2Mapping.parse(JSON.parse(kept.body)) : EMPTY
  return {
    id: kept?.id ?? null,
    mapping,
    saved: kept ? { by: staffNames(register).get(kept.staffId) ?? '', at: kept.at } : null,
    metadata: metadata ? { at: metadata.at, metadata: Dhis2Metadata.parse(JSON.parse(metadata.body)) } : null,
    site: siteOf(db).code,
    numbers: numbersToMap(register, mapping),
  }
}

/** By definition, and what the data bring along (doses, products): of the last return, and of lines that are there. */
function numbersToMap(register: Register, { lines }: Dhis2Mapping): MappingView['numbers'] {
  const defined: Figure[] = INDICATORS.flatMap(({ id, cells, ratio }) =>
    cells.map((cell) => ({ indicator: id, cell, count: 0, of: ratio ? 0 : null })),
  )
  const last = allReturns(register.db).at(-1)
  const brought = last ? bodyOf(register, last.id).figures : []
  const all = [
    ...numbersOf(defined),
    ...numbersOf(brought),
    ...lines.map(({ indicator, cell, part }) => ({ indicator, cell, part })),
  ]
  return [
    ...new Map(
      all.filter(({ indicator }) => isOfSite(register, indicator)).map((one) => [numberKey(one), one]),
    ).values(),
  ]
}

/** Whether a site of this kind counts it: no doses are asked of a drop-in centre, and none of them is a hole. */
function isOfSite({ db }: Register, indicator: string): boolean {
  const found = INDICATOR_BY_ID.get(indicator)
  return !found || sectionsAt(siteOf(db).kind).includes(found.section)
}
