import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

function holderIsAlive(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

/** Two runs on one working copy would package over each other: the second waits, and says so. */
export async function oneAtATime<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(dirname(file), { recursive: true })
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch {
      if (!holderIsAlive(file)) rmSync(file, { force: true })
      else if (waited % 40 === 0) console.log('Waiting for another run that is packaging …')
      await setTimeout(250)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
