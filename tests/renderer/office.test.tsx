import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitFor, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { doorsFor, screensFor } from '../../renderer/screens.tsx'
import type { SmallClinic } from '../electron/backup/small-clinic.ts'
import { backUpSite, cardOf, type Desk, openDesk, siteOf } from '../electron/office-clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

let desk: Desk
let site: SmallClinic
let shown: ReturnType<typeof openWindowOn>
beforeAll(async () => {
  desk = await openDesk()
  site = await siteOf(desk, 'AZL01')
})
afterEach(() => shown?.close())
afterAll(async () => {
  site.close()
  await desk.clinic.end()
})

const button = (name: string | RegExp) => shown.screen.findByRole('button', { name })
const heading = (name: string) => shown.screen.findByRole('heading', { level: 1, name })

describe('the screens of a regional office', () => {
  it('are those that an office needs, and no counter, client or order', () => {
    const paths = screensFor('office', 'office').map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining(['/', '/office/import', '/office/sites', '/reports', '/backups']),
    )
    for (const path of ['/counter', '/clients', '/orders', '/today', '/stock', '/settings'])
      expect(paths).not.toContain(path)
    expect(doorsFor('office', 'office').map(({ path }) => path)).toEqual([
      '/office/import',
      '/office/sites',
      '/reports',
    ])
    expect(screensFor('manager', 'ost_centre').some(({ path }) => path.startsWith('/office/'))).toBe(false)
  })

  it('say on Home what waits, and ask for no clinic day', async () => {
    shown = openWindowOn(desk.clinic)
    await shown.screen.findByText(/No site is known here yet/)
    expect(shown.screen.queryByText(/No day open/)).toBeNull()
  })

  it('take a card in only after it was compared by voice', async () => {
    const stick = await desk.stick()
    mkdirSync(join(stick, 'week'))
    await backUpSite(site, join(stick, 'week'))
    writeFileSync(join(stick, 'site-card.json'), JSON.stringify(cardOf(site)))
    shown = openWindowOn(desk.clinic, { at: '/office/import' })
    const { user, screen } = shown
    await user.click(await screen.findByRole('radio', { name: stick }))
    await screen.findByText(/One backup of one site/)
    await user.click(await button(/Take in the card of AZL01/))
    const box = within(await screen.findByRole('dialog'))
    await user.click(box.getByRole('button', { name: 'Take in the card' }))
    expect((await box.findByRole('alert')).textContent).toContain(
      'Compare the fingerprint with the site by voice',
    )
    await user.click(box.getByRole('checkbox', { name: /The site read it to me/ }))
    await user.type(box.getByLabelText('Partner', { selector: 'input' }), 'Back for Good')
    await user.type(box.getByLabelText('District', { selector: 'input' }), 'Aizawl')
    await user.click(box.getByRole('button', { name: 'Take in the card' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(await button('Take in the backups'))
    await screen.findByText('The first backup of this site here.')
    await user.click(await button('Write one receipt'))
    await screen.findByText(/One receipt written to/)
  })

  it('list the site with its age and its district, and open it', async () => {
    shown = openWindowOn(desk.clinic, { at: '/office/sites' })
    const { user, screen } = shown
    await heading('Sites')
    const row = (await screen.findAllByRole('row')).find((one) => one.textContent?.includes('AZL01'))
    expect(row?.textContent).toContain('Back for Good')
    if (row) await user.click(row)
    await heading('AZL01, Test clinic')
    await user.click(await button('Partner and district'))
    const box = within(await screen.findByRole('dialog'))
    await user.click(box.getByRole('checkbox', { name: 'This site has ended' }))
    await user.click(box.getByRole('button', { name: 'Save' }))
    await screen.findByText('Ended')
  })

  it('name the site that is missing from a return', async () => {
    const late = await siteOf(desk, 'LGT01')
    await desk.know(late, { partner: 'ARK', district: 'Lunglei' })
    shown = openWindowOn(desk.clinic, { at: '/reports' })
    await shown.screen.findByText('Missing: LGT01, Test clinic. Nothing has come from it yet.')
    late.close()
  })

  it('look for what stands out in the data of every site', async () => {
    shown = openWindowOn(desk.clinic, { at: '/office/findings' })
    await shown.screen.findByText('Looked through the data of 1 site.')
  })
})
