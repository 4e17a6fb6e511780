import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWriter } from '../../electron/db/connection.ts'
import { copyBeforeMigration } from '../../electron/db/copy.ts'
import { registerFiles } from '../../electron/register-files.ts'
import { openSlotsFile } from '../../electron/vault/keyholders.ts'
import { words } from '../../renderer/words/index.ts'
import { type Clinic, openClinic, PASSPHRASES } from '../helpers/clinic.ts'
import { openWindowOn } from '../helpers/window.tsx'

const say = words.restore
const SCHEMA = 270
let clinic: Clinic
let close = () => {}
beforeEach(async () => {
  clinic = await openClinic({ who: 'nurse' })
  await clinic.restart()
})
afterEach(async () => {
  close()
  await clinic.end()
})

/** What the last update left beside the register: only its number differs from the newest schema's copy. */
async function leaveCopy(): Promise<void> {
  const files = registerFiles(clinic.folder)
  const slot = await openSlotsFile(files.slots, PASSPHRASES[0])
  if (slot.outcome !== 'opened' || !slot.secrets.databaseKey) throw new Error(slot.outcome)
  const db = openWriter(files.database, slot.secrets.databaseKey)
  db.pragma(`user_version = ${SCHEMA}`)
  copyBeforeMigration(db, files.folder, slot.secrets.databaseKey)
  db.close()
}

async function openWizard() {
  const shown = openWindowOn(clinic)
  close = shown.close
  await shown.user.click(await shown.screen.findByRole('button', { name: say.fromLocked }))
  return shown
}

describe('bringing a register back from the copy of before an update', () => {
  it('goes from the locked register to the sign-in, by the copy, one passphrase and a second keyholder', async () => {
    await leaveCopy()
    const { user, screen } = await openWizard()
    await user.click(await screen.findByRole('radio', { name: say.fromCopy }))
    screen.getByRole('radio', { name: new RegExp(`^Number ${SCHEMA}, made `) })
    const field = screen.getByLabelText(words.doors.locked.passphrase)
    await user.type(field, 'some five words of others{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('does not open the register')
    const again = screen.getByLabelText(words.doors.locked.passphrase)
    expect(again).toHaveProperty('value', 'some five words of others')
    await user.clear(again)
    await user.type(again, `${PASSPHRASES[0]}{Enter}`)
    await screen.findByText(say.goodCopy('2026-02-03'))
    expect(screen.queryByText(say.card.title)).toBeNull()
    screen.getByText(say.loss.none)
    await user.keyboard('{Enter}')
    await user.selectOptions(
      await screen.findByLabelText(say.people.who),
      say.people.label('Dr Lalnunmawia', say.people.keyholder),
    )
    await user.type(screen.getByLabelText(words.doors.locked.passphrase), PASSPHRASES[1])
    await user.click(screen.getByRole('button', { name: say.finish }))
    await user.click(await screen.findByRole('button', { name: say.toSignIn }))
    await screen.findByRole('heading', { name: words.doors.signIn.title })
  })

  it('is not offered where no copy was taken', async () => {
    const { screen } = await openWizard()
    await screen.findByRole('button', { name: say.chooseFolder })
    expect(await clinic.call.restore.copies()).toEqual([])
    expect(screen.queryByRole('radio', { name: say.fromCopy })).toBeNull()
  })
})
