import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { askBench } from './ask.bench.ts'
import { backupBench } from './backup.bench.ts'
import { booksBench } from './books.bench.ts'
import { counsellingBench } from './counselling.bench.ts'
import { doseBench } from './dose.bench.ts'
import { drillBench } from './drill.bench.ts'
import { type Figure, printFigures } from './figures.ts'
import { largeRegister } from './large-register.ts'
import { officeBench } from './office.bench.ts'
import { replayBench } from './replay.bench.ts'
import { returnBench } from './return.bench.ts'
import { searchBench } from './search.bench.ts'
import { startBench } from './start.bench.ts'
import { stockBench } from './stock.bench.ts'

const { values } = parseArgs({
  options: {
    doses: { type: 'string', default: '100000' },
    clients: { type: 'string', default: '1000' },
    years: { type: 'string', default: '10' },
    only: { type: 'string' },
    sites: { type: 'string', default: '100' },
  },
})
const [doses, clients] = [Number(values.doses), Number(values.clients)]
const wants = (name: string) => !values.only || values.only === name

const figures: Figure[] = []
const needsLarge = wants('dose') || wants('backup') || wants('drill') || wants('stock') || wants('replay')
if (needsLarge) console.log(`Filling a register: ${clients} clients, ${doses} doses …`)
const large = await largeRegister(needsLarge ? clients : 1, needsLarge ? doses : 1)
try {
  if (wants('dose')) figures.push(...(await doseBench(large)))
  if (wants('backup')) figures.push(...(await backupBench(large.register, large.today)))
  if (wants('drill')) figures.push(...(await drillBench(large.register, large.today)))
  if (wants('replay')) figures.push(...(await replayBench(large)))
  if (wants('stock')) figures.push(...(await stockBench(large)))
  if (wants('counselling')) figures.push(...(await counsellingBench()))
  if (wants('ask')) figures.push(...(await askBench(clients, 10)))
  if (wants('books')) figures.push(...(await booksBench()))
  if (wants('return')) figures.push(...(await returnBench(clients, Number(values.years))))
  if (wants('search')) figures.push(...(await searchBench()))
  if (values.only === 'office') figures.push(...(await officeBench(Number(values.sites))))
  if (wants('start')) figures.push(...(await startBench()))
  console.log(`\n${clients} clients, ${doses} doses. Medians of one run; read the ratios.`)
  printFigures(figures)
} finally {
  large.register.close()
  rmSync(large.folder, { recursive: true, force: true })
}
process.exit(0)
