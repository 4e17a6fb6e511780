import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** `nobody`, by number: it owns nothing, and every Debian has it. */
const unprivileged = { uid: 65_534, gid: 65_534 }

const scriptName = 'unprivileged.sh'

export const isRoot = () => process.getuid?.() === 0

/** Gives a folder to the account that the program will run as. */
export function giveToRegister(folder: string): void {
  mkdirSync(folder, { recursive: true })
  if (!isRoot()) return
  lchownSync(folder, unprivileged.uid, unprivileged.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), unprivileged.uid, unprivileged.gid)
  }
}

/** Another run may still be using an older copy, so one is dropped only when it was not started for so long. */
const unusedMinutes = 30

function dropUnusedCopies(cache: string, kind: string): void {
  const copies = readdirSync(cache).filter((name) => name.startsWith(`${kind}-`))
  for (const copy of copies.map((name) => join(cache, name))) {
    const unused = Date.now() - statSync(copy).mtimeMs > unusedMinutes * 60_000
    if (unused) rmSync(copy, { recursive: true, force: true })
  }
}

/**
 * The packages change little between runs, so a copy is made only of one that has changed. It is laid out under
 * another name and renamed at the end: a run that starts beside this one sees a whole copy or none.
 */
function readableCopy(executable: string, kind: string): string {
  const changed = [executable, join(dirname(executable), 'resources')].map((file) => statSync(file).mtimeMs)
  const key = createHash('sha256')
    .update([executable, ...changed].join(' '))
    .digest('hex')
    .slice(0, 12)
  const cache = '/var/cache/ost-register'
  const folder = join(cache, `${kind}-${key}`)
  mkdirSync(cache, { recursive: true })
  dropUnusedCopies(cache, kind)
  if (!existsSync(folder)) {
    const partial = mkdtempSync(`${folder}.`)
    cpSync(dirname(executable), partial, { recursive: true })
    execFileSync('chmod', ['-R', 'a+rX', partial])
    // Chromium falls back to this helper where the system gives no namespaces to ordinary accounts.
    chmodSync(join(partial, 'chrome-sandbox'), 0o4755)
    const { uid, gid } = unprivileged
    const start = `exec setpriv --reuid=${uid} --regid=${gid} --clear-groups "${join(folder, basename(executable))}" "$@"`
    writeFileSync(join(partial, scriptName), `#!/bin/sh\n${start}\n`, { mode: 0o755 })
    try {
      renameSync(partial, folder)
    } catch (error) {
      if (!existsSync(folder)) throw error
      rmSync(partial, { recursive: true })
    }
  }
  const now = new Date()
  utimesSync(folder, now, now)
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
  return isRoot() ? join(readableCopy(executable, kind), scriptName) : executable
}
