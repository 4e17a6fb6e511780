/** Takes the place of electron/switches.ts in the test package: its driver needs a debugging port. */
export function refusedSwitch(): null {
  return null
}
