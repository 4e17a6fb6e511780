import type { Settings } from '../../shared/contract/settings.ts'
import { SETTINGS, type SettingName } from '../../shared/records/setting.ts'
import { settingOf } from '../db/setting.ts'
import { insert } from '../db/write.ts'
import { invalid, refuse } from '../refusal.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'

export const settings = {
  all: signedIn.settings.all.handler(({ context: { register } }) => allSettings(register)),

  change: signedIn.settings.change.handler(({ input, context: { register, staff } }) => {
    const { name, requestId } = input
    const checked = SETTINGS[name].value.safeParse(input.value)
    if (!checked.success) return invalid('value', 'setting_not_possible')
    const value = JSON.stringify(checked.data)
    register.writeOnce(requestId, { act: 'setting.change', actor: staff.id, reason: name }, (tx) => {
      if (JSON.stringify(settingOf(tx.db, name)) === value) refuse('nothing_changed')
      return insert(tx, 'setting', { name, value, staffId: staff.id, at: tx.at })
    })
    return allSettings(register)
  }),
}

function allSettings(register: Register): Settings {
  const names = Object.keys(SETTINGS) as SettingName[]
  return Object.fromEntries(names.map((name) => [name, settingOf(register.db, name)])) as Settings
}
