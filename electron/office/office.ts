import { type ExitCode, exitCode, type Terminal, UsageError } from './exit-code.ts'
import { keygen, keygenHelp } from './keygen.ts'
import { publish, publishHelp } from './publish.ts'
import { receipt, receiptHelp } from './receipt.ts'
import { sites, sitesHelp } from './sites.ts'
import { unseal, unsealHelp } from './unseal.ts'
import { verify, verifyHelp } from './verify.ts'

const commands: Record<string, (args: string[], terminal: Terminal) => Promise<ExitCode>> = {
  keygen,
  verify,
  unseal,
  receipt,
  sites,
  publish,
}
const help = [
  'npm run office -- COMMAND',
  keygenHelp,
  verifyHelp,
  unsealHelp,
  receiptHelp,
  sitesHelp,
  publishHelp,
].join('\n\n')
const terminal: Terminal = { out: (line) => console.log(line), error: (line) => console.error(line) }

process.exitCode = await run(process.argv.slice(2))

async function run([name = 'help', ...args]: string[]): Promise<ExitCode> {
  if (name === 'help' || name === '--help' || args.includes('--help')) {
    terminal.out(help)
    return exitCode.good
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (command === undefined) throw new UsageError(`There is no command ${name}.`)
    return await command(args, terminal)
  } catch (cause) {
    const isUsage = cause instanceof UsageError || (cause instanceof TypeError && 'code' in cause)
    terminal.error(cause instanceof Error ? cause.message : String(cause))
    if (isUsage) terminal.error('See: npm run office -- help')
    return isUsage ? exitCode.usage : exitCode.wrong
  }
}
