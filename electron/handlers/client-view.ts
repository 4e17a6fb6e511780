import { doseById } from '../db/dose.ts'
import { settingOf } from '../db/setting.ts'
import { signedIn } from './base.ts'
import { asRecord } from './dose-facts.ts'

export const clientView = {
  show: signedIn.clientView.show.handler(({ input, context: { register, window } }) => {
    if (!settingOf(register.db, 'counter.client_window')) return { shown: false }
    const dose = input.doseId === null ? undefined : doseById(register.db, input.doseId)
    if (!dose) {
      window.showClient(null)
      return { shown: false }
    }
    const { state, amountMicrograms } = asRecord(dose)
    window.showClient({
      amountMicrograms,
      given: state === 'given' || state === 'checked' || state === 'not_checked',
    })
    return { shown: true }
  }),
}
