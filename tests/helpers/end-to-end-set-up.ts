import { makePackages } from '../../build/package.ts'
import { ensureDisplay } from '../../build/runtime/display.ts'

/** One virtual display for a whole run of end-to-end tests, and the packages that they drive. */
export default async function setUp(): Promise<() => void> {
  await makePackages(['test', 'release'], { testBuild: true })
  return ensureDisplay()
}
