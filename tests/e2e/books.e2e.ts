import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largeRegister } from '../../build/bench/large-register.ts'
import { giveToRegister } from '../../build/runtime/unprivileged.ts'
import { addDays } from '../../shared/rules/days.ts'
import { PASSPHRASES, PINS } from '../helpers/clinic.ts'
import { launchRegister, type RunningRegister, registerFolder } from '../helpers/launch.ts'

const [CLIENTS, DAYS] = [30, 20]
let running: RunningRegister
let first: string
let last: string

beforeAll(async () => {
  const { folder, register, today } = await largeRegister(CLIENTS, CLIENTS * DAYS)
  register.close()
  first = addDays(today, -DAYS)
  last = addDays(today, -1)
  const own = registerFolder()
  cpSync(folder, join(own, 'profile'), { recursive: true })
  rmSync(folder, { recursive: true, force: true })
  giveToRegister(join(own, 'profile'))
  running = await launchRegister({ folder: own })
  const { page } = running
  await running.answerChooseFolder(running.backupFolder)
  await page
    .getByLabel(/passphrase/i)
    .first()
    .fill(PASSPHRASES[0])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Zothanpuii/ }).click()
  await page.keyboard.type(PINS[0])
  await page.getByRole('heading', { name: /Good day/ }).waitFor()
})
afterAll(async () => {
  await running.close()
})

test('a book of several jobs is one document, drawn in a process of its own that is gone afterwards', async () => {
  const { page, app, backupFolder } = running
  await page.keyboard.press('Alt+F2')
  await page.getByLabel('From', { exact: true }).fill(first)
  await page.getByLabel('To', { exact: true }).fill(last)
  await page.getByRole('button', { name: 'How long is it?' }).click()
  const length = await page.getByText(/^600 lines on \d+ pages$/).textContent()
  await app.evaluate(({ app: program, BrowserWindow }) => {
    const seen = globalThis as unknown as { books: unknown[] }
    seen.books = []
    program.on('browser-window-created', (_event, window) => {
      window.webContents.once('did-finish-load', () => {
        const [counter] = BrowserWindow.getAllWindows().filter((one) => one.isVisible())
        seen.books.push({
          hidden: !window.isVisible(),
          apart: window.webContents.getOSProcessId() !== counter?.webContents.getOSProcessId(),
        })
      })
    })
  })
  await page.getByRole('button', { name: 'Make the book' }).click()
  await page.getByText('The book is saved').waitFor({ timeout: 120_000 })
  const [file = ''] = readdirSync(backupFolder)
  expect(file).toBe(`doses-register-${first}-${last}.pdf`)
  const pdf = await PDFDocument.load(readFileSync(join(backupFolder, file)))
  expect(`600 lines on ${pdf.getPageCount()} pages`).toBe(length)
  for (const { width, height } of pdf.getPages().map((one) => one.getSize()))
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
  expect(await app.evaluate(() => (globalThis as unknown as { books: unknown[] }).books)).toEqual([
    { hidden: true, apart: true },
  ])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('nothing of a book is left in the profile or among temporary files, and the window complained of nothing', () => {
  const left = [running.profileFolder, running.temporaryFolder].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:pdf|part|html)$/.test(name),
    ),
  )
  expect(left).toEqual([])
  expect(running.complaints).toEqual([])
})
