import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makePackages } from './package.ts'
import { projectFolder } from './runtime/cache.ts'

type Count = { passed: number; failed: number }
type Stage = { name: string; run: () => Promise<Count> }

const tool = (name: string) => join(projectFolder, 'node_modules', '.bin', name)

/** Runs a program with its output in sight. @returns whether it ended well */
function succeeds(program: string, ...args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

const one = (good: boolean): Count => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

const check =
  (program: string, ...args: string[]) =>
  async () =>
    one(await succeeds(program, ...args))

/** Counts single tests. A file that cannot even be loaded, or a run without one test, is a failure too. */
const vitest = (project: 'unit' | 'screens' | 'e2e') => async (): Promise<Count> => {
  const report = join(projectFolder, 'out', `${project}.json`)
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  rmSync(report, { force: true })
  const good = await succeeds(
    tool('vitest'),
    'run',
    '--config',
    'build/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  )
  if (!existsSync(report)) return one(false)
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = !good && numFailedTests === 0 ? 1 : 0
  return { passed: numPassedTests, failed: numFailedTests + broken }
}

const stages: Stage[] = [
  ...['shared', 'electron', 'renderer', 'build', 'tests'].map((side) => ({
    name: `types of ${side}`,
    run: check(tool('tsc'), '-p', side),
  })),
  { name: 'lint and format', run: check(tool('biome'), 'check', '.') },
  {
    name: 'schema.sql is what the migrations make',
    run: check(process.execPath, 'build/schema.ts', '--check'),
  },
  { name: 'unit and property tests', run: vitest('unit') },
  { name: 'screens over the real machine side', run: vitest('screens') },
  {
    name: 'test package and release-shaped package',
    run: async () => one((await makePackages(['test', 'release'], { testBuild: true })).length === 2),
  },
  { name: 'end-to-end tests in the packaged program', run: vitest('e2e') },
]

const total: Count = { passed: 0, failed: 0 }
const results: string[] = []
for (const { name, run } of stages) {
  console.log(`\n— ${name}`)
  const started = performance.now()
  const count = await run().catch((error: unknown) => {
    console.error(error)
    return one(false)
  })
  total.passed += count.passed
  total.failed += count.failed
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  results.push(
    `${count.failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  )
}

console.log(`\n${results.join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
