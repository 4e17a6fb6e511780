import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectFolder } from '../runtime/cache.ts'
import { type Report, share, Tally, type Wanted } from './report.ts'

interface VitestReport {
  testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[]
}

/** Runs the test that asks every call of the contract generated inputs, with a thousand of them each. */
export async function contractFuzz({ seed, scale }: Wanted): Promise<Report> {
  const tally = new Tally()
  const inputs = share(1_000, scale)
  const folder = mkdtempSync(join(tmpdir(), 'ost-fuzz-'))
  const output = join(folder, 'report.json')
  spawnSync(
    join(projectFolder, 'node_modules', '.bin', 'vitest'),
    [
      'run',
      '--config=build/vitest.config.ts',
      '--testTimeout=1200000',
      '--reporter=json',
      `--outputFile=${output}`,
      'tests/electron/role-by-call-fuzz.test.ts',
    ],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, OST_FUZZ_RUNS: String(inputs), OST_FUZZ_SEED: String(seed) },
    },
  )
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as VitestReport
  for (const { status, title, failureMessages } of testResults.flatMap(
    ({ assertionResults }) => assertionResults,
  )) {
    tally.add('calls')
    tally.add('inputs', inputs)
    if (status !== 'passed') tally.fail(title, failureMessages.join(' ').slice(0, 400))
  }
  if (!tally.counts.calls) tally.fail('the test', 'ran not one call')
  rmSync(folder, { recursive: true, force: true })
  return tally.report('contract-fuzz', seed)
}
