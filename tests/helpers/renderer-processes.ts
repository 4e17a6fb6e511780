import { readdirSync, readFileSync } from 'node:fs'

export type Process = { id: number; commandLine: string; status: string }

/** Every process of this machine whose command line mentions the folder. Linux only. */
export function processesOf(folder: string): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        if (!commandLine.includes(folder)) return []
        return [{ id: Number(name), commandLine, status: readFileSync(`/proc/${name}/status`, 'utf8') }]
      } catch {
        return []
      }
    })
}

/** The processes that show the page of the register in this folder. */
export function renderersOf(folder: string): Process[] {
  return processesOf(folder).filter(({ commandLine }) => commandLine.includes('--type=renderer'))
}
