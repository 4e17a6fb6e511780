import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { giveToRegister, isRoot } from '../runtime/unprivileged.ts'

const KEPT = [
  'profile',
  'camp-year',
  'office-desk',
  'stick',
  'backup',
  'papers',
  'office',
  'screenshots',
  'site-card.json',
  'summary.json',
]
const PASSING = ['home', 'temporary', 'office-card.json', 'site-list.json']

/** Where the demonstration is played, and where its results lie afterwards. */
export interface Output {
  readonly folder: string
  /** Clears away what was only needed for the play, and leaves the results in the folder that was asked for. */
  finish(): string
}

/**
 * An empty folder for the results. What an earlier demonstration left in it is replaced; a folder with anything
 * else in it is refused. As root the program runs under an account without rights: where that cannot reach the
 * folder, the demonstration is played elsewhere and carried over at the end.
 */
export function prepareOutput(asked: string): Output {
  const wanted = resolve(asked)
  mkdirSync(wanted, { recursive: true })
  const foreign = readdirSync(wanted).filter((name) => ![...KEPT, ...PASSING].includes(name))
  if (foreign.length > 0)
    throw new Error(`${wanted} holds ${foreign[0]}, which no demonstration wrote. Name an empty folder.`)
  for (const name of [...KEPT, ...PASSING]) rmSync(join(wanted, name), { recursive: true, force: true })
  const folder = isReachable(wanted) ? wanted : mkdtempSync(join(tmpdir(), 'ost-register-demo-'))
  return {
    folder,
    finish: () => {
      for (const name of PASSING) rmSync(join(folder, name), { recursive: true, force: true })
      for (const name of ['home', 'temporary', 'profile/test-clock'])
        rmSync(join(folder, 'office-desk', name), { recursive: true, force: true })
      rmSync(join(folder, 'profile', 'test-clock'), { force: true })
      if (folder === wanted) return wanted
      cpSync(folder, wanted, { recursive: true })
      for (const name of ['profile', 'backup', 'papers', 'office-desk', 'stick'])
        giveToRegister(join(wanted, name))
      rmSync(folder, { recursive: true, force: true })
      return wanted
    },
  }
}

/** Whether an account without rights gets through every folder on the way. */
function isReachable(folder: string): boolean {
  if (!isRoot()) return true
  for (let here = folder; here !== dirname(here); here = dirname(here))
    if ((statSync(here).mode & 0o005) !== 0o005 && here !== folder) return false
  return true
}

/** A copy that the register's account may read, as from a stick that the office sent. */
export function handOver(file: string, folder: string, name: string): string {
  const copy = join(folder, name)
  copyFileSync(file, copy)
  chmodSync(copy, 0o644)
  return copy
}
