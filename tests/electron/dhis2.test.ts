import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dhis2Mapping, MappingLine } from '../../shared/records/dhis2.ts'
import { readMetadata } from '../../shared/rules/dhis2-metadata.ts'
import { answerOf } from '../helpers/answer.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { type ReturnClinic, returnClinic } from './return-clinic.ts'

const METADATA = readMetadata(
  JSON.stringify({
    dataElements: [
      { id: 'ActiveStart', name: 'OST active at start', categoryCombo: { id: 'ComboBySex1' } },
      { id: 'DosesTaken1', name: 'Doses taken', categoryCombo: { id: 'ComboDefaul' } },
    ],
    categoryOptionCombos: [
      { id: 'OptionMale1', name: 'Male', categoryCombo: { id: 'ComboBySex1' } },
      { id: 'OptionDefau', name: 'default', categoryCombo: { id: 'ComboDefaul' } },
    ],
    organisationUnits: [{ id: 'OrgUnitAizw', name: 'Aizawl' }],
  }),
)
const line = (
  indicator: string,
  cell: string,
  dataElement: string,
  more: Partial<MappingLine> = {},
): MappingLine => ({
  ...{ indicator, cell, part: 'count', sent: true, dataElement, categoryOptionCombo: '' },
  ...more,
})
const GOOD: Dhis2Mapping = {
  dataSet: '',
  orgUnits: [{ site: 'AZL01', orgUnit: 'OrgUnitAizw' }],
  lines: [
    line('active_start', 'M', 'ActiveStart', { categoryOptionCombo: 'OptionMale1' }),
    line('dose_outcome', 'taken', 'DosesTaken1'),
    line('dose_outcome', 'taken', 'DosesTaken1', { part: 'of', categoryOptionCombo: 'OptionDefau' }),
    line('active_start', 'F', '', { sent: false }),
  ],
}

let clinic: ReturnClinic
beforeAll(async () => {
  clinic = await returnClinic()
})
afterAll(() => clinic.end())

const save = async (mapping: Dhis2Mapping) => {
  const { id } = await clinic.call.dhis2.mapping()
  return clinic.call.dhis2.save({ requestId: requestId(), basedOn: id, mapping })
}
const dryRun = (earlier: string | null = null) => clinic.call.dhis2.dryRun({ month: '2026-02', earlier })
const make = (more: object = {}) =>
  clinic.call.dhis2.make({
    ...{ requestId: requestId(), month: '2026-02', folder: clinic.folder, withoutHoles: true, replace: true },
    ...more,
  })
const fileText = () => readFileSync(join(clinic.folder, 'AZL01-dhis2-2026-02.json'), 'utf8')

describe('a mapping to DHIS2', () => {
  it('is wanted before anything is made', async () => {
    expect(await answerOf(dryRun())).toBe('REFUSED no_mapping')
    const { numbers, site } = await clinic.call.dhis2.mapping()
    expect(site).toBe('AZL01')
    expect(numbers).toContainEqual({ indicator: 'dose_outcome', cell: 'taken', part: 'of' })
  })

  it('is checked against the metadata, and its mistakes and holes are named', async () => {
    if (METADATA === null) throw new Error('the metadata of this test is none')
    await clinic.call.dhis2.keepMetadata({ requestId: requestId(), metadata: METADATA })
    await save({
      ...GOOD,
      orgUnits: [{ site: 'AZL01', orgUnit: 'NotAUnit123' }],
      lines: [
        line('active_start', '', 'NoSuchElem1'),
        line('active_start', 'M', 'ActiveStart', { categoryOptionCombo: 'OptionDefau' }),
        line('active_start', 'F', '12 34'),
        line('active_end', '', 'DosesTaken1', { categoryOptionCombo: 'NoSuchComb1' }),
        line('dose_outcome', 'taken', 'ActiveStart', { categoryOptionCombo: 'OptionDefau' }),
        line('last_dose', 'methadone.1', 'DosesTaken1'),
        line('doses_due', '', ''),
      ],
    })
    const { check } = await dryRun()
    expect(check.faults.map(({ fault, figure, what }) => [fault, figure?.indicator ?? null, what])).toEqual([
      ['unknown_org_unit', null, 'NotAUnit123'],
      ['unknown_data_element', 'active_start', 'NoSuchElem1'],
      ['combo_not_of_element', 'active_start', 'OptionDefau'],
      ['not_an_id', 'active_start', '12 34'],
      ['unknown_option_combo', 'active_end', 'NoSuchComb1'],
      ['same_place_twice', 'dose_outcome', 'ActiveStart OptionDefau'],
    ])
    expect(check.holes).toContainEqual({ indicator: 'doses_due', cell: '', part: 'count' })
    expect(check.idle).toEqual([{ indicator: 'last_dose', cell: 'methadone.1', part: 'count' }])
    expect(await answerOf(make())).toBe('REFUSED dhis2_faults')
  })

  it('without a site’s organisation unit is a mistake', async () => {
    await save({ ...GOOD, orgUnits: [] })
    expect((await dryRun()).check.faults).toEqual([{ fault: 'no_org_unit', figure: null, what: 'AZL01' }])
  })

  it('is not written over one that somebody saved meanwhile', async () => {
    const { id } = await clinic.call.dhis2.mapping()
    await save(GOOD)
    const late = clinic.call.dhis2.save({
      requestId: requestId(),
      basedOn: id,
      mapping: { ...GOOD, lines: [] },
    })
    expect(await answerOf(late)).toBe('REFUSED mapping_saved_meanwhile')
    expect(await answerOf(save(GOOD))).toBe('REFUSED nothing_changed')
  })

  it('goes out as a file and comes back the same; a line that does not fit is named', async () => {
    await clinic.call.dhis2.writeFile({ requestId: requestId(), folder: clinic.folder, replace: true })
    const text = readFileSync(join(clinic.folder, 'AZL01-dhis2-mapping.csv'), 'utf8')
    expect(await clinic.call.dhis2.readFile({ text })).toEqual(GOOD)
    expect(await clinic.call.dhis2.readFile({ text: text.replaceAll(',', ';') })).toEqual(GOOD)
    const wrong = text.replace('taken,count,yes', 'taken,all,yes')
    expect(await answerOf(clinic.call.dhis2.readFile({ text: wrong }))).toBe('INVALID file mapping_not_read')
    expect(await answerOf(clinic.call.dhis2.readFile({ text: 'a,b\n1,2' }))).toBe(
      'INVALID file mapping_not_read',
    )
  })
})

describe('a file for DHIS2', () => {
  it('wants a word about numbers that go nowhere, then holds every mapped one', async () => {
    expect(await answerOf(make({ withoutHoles: false }))).toBe('REFUSED dhis2_holes')
    expect(await make()).toMatchObject({ file: 'AZL01-dhis2-2026-02.json', values: 3 })
    const place = { period: '202602', orgUnit: 'OrgUnitAizw' }
    expect(JSON.parse(fileText())).toEqual({
      ...place,
      dataValues: [
        { ...place, dataElement: 'ActiveStart', categoryOptionCombo: 'OptionMale1', value: '5' },
        { ...place, dataElement: 'DosesTaken1', value: '1' },
        { ...place, dataElement: 'DosesTaken1', categoryOptionCombo: 'OptionDefau', value: '5' },
      ],
    })
  })

  it('is compared before it is made: with the last one, or with a file', async () => {
    expect(await dryRun()).toMatchObject({
      source: 'now',
      against: { kind: 'last' },
      differences: [],
      same: 3,
    })
    const earlier = JSON.parse(fileText())
    earlier.dataValues[0].value = '4'
    earlier.dataValues[1].dataElement = 'GoneElemen1'
    const { differences, same, against } = await dryRun(JSON.stringify(earlier))
    expect([against.kind, same]).toEqual(['file', 1])
    expect(differences.map(({ kind, dataElement, was, is }) => [kind, dataElement, was, is])).toEqual([
      ['new', 'DosesTaken1', null, '1'],
      ['changed', 'ActiveStart', '4', '5'],
      ['gone', 'GoneElemen1', '1', null],
    ])
    expect(await answerOf(dryRun('{"a":1}'))).toBe('INVALID earlier values_not_read')
  })

  it('of a return that was sent has its figures, whatever changed since', async () => {
    await clinic.sendIt()
    clinic.enrolLate(6, 'Late One')
    expect((await dryRun()).source).toBe('sent')
    const before = fileText()
    await make()
    expect(fileText()).toBe(before)
    expect(clinic.rows('SELECT month, monthly_return_id FROM data_value_set ORDER BY id')).toEqual([
      { month: '2026-02', monthly_return_id: null },
      { month: '2026-02', monthly_return_id: 1 },
    ])
    expect(await answerOf(clinic.call.dhis2.dryRun({ month: '2027-02', earlier: null }))).toBe(
      'REFUSED return_in_future',
    )
  })
})
