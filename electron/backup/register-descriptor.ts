import { closeSync, fstatSync, openSync, statSync } from 'node:fs'

const descriptors = new Map<string, number>()

/**
 * A read-only descriptor of the register, opened once and kept while the program lives.
 * POSIX drops every lock that a process holds on a file as soon as *any* descriptor of it is closed
 * (sqlite.org/howtocorrupt.html, 2.2): a backup that opened and closed the register would take the locks from
 * under the connections in use. So no backup ever closes it, and a worker reads through the same number.
 */
export function registerDescriptor(file: string): number {
  const kept = descriptors.get(file)
  if (kept !== undefined && isStill(file, kept)) return kept
  if (kept !== undefined) closeSync(kept) // the file was replaced by a restore: nobody holds the old one
  const opened = openSync(file, 'r')
  descriptors.set(file, opened)
  return opened
}

function isStill(file: string, descriptor: number): boolean {
  const [named, open] = [statSync(file), fstatSync(descriptor)]
  return named.ino === open.ino && named.dev === open.dev
}
