import { parseArgs } from 'node:util'
import { type Counted, measure, TRADITIONS } from './measure.ts'
import { HABITS, type Wanted } from './people.ts'

/**
 * `node build/bench/enrolment/double-enrolment.ts`: false and missed matches on made-up names, and how the time grows.
 * docs/double-enrolment.md holds the numbers and says how they came about.
 */
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '5' } } })
const seeds = Array.from({ length: Number(values.seeds) }, (_, place) => place + 1)
const now = () => performance.now() / 1000

const share = ({ right, wrong }: Counted, doubles: number) =>
  `${((100 * right) / doubles).toFixed(0)} % found, ${(wrong / seeds.length).toFixed(0)} wrong`

function row(name: string, wanted: Wanted): void {
  const { doubles, exact, likely, all, plain } = measure(seeds, wanted, now)
  const cells = [plain, exact, likely, all].map((list) => share(list, doubles))
  console.log(
    `| ${wanted.sites} × ${wanted.clients} | ${name} | ${doubles / seeds.length} | ${cells.join(' | ')} |`,
  )
}

console.log(`Means of ${seeds.length} programmes.\n`)
console.log('| sites × clients | names | doubles | as written | exact | shown first | all |')
console.log('|---|---|---|---|---|---|---|')
const sizes = [
  { sites: 3, clients: 1_000 },
  { sites: 100, clients: 100 },
]
for (const size of sizes) for (const tradition of TRADITIONS) row(tradition, { ...size, tradition })
const asked = { ...HABITS, noParent: 0.05, otherParent: 0.02 }
for (const size of sizes)
  for (const tradition of TRADITIONS)
    row(`${tradition}, parent’s name asked`, { ...size, tradition, habits: asked })

console.log('\nTime to compare, Bengali names, 100 clients a site:')
for (const sites of [25, 50, 100, 200, 400]) {
  const { seconds } = measure([1], { sites, clients: 100, tradition: 'Bengali' }, now)
  console.log(`  ${sites * 100} clients: ${seconds.toFixed(2)} s`)
}
