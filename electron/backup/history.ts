import { createHmac, timingSafeEqual } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { ClinicDay } from '../../shared/records/time.ts'
import { readFileIfThere } from '../vault/atomic-file.ts'
import { canonicalJson } from '../vault/signature.ts'
import { parseBackupName } from './backup-name.ts'

const count = z.int().min(0)
const sequence = z.int().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const attempt = { sequence, day: ClinicDay, at: count, folder: z.string() }

/**
 * One line of the register's own journal of backups, `backups.log`. It lies beside the database and not in it:
 * a backup must not change what it copies. `begun` takes a sequence before the first byte is written; `made` is
 * a backup that was read back; `continued` is the highest sequence that a restore knew of; `drilled` is a restore drill;
 * `delivered` a receipt of the office; `pruned` an older backup that gave way. `at`: UTC milliseconds.
 */
const HistoryLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begun'), ...attempt }),
  z.strictObject({
    kind: z.literal('made'),
    ...attempt,
    file: z.string(),
    sha256,
    bytes: count,
    rows: z.record(z.string(), count),
  }),
  z.strictObject({ kind: z.literal('continued'), sequence, at: count, sha256: sha256.optional() }),
  z.strictObject({
    kind: z.literal('drilled'),
    sequence,
    day: ClinicDay,
    at: count,
    /** `good`, `differs`, or why the backup was refused. */
    outcome: z.string(),
    differences: z.array(z.string()),
    lines: count,
    rows: count,
  }),
  z.strictObject({ kind: z.literal('delivered'), sequence, at: count, sha256, office: z.string() }),
  z.strictObject({ kind: z.literal('pruned'), sequence, at: count, folder: z.string(), file: z.string() }),
])
export type HistoryLine = z.infer<typeof HistoryLine>
export type MadeLine = Extract<HistoryLine, { kind: 'made' }>
export type DrilledLine = Extract<HistoryLine, { kind: 'drilled' }>
export type DeliveredLine = Extract<HistoryLine, { kind: 'delivered' }>

/** What stands in the journal. Damage is told, and is no reason to make no backup. */
export interface History {
  /** The lines whose seal fits, oldest first. */
  readonly lines: readonly HistoryLine[]
  /** Numbers, from 1, of lines that are torn or altered, or before which one is missing. */
  readonly damaged: readonly number[]
}

const beginning = '0'.repeat(64)
const linePattern = /^([0-9a-f]{64}) ([0-9a-f]{64}) (\{.*\})$/

/** Reads the journal; an empty one when there is none. @throws the file system's error */
export async function readHistory(file: string, key: Uint8Array): Promise<History> {
  const { lines, damaged } = parse(await textOf(file), key)
  return { lines, damaged }
}

/**
 * Appends one line and flushes it to the disk. Each line is sealed with HMAC-SHA-256 over the seal of the line
 * before and its own text, so that none can be altered, added or taken out unseen (but the last, by cutting).
 * @param key 32 bytes, the register's high-water key.  @throws ZodError; the file system's error
 */
export function appendHistory(file: string, key: Uint8Array, line: HistoryLine): Promise<void> {
  const turn = lastAppend.then(() => append(file, key, line))
  lastAppend = turn.catch(() => undefined)
  return turn
}

/** A drill may end while a backup begins: each line is sealed over the one before, so they wait for each other. */
let lastAppend: Promise<unknown> = Promise.resolve()

async function append(file: string, key: Uint8Array, line: HistoryLine): Promise<void> {
  const text = await textOf(file)
  const { lastSeal } = parse(text, key)
  const json = canonicalJson(HistoryLine.parse(line))
  const afterTorn = text === '' || text.endsWith('\n') ? '' : '\n'
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.writeFile(`${afterTorn}${seal(key, lastSeal, json)} ${lastSeal} ${json}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The newest backup that was read back; null before the first. */
export function lastBackup({ lines }: History): MadeLine | null {
  return lines.findLast((line) => line.kind === 'made') ?? null
}

/** The newest drill, whatever it found; null before the first. */
export function lastDrill({ lines }: History): DrilledLine | null {
  return lines.findLast((line) => line.kind === 'drilled') ?? null
}

/** SHA-256 of the backup before the next one: the last made here, or the one that this register came back from. */
export function previousHash({ lines }: History): string | null {
  const last = lines.findLast((line) => line.kind === 'made' || line.kind === 'continued')
  return last?.sha256 ?? null
}

/**
 * One more than the highest sequence ever seen: in the journal, or in the names of this site's backups in the
 * folder (a second PC's, or those from before a restore).
 */
export function nextSequence({ lines }: History, fileNames: readonly string[], site: string): number {
  const seen = fileNames.flatMap((fileName) => {
    const name = parseBackupName(fileName)
    return name?.site === site ? [name.sequence] : []
  })
  return Math.max(0, ...seen, ...lines.map((line) => line.sequence)) + 1
}

async function textOf(file: string): Promise<string> {
  return (await readFileIfThere(file))?.toString('utf8') ?? ''
}

function parse(text: string, key: Uint8Array): { lines: HistoryLine[]; damaged: number[]; lastSeal: string } {
  const lines: HistoryLine[] = []
  const damaged: number[] = []
  let lastSeal = beginning
  for (const [index, row] of text.replace(/\n$/, '').split('\n').entries()) {
    if (text === '') break
    const [, ownSeal = '', before = '', json = ''] = linePattern.exec(row) ?? []
    const line = isSealed(ownSeal, seal(key, before, json)) ? lineFrom(json) : null
    if (line === null || before !== lastSeal) damaged.push(index + 1)
    if (line === null) continue
    lines.push(line)
    lastSeal = ownSeal
  }
  return { lines, damaged, lastSeal }
}

function lineFrom(json: string): HistoryLine | null {
  return HistoryLine.safeParse(JSON.parse(json)).data ?? null
}

function isSealed(stated: string, computed: string): boolean {
  return stated.length === computed.length && timingSafeEqual(Buffer.from(stated), Buffer.from(computed))
}

function seal(key: Uint8Array, before: string, json: string): string {
  return createHmac('sha256', key).update(`ost-register/backups-log/v1\n${before}\n${json}`).digest('hex')
}
