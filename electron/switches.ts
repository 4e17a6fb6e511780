/**
 * Switches that a clinic may need: where the register lies, and how an odd screen is drawn. Chromium knows a
 * thousand more, and some open a debugging port, load foreign code or take the sandbox away; a list of the bad
 * ones would always be a version behind.
 */
const accepted = new Set([
  'user-data-dir',
  'lang',
  'force-device-scale-factor',
  'high-dpi-support',
  'disable-gpu',
  'ozone-platform',
  'ozone-platform-hint',
])

/**
 * The first switch of a command line that a release does not start with, or null.
 *
 * @param commandLine the arguments after the program's name
 */
export function refusedSwitch(commandLine: readonly string[], platform: string): string | null {
  for (const argument of commandLine) {
    const prefix = platform === 'win32' ? /^(--|-|\/)/ : /^(--|-)/
    if (!prefix.test(argument)) continue
    const [name = ''] = argument.replace(prefix, '').split('=')
    if (!accepted.has(platform === 'win32' ? name.toLowerCase() : name)) return name
  }
  return null
}
