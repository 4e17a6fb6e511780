/**
 * Where a worker's own file lies: `NAME.worker.ts` beside its caller when Node runs the sources, and
 * `NAME.worker.js` beside the bundle in a package.
 * @param caller the caller's `import.meta.url`
 */
export function workerFile(name: string, caller: string): URL {
  return new URL(`./${name}.worker.${caller.endsWith('.ts') ? 'ts' : 'js'}`, caller)
}
