import { openRecord, opens } from '../client-access.ts'
import { allCamps } from '../db/camp.ts'
import { clientById } from '../db/client.ts'
import { allSheets, checksWaiting, openAdmissions } from '../db/detox.ts'
import { todayOf } from '../today.ts'
import { signedIn } from './base.ts'
import { lastDayOf } from './camp-view.ts'
import { detoxAdmitting } from './detox-admitting.ts'
import { detoxCharts } from './detox-charts.ts'
import { detoxDischarging } from './detox-discharging.ts'
import { checkView } from './detox-facts.ts'
import { detoxSheets } from './detox-sheets.ts'
import { clientDetox, detoxLine, sheetView } from './detox-view.ts'
import { staffNames } from './staff-facts.ts'

/** Paper charts that the list shows. */
const SHEETS = 60

export const detox = {
  list: signedIn.detox.list.handler(({ context: { register, staff } }) => {
    const { db } = register
    const names = staffNames(register)
    const mayRead = (clientId: number) => {
      const client = clientById(db, clientId)
      return client !== undefined && opens(register, staff, client) === 'yes'
    }
    return {
      today: todayOf(register),
      lines: openAdmissions(db).map((admission) =>
        detoxLine(register, admission, mayRead(admission.clientId)),
      ),
      waiting: checksWaiting(db)
        .filter(({ clientId }) => mayRead(clientId))
        .map((check) => checkView(register, check, names)),
      sheets: allSheets(db, SHEETS).map(sheetView),
      camps: allCamps(db)
        .filter(({ ended }) => ended !== 'cancelled')
        .map((camp) => ({
          id: camp.id,
          label: camp.place,
          firstDay: camp.firstDay,
          lastDay: lastDayOf(camp),
        })),
    }
  }),

  client: signedIn.detox.client.handler(({ input, context: { register, staff } }) =>
    clientDetox(register, openRecord(register, staff, input.clientId, 'detox.see')),
  ),

  ...detoxAdmitting,
  ...detoxCharts,
  ...detoxDischarging,
  ...detoxSheets,
}
