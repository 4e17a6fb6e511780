import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offerFolder } from '../../electron/handlers/backup-facts.ts'
import type { ExportStep } from '../../shared/contract/exports.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import { answerOf } from '../helpers/answer.ts'
import { PASSPHRASES } from '../helpers/clinic.ts'
import { requestId } from '../helpers/seed-counter.ts'
import { filesHolding } from '../helpers/sweep.ts'
import { CANARIES, pinOf, type ReturnClinic, returnClinic, WORDS } from './return-clinic.ts'

const period = { firstDay: '2026-02-01' as ClinicDay, lastDay: '2026-02-28' as ClinicDay }
const TABLES = ['clients', 'episodes', 'doses', 'dose_days', 'services', 'stock']

let clinic: ReturnClinic
let sentId = 0
beforeAll(async () => {
  clinic = await returnClinic()
  clinic.signIn('nurse')
  // Words that people type and that stand in no sealed column: a spreadsheet must not run them.
  clinic.register.db.exec(`INSERT INTO service_contact (client_id, day, place, staff_id, at)
    VALUES (1, '2026-02-03', '=1+1', 1, 5), (2, '2026-02-03', 'রাজশাহী, "বাজার"', 1, 5), (3, '2026-02-03', '-2+3', 1, 5)`)
  clinic.register.db.exec(`INSERT INTO contact_service (service_contact_id, kind, quantity)
    VALUES (1, 'condoms', 3), (2, 'condoms', 4), (3, 'condoms', 5)`)
  clinic.signIn('manager')
  sentId = await clinic.sendIt()
})
afterAll(() => clinic.end())

type MakeInput = Parameters<ReturnClinic['call']['exports']['make']>[0]
async function make(input: Partial<MakeInput>): Promise<Extract<ExportStep, { kind: 'done' }>> {
  const steps = await clinic.call.exports.make({
    requestId: requestId(),
    folder: clinic.folder,
    period,
    figures: { kind: 'now' },
    tables: TABLES,
    format: 'xlsx',
    bom: true,
    replace: false,
    words: WORDS,
    ...input,
  })
  let done: ExportStep | undefined
  for await (const step of steps) done = step
  if (done?.kind !== 'done') throw new Error('the export did not end')
  return done
}
const bytesOf = (name: string) => readFileSync(join(clinic.folder, name))

describe('an Excel workbook', () => {
  it('holds one sheet a table, numbers as numbers, days as dates, and text as text', async () => {
    const { files } = await make({ format: 'xlsx' })
    expect(files).toEqual(['AZL01-2026-02.xlsx'])
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(join(clinic.folder, 'AZL01-2026-02.xlsx'))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['about', 'return', 'definitions', ...TABLES])
    const doses = book.getWorksheet('doses')
    const row = doses?.getRow(2)
    const headOf = (sheet = doses): string[] => (sheet ? (sheet.getRow(1).values as string[]) : [])
    const cell = (name: string, from = row, sheet = doses) => from?.getCell(headOf(sheet).indexOf(name))
    expect(cell('day')?.value).toEqual(new Date('2026-02-03T00:00:00Z'))
    expect(cell('day')?.numFmt).toBe('dd-mmm-yyyy')
    expect(cell('register_number')?.value).toBe(1)
    expect(cell('amount_mg')?.value).toBe(8)
    expect(cell('at')?.value).toEqual(new Date('2026-02-03T09:00:00Z'))
    expect(cell('last_step')?.value).toBe('checked')
    expect(cell('voided')?.value).toBe('no')
    const services = book.getWorksheet('services')
    const places = services?.getColumn(headOf(services).indexOf('place'))
    expect(places?.values.slice(2)).toEqual(['=1+1', 'রাজশাহী, "বাজার"', '-2+3'])
    places?.eachCell((each) => expect(each.type).toBe(ExcelJS.ValueType.String))
    const figures = book.getWorksheet('return')
    const taken = figures
      ?.getRows(2, figures.rowCount)
      ?.find((each) => each.getCell(2).value === 'dose_outcome' && each.getCell(3).value === 'taken')
    expect(cell('count', taken, figures)?.value).toBe(1)
    expect(cell('of', taken, figures)?.value).toBe(5)
    expect(cell('share', taken, figures)?.value).toBe(0.2)
    const definition = book.getWorksheet('definitions')?.getRow(2)
    expect(definition?.getCell(3).value).toBe('What is counted. রোগী')
    expect(definition?.getCell(5).type).toBe(ExcelJS.ValueType.String)
  })

  it('does not replace a file unless somebody says so, and leaves nothing half-written', async () => {
    await make({ format: 'xlsx', tables: [], replace: true })
    const before = bytesOf('AZL01-2026-02.xlsx')
    expect(await answerOf(make({ format: 'xlsx' }))).toBe('REFUSED export_is_there')
    expect(bytesOf('AZL01-2026-02.xlsx').equals(before)).toBe(true)
    await make({ format: 'xlsx', replace: true })
    expect(bytesOf('AZL01-2026-02.xlsx').equals(before)).toBe(false)
    expect(readdirSync(clinic.folder).filter((name) => /part|before/.test(name))).toEqual([])
  })
})

describe('CSV', () => {
  const read = (name: string) => parse(bytesOf(name), { bom: true }) as string[][]

  it('keeps Bengali and quotes, and puts an apostrophe before what a spreadsheet would run', async () => {
    const { files } = await make({ format: 'csv' })
    expect(files).toContain('AZL01-2026-02-services.csv')
    const [head = [], ...rows] = read('AZL01-2026-02-services.csv')
    const place = head.indexOf('place')
    expect(rows.map((row) => row[place])).toEqual(["'=1+1", 'রাজশাহী, "বাজার"', "'-2+3"])
    expect(rows.map((row) => row[head.indexOf('quantity')])).toEqual(['3', '4', '5'])
    expect(read('AZL01-2026-02-definitions.csv')[1]?.[4]).toBe(`'=HYPERLINK("http://a")`)
    const stock = read('AZL01-2026-02-stock.csv')
    const steps = stock[0]?.indexOf('steps') ?? 0
    expect(stock.slice(1).some((row) => /^-\d+$/.test(row[steps] ?? ''))).toBe(true)
  })

  it('has the byte order mark only when it is wanted', async () => {
    expect(bytesOf('AZL01-2026-02-doses.csv').subarray(0, 3).toString('hex')).toBe('efbbbf')
    await make({ format: 'csv', bom: false, replace: true })
    expect(bytesOf('AZL01-2026-02-doses.csv').subarray(0, 3).toString()).toBe('day')
  })

  it('leaves the files as they were when one of them is in the way', async () => {
    const before = bytesOf('AZL01-2026-02-doses.csv')
    expect(await answerOf(make({ format: 'csv' }))).toBe('REFUSED export_is_there')
    expect(bytesOf('AZL01-2026-02-doses.csv').equals(before)).toBe(true)
  })
})

describe('JSON', () => {
  it('holds the same rows, amounts in milligrams and moments in UTC', async () => {
    await make({ format: 'json' })
    const { about, tables } = JSON.parse(bytesOf('AZL01-2026-02.json').toString())
    expect(about).toMatchObject({ site_code: 'AZL01', dropout_after_days: 60, made_by: 'manager' })
    expect(tables.doses).toHaveLength(1)
    expect(tables.doses[0]).toMatchObject({
      register_number: 1,
      amount_mg: 8,
      voided: false,
      day: '2026-02-03',
    })
    expect(tables.doses[0].at).toBe('2026-02-03T03:30:00.000Z')
    expect(tables.clients).toHaveLength(5)
  })
})

describe('every export', () => {
  it('brings the figures of a sent return as they were sent, with both signers', async () => {
    await make({ format: 'json', figures: { kind: 'sent', monthlyReturnId: sentId }, replace: true })
    const { about, tables } = JSON.parse(bytesOf('AZL01-2026-02.json').toString())
    expect(about).toMatchObject({ prepared_by: 'Zothanpuii', approved_by: 'Dr Lalnunmawia' })
    expect(about.mark).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/)
    const { body } = clinic.rows('SELECT body FROM monthly_return')[0] as { body: string }
    expect(tables.return.map(({ count }: { count: number }) => count)).toEqual(
      JSON.parse(body).figures.map(({ count }: { count: number }) => count),
    )
  })

  it('stands in the ledger and changes no row', async () => {
    const lines = () => clinic.rows("SELECT reason, table_name FROM ledger WHERE act = 'export.make'")
    const rows = clinic.count('dose')
    const before = lines().length
    await make({ format: 'json', replace: true })
    expect(lines().length).toBe(before + 1)
    expect(lines().at(-1)).toEqual({ reason: 'AZL01-2026-02 json', table_name: 'site' })
    expect(clinic.count('dose')).toBe(rows)
  })

  it('is of days that have come, at most a year, and of something', async () => {
    const of = (firstDay: string, lastDay: string) =>
      answerOf(make({ period: { firstDay: firstDay as ClinicDay, lastDay: lastDay as ClinicDay } }))
    expect(await of('2027-01-01', '2027-01-31')).toBe('INVALID period.firstDay period_in_future')
    expect(await of('2024-01-01', '2026-01-31')).toBe('INVALID period.lastDay export_period_too_long')
    expect(await of('2026-02-28', '2026-02-01')).toContain('INVALID period.lastDay')
    expect(await answerOf(make({ figures: { kind: 'none' }, tables: [] }))).toBe(
      'REFUSED export_nothing_chosen',
    )
    expect(await answerOf(make({ folder: '/' }))).toBe('REFUSED folder_not_offered')
  })

  it('can be stopped, and nothing is left', async () => {
    const stop = new AbortController()
    stop.abort()
    const before = readdirSync(clinic.folder)
    const steps = clinic.call.exports.make(
      {
        ...{
          requestId: requestId(),
          folder: clinic.folder,
          period,
          figures: { kind: 'now' },
          tables: TABLES,
        },
        ...{ format: 'xlsx', bom: false, replace: true, words: WORDS },
      },
      { signal: stop.signal },
    )
    await expect(steps.then((each) => each.next())).rejects.toThrow()
    expect(readdirSync(clinic.folder)).toEqual(before)
  })

  it('is refused when the stick is gone', async () => {
    const gone = mkdtempSync(join(tmpdir(), 'ost-gone-'))
    offerFolder(clinic.register, gone)
    rmSync(gone, { recursive: true })
    expect(await answerOf(make({ folder: gone }))).toMatch(/^REFUSED (export_place_gone|folder_not_offered)$/)
  })
})

describe('names', () => {
  const names = (input: Partial<Parameters<ReturnClinic['call']['exports']['names']>[0]> = {}) =>
    clinic.call.exports.names({
      requestId: requestId(),
      folder: clinic.folder,
      reason: 'order_of_a_court',
      note: 'Order 14 of 2026, to the clerk, sealed',
      pin: pinOf('manager'),
      passphrase: PASSPHRASES[1],
      filePassphrase: 'harbour lantern muffin nectar orchid',
      replace: false,
      ...input,
    })

  it('stand in no file that was written so far', () => {
    expect(readdirSync(clinic.folder).length).toBeGreaterThan(5)
    expect(filesHolding([clinic.folder], CANARIES)).toEqual([])
  })

  it('never leave by one person, without a reason, or under a keyholder’s own passphrase', async () => {
    expect(await answerOf(names({ passphrase: PASSPHRASES[0] }))).toBe('NOT_ALLOWED same_person')
    expect(await answerOf(names({ note: ' court ' }))).toBe('INVALID note names_note_short')
    expect(await answerOf(names({ pin: pinOf('nurse') }))).toBe('REFUSED wrong_pin')
    expect(await answerOf(names({ passphrase: 'not the words at all' }))).toBe('REFUSED wrong_passphrase')
    expect(await answerOf(names({ filePassphrase: 'short' }))).toContain('INVALID filePassphrase')
    expect(await answerOf(names({ filePassphrase: PASSPHRASES[1] }))).toBe(
      'INVALID filePassphrase names_passphrase_same',
    )
    clinic.signIn('doctor')
    expect(await answerOf(names())).toBe('NOT_ALLOWED role')
    clinic.signIn('manager')
    expect(clinic.count('names_export')).toBe(0)
  })

  it('leave encrypted, with two people in the ledger and the reason sealed', async () => {
    const { file, clients } = await names()
    expect(clients).toBe(5)
    expect(file).toBe('AZL01-names-2026-03-02.csv.age')
    expect(filesHolding([clinic.folder], CANARIES)).toEqual([])
    const decrypter = new Decrypter()
    decrypter.addPassphrase('harbour lantern muffin nectar orchid')
    const rows = parse(await decrypter.decrypt(bytesOf(file), 'text'), { bom: true }) as string[][]
    expect(rows[0]).toEqual(['register_number', 'name', 'called'])
    expect(rows[2]).toEqual(['2', 'কমল পাখি', 'Mawia'])
    expect(
      clinic.rows("SELECT actor, approver, reason, table_name FROM ledger WHERE act = 'names.export'"),
    ).toEqual([{ actor: 1, approver: 2, reason: 'order_of_a_court', table_name: 'names_export' }])
    const [row] = clinic.rows('SELECT note FROM names_export') as { note: Buffer }[]
    expect(row?.note.includes(Buffer.from('clerk'))).toBe(false)
  })
})

describe('a place that cannot take a file', () => {
  it('says that the file is there although it is a folder of that name', async () => {
    writeFileSync(join(clinic.folder, 'AZL01-2026-02-03-to-2026-02-03.json'), 'mine')
    const day = '2026-02-03' as ClinicDay
    const one = { period: { firstDay: day, lastDay: day }, format: 'json' as const }
    expect(await answerOf(make(one))).toBe('REFUSED export_is_there')
    expect(bytesOf('AZL01-2026-02-03-to-2026-02-03.json').toString()).toBe('mine')
  })
})
