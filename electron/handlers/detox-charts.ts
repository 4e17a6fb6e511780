import { openRecord } from '../client-access.ts'
import { medicationById } from '../db/detox-medication.ts'
import { NotFound } from '../refusal.ts'
import { signedIn } from './base.ts'
import { writeChart } from './detox-charting.ts'
import { admissionStored } from './detox-facts.ts'
import { bringMedicineBack, giveMedicine } from './detox-giving.ts'
import { clientDetox } from './detox-view.ts'

/** What happens on each shift: the chart, and medicine out of the camp's box or off the shelf. */
export const detoxCharts = {
  chart: signedIn.detox.chart.handler(({ input, context: { register, staff } }) => {
    const { requestId, episodeId, ...chart } = input
    const admission = admissionStored(register, episodeId)
    const client = openRecord(register, staff, admission.clientId, 'detox.write')
    register.writeOnce(requestId, { act: 'detox.chart', actor: staff.id }, (tx) =>
      writeChart(tx, register, admission, { ...chart, sheetId: null, medicated: false }),
    )
    return clientDetox(register, client)
  }),

  medicate: signedIn.detox.medicate.handler(({ input, context: { register, staff } }) => {
    const { requestId, episodeId, ...giving } = input
    const admission = admissionStored(register, episodeId)
    const client = openRecord(register, staff, admission.clientId, 'detox.medicate')
    register.writeOnce(requestId, { act: 'detox.medicate', actor: staff.id }, (tx) =>
      giveMedicine(tx, register, admission, giving),
    )
    return clientDetox(register, client)
  }),

  medicineBack: signedIn.detox.medicineBack.handler(({ input, context: { register, staff } }) => {
    const gift = medicationById(register.db, input.from, input.medicationId)
    if (!gift) throw new NotFound('medication')
    const client = openRecord(register, staff, gift.clientId, 'detox.medicate')
    register.writeOnce(input.requestId, { act: 'detox.medicine_back', actor: staff.id }, (tx) =>
      bringMedicineBack(tx, register, gift),
    )
    return clientDetox(register, client)
  }),
}
