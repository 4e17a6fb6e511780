import { readFile } from 'node:fs/promises'
import { SiteCard } from '../../shared/records/card-files.ts'
import { UsageError } from './exit-code.ts'

const identityPattern = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/** Reads the first secret key of an age key file (`#` begins a comment). @throws UsageError */
export async function readIdentity(file: string): Promise<string> {
  const lines = (await textOf(file)).split(/\r?\n/).map((line) => line.trim())
  const identity = lines.find((line) => identityPattern.test(line))
  if (identity === undefined) throw new UsageError(`${file} holds no age secret key (AGE-SECRET-KEY-1…).`)
  return identity
}

/** Reads a `site-card.json`. @throws UsageError */
export async function readSiteCard(file: string): Promise<SiteCard> {
  const text = await textOf(file)
  try {
    return SiteCard.parse(JSON.parse(text))
  } catch {
    throw new UsageError(`${file} is no site card.`)
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
