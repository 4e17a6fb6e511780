import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClinicDay } from '../../shared/records/time.ts'
import { openDesk } from '../../tests/electron/office-clinic.ts'
import { type Figure, figure } from './figures.ts'
import { largeRegister } from './large-register.ts'
import { type BenchSite, siteFrom } from './office-sites.ts'

/**
 * The office's Monday: so many sites of 100 clients and a year of doses each, taken in and added up; and the same with
 * half of them, by which one sees whether twice the sites take twice the time.
 */
export async function officeBench(sites: number): Promise<Figure[]> {
  const half = Math.floor(sites / 2)
  const desk = await openDesk()
  const { office, officeReports } = desk.clinic.call
  console.log('Filling the register of one site: 100 clients, 36,500 doses …')
  const large = await largeRegister(100, 36_500)
  try {
    const [first, second] = [await monday(desk, large, 1, half), await monday(desk, large, half + 1, sites)]
    const bytes = readdirSync(first).reduce((sum, name) => sum + statSync(join(first, name)).size, 0)
    console.log(`${sites} sites on two sticks, ${(bytes / half / 1_048_576).toFixed(1)} MiB a backup …`)
    const lastDay = large.today
    const period = { firstDay: `${lastDay.slice(0, 8)}01` as ClinicDay, lastDay }
    const ask = { period, dropoutDays: null, whose: { kind: 'all' } } as const
    // Processor time of all threads: whether work grows with the sites must not hang on who else uses the machine.
    const timed = async (run: () => Promise<unknown>) => {
      const [begun, used] = [performance.now(), process.cpuUsage()]
      await run()
      const { user, system } = process.cpuUsage(used)
      console.log(`${((performance.now() - begun) / 1_000).toFixed(1)} s by the clock`)
      return (user + system) / 1_000
    }
    const addUp = async () => {
      for await (const step of await officeReports.return(ask))
        if (step.kind === 'done' && step.found.counted.length === 0) throw new Error('nothing was counted')
    }
    const takeIn = async (stick: string) => {
      const verdicts = await desk.takeIn(stick)
      if (verdicts.some(({ outcome }) => outcome !== 'good')) throw new Error('a good backup was refused')
    }
    const importHalf = await timed(() => takeIn(first))
    const returnHalf = await timed(addUp)
    const importRest = await timed(() => takeIn(second))
    await officeReports.return({ ...ask, dropoutDays: 59 }).then(async (steps) => {
      for await (const _ of steps);
    })
    const returnAll = await timed(addUp)
    const again = await timed(addUp)
    const list = await timed(() => office.sites())
    return [
      figure(`taking in ${half} sites, processor`, importHalf, `the next ${sites - half}`, importRest),
      figure(`the return of ${sites} sites, processor`, returnAll, `that of ${half}`, returnHalf),
      figure('the same return again', again, 'the first time', returnAll),
      figure(`the list of ${sites} sites`, list, 'a look', 100),
    ]
  } finally {
    large.register.close()
    rmSync(large.folder, { recursive: true, force: true })
    await desk.clinic.end()
  }
}

/** Sites `from` to `to`, known to the desk by their cards, their backups on one stick. */
async function monday(
  desk: Awaited<ReturnType<typeof openDesk>>,
  large: Awaited<ReturnType<typeof largeRegister>>,
  from: number,
  to: number,
): Promise<string> {
  const stick = await desk.stick()
  const cards = mkdtempSync(join(tmpdir(), 'ost-cards-'))
  desk.clinic.chosenFolder = cards
  await desk.clinic.call.backups.chooseFolder()
  const made: BenchSite[] = []
  for (let index = from; index <= to; index += 1) {
    const site = await siteFrom(large, index, desk.card, stick)
    writeFileSync(join(cards, `${site.code}.json`), JSON.stringify(site.card))
    made.push(site)
  }
  const look = await desk.clinic.call.office.look({ folder: cards })
  for (const { file, fingerprint, code } of look.cards)
    await desk.clinic.call.office.takeCard({
      requestId: crypto.randomUUID(),
      folder: cards,
      file,
      fingerprint,
      partner: 'Bench',
      district: `District ${Number(code.slice(1)) % 5}`,
    })
  rmSync(cards, { recursive: true, force: true })
  return stick
}
