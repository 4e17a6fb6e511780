/** One change of the disk, as the shim wrote it down. */
export type DiskStep =
  | { kind: 'open'; path: string; emptied: boolean }
  | { kind: 'write'; path: string; offset: number; bytes: Buffer }
  | { kind: 'sync'; path: string }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'unlink'; path: string }

const HEAD = 16

export function parseTrace(trace: Buffer): DiskStep[] {
  const steps: DiskStep[] = []
  for (let at = 0; at < trace.length; ) {
    const kind = trace.readUInt8(at)
    const pathLength = trace.readUInt16LE(at + 2)
    const length = trace.readUInt32LE(at + 4)
    const offset = Number(trace.readBigInt64LE(at + 8))
    const path = trace.toString('utf8', at + HEAD, at + HEAD + pathLength)
    const bytes = trace.subarray(at + HEAD + pathLength, at + HEAD + pathLength + length)
    at += HEAD + pathLength + length
    if (kind === 1) steps.push({ kind: 'open', path, emptied: offset === 1 })
    else if (kind === 2) steps.push({ kind: 'write', path, offset, bytes })
    else if (kind === 3) steps.push({ kind: 'sync', path })
    else if (kind === 4) steps.push({ kind: 'truncate', path, length: offset })
    else if (kind === 5) steps.push({ kind: 'rename', path, to: bytes.toString('utf8') })
    else if (kind === 6) steps.push({ kind: 'unlink', path })
    else throw new Error(`the trace is torn at ${at}`)
  }
  return steps
}
