import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** `nobody`, by number: it owns nothing, and every Debian has it. */
const unprivileged = { uid: 65_534, gid: 65_534 }

export const isRoot = () => process.getuid?.() === 0

/** Gives a folder to the account that the program will run as. */
export function giveToRegister(folder: string): void {
  mkdirSync(folder, { recursive: true })
  if (!isRoot()) return
  chownSync(folder, unprivileged.uid, unprivileged.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath, entry.name), unprivileged.uid, unprivileged.gid)
  }
}

/** How many copies of a kind are kept: another run may still be using the one before. */
const keptCopies = 3

function dropOldCopies(cache: string, kind: string): void {
  const copies = readdirSync(cache)
    .filter((name) => name.startsWith(`${kind}-`))
    .map((name) => join(cache, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of copies.slice(keptCopies - 1)) rmSync(old, { recursive: true, force: true })
}

/** The packages change little between runs, so a copy is made only of one that has changed. */
function readableCopy(executable: string, kind: string): string {
  const changed = [executable, join(dirname(executable), 'resources')].map((file) => statSync(file).mtimeMs)
  const key = createHash('sha256')
    .update([executable, ...changed].join(' '))
    .digest('hex')
    .slice(0, 12)
  const cache = '/var/cache/ost-register'
  const folder = join(cache, `${kind}-${key}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  dropOldCopies(cache, kind)
  const partial = `${folder}.${process.pid}`
  cpSync(dirname(executable), partial, { recursive: true })
  execFileSync('chmod', ['-R', 'a+rX', partial])
  // Chromium falls back to this helper where the system gives no namespaces to ordinary accounts.
  chmodSync(join(partial, 'chrome-sandbox'), 0o4755)
  renameSync(partial, folder)
  return folder
}

/**
 * A program that runs in the real sandbox. Chromium refuses to run as root with it, so for root this is a small
 * script that starts a world-readable copy under an account without rights; for anybody else it is the program
 * itself.
 *
 * @param kind names the copy: 'test', 'release'
 */
export function sandboxedExecutable(executable: string, kind: string): string {
  if (!isRoot()) return executable
  const copy = readableCopy(executable, kind)
  const script = join(copy, 'unprivileged.sh')
  const { uid, gid } = unprivileged
  writeFileSync(
    script,
    `#!/bin/sh\nexec setpriv --reuid=${uid} --regid=${gid} --clear-groups "${join(copy, basename(executable))}" "$@"\n`,
    { mode: 0o755 },
  )
  return script
}
