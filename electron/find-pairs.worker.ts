import { parentPort, workerData } from 'node:worker_threads'
import type { TokenExport } from '../shared/records/enrolment-files.ts'
import { possiblePairs } from '../shared/rules/enrolment-match.ts'
import { openReader } from './db/connection.ts'
import { tokenContents } from './db/office-case.ts'
import type { PairsFound, PairsOrder } from './find-pairs.ts'
import { openText } from './vault/private-column.ts'

const main = parentPort
if (main === null) throw new Error('this file is the worker of double enrolment and runs in no other place')

const { file, key, privateKey, tokenKeyId } = workerData as PairsOrder
const db = openReader(file, key)
try {
  const sites = tokenContents(db, tokenKeyId).map(({ id, officeSiteId, content }) => {
    const text = openText(privateKey, { table: 'token_import', column: 'content', id }, content)
    const { clients } = JSON.parse(text) as Pick<TokenExport, 'clients'>
    return { site: String(officeSiteId), clients }
  })
  const clients = sites.reduce((sum, site) => sum + site.clients.length, 0)
  main.postMessage({ pairs: possiblePairs(sites), clients, sites: sites.length } satisfies PairsFound)
} finally {
  db.close()
}
