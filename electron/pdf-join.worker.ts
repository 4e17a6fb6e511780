import { parentPort, workerData } from 'node:worker_threads'
import { PDFDocument } from 'pdf-lib'
import type { PdfTitle, ToJoin } from './pdf-join.ts'

const main = parentPort
if (main === null) throw new Error('this file is the worker that joins pages and runs in no other place')

const { title, at } = workerData as PdfTitle
const whole = await PDFDocument.create({ updateMetadata: false })
whole.setTitle(title)
whole.setCreator('OST Register')
whole.setProducer('OST Register')
whole.setCreationDate(new Date(at))

main.on('message', async (message: ToJoin) => {
  if (message.kind === 'finish') return main.postMessage(await whole.save())
  const part = await PDFDocument.load(message.pdf, { updateMetadata: false })
  for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  main.postMessage('added')
})
