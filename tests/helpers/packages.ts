import { makePackages, type Package } from '../../build/package.ts'

/** Both packages, made already by the run's set-up. */
export async function packages(): Promise<{ test: Package; release: Package }> {
  const [test, release] = await makePackages(['test', 'release'], { testBuild: true })
  if (!test || !release) throw new Error('The packages are missing')
  return { test, release }
}
