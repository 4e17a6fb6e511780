import { z } from 'zod'
import { SETTINGS, type SettingName, type SettingValue } from '../records/setting.ts'
import { RequestId } from '../records/time.ts'
import { call } from './call.ts'

const names = Object.keys(SETTINGS) as [SettingName, ...SettingName[]]

export type Settings = { readonly [N in SettingName]: SettingValue<N> }

/** Every setting by its name, with the value that holds. */
const SettingsOut = z.custom<Settings>((value) => typeof value === 'object' && value !== null)

export const settings = {
  all: call('setting.see').output(SettingsOut),
  /** Refused: `nothing_changed`. Invalid: `value`, when it is not what this setting may be. */
  change: call('setting.change')
    .input(z.object({ requestId: RequestId, name: z.enum(names), value: z.json() }))
    .output(SettingsOut),
}
