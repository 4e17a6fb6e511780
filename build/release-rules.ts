import type { ElectronRuntime } from './runtime/electron.ts'

/** How far a release's Electron may lie behind: its project mends security faults in the latest three majors. */
const supportedMajors = 3

/**
 * Why a release must not be made with this Electron, or null. The stand-in is old and another project's build: it
 * proves that the program works, and no clinic ever gets it.
 *
 * @param latest the newest version that the registry knows
 */
export function reasonAgainstRelease(
  { origin, version }: Pick<ElectronRuntime, 'origin' | 'version'>,
  latest: string,
): string | null {
  if (origin === 'stand-in') {
    return 'A release needs the official Electron, and only the test build of it is here. Make the release where the releases of the Electron project can be reached, or ask for a test build: npm run package -- --test-build'
  }
  const behind = Number.parseInt(latest, 10) - Number.parseInt(version, 10)
  if (!(behind < supportedMajors)) {
    return `Electron ${version} is ${behind} majors behind ${latest} and gets no security fixes any more: update it first.`
  }
  return null
}
