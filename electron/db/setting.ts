import { SETTINGS, type SettingName, type SettingValue } from '../../shared/records/setting.ts'
import type { Reader } from './connection.ts'
import { oneOf } from './rows.ts'

/** What holds now: the latest change, or what held from the beginning. A value that no longer fits is left aside. */
export function settingOf<N extends SettingName>(db: Reader, name: N): SettingValue<N> {
  const { value, initial } = SETTINGS[name]
  const stored = oneOf<string>(db, 'SELECT value FROM setting WHERE name = ? ORDER BY id DESC LIMIT 1', name)
  const parsed = stored === undefined ? undefined : value.safeParse(JSON.parse(stored))
  return (parsed?.success ? parsed.data : initial) as SettingValue<N>
}
