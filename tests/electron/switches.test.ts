import { describe, expect, test } from 'vitest'
import { refusedSwitch } from '../../electron/switches.ts'

describe('the command line of a release', () => {
  test('may name the folder of the register and how the screen is drawn', () => {
    const accepted = [
      '--user-data-dir=/srv/register',
      '--lang=bn',
      '--force-device-scale-factor=2',
      '--disable-gpu',
    ]
    expect(refusedSwitch(accepted, 'linux')).toBeNull()
    expect(refusedSwitch([], 'win32')).toBeNull()
    expect(refusedSwitch(['a-file.txt'], 'linux')).toBeNull()
  })

  test.each([
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--js-flags=--allow-natives-syntax',
    '--no-sandbox',
    '--load-extension=/tmp/x',
    '--proxy-server=http://127.0.0.1:8080',
    '--proxy-pac-url=http://127.0.0.1/x.pac',
    '--inspect',
    '--inspect-brk=0',
    '--disable-web-security',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--renderer-cmd-prefix=gdb',
    '--disable-features=NetworkService',
    '--use-fake-ui-for-media-stream',
    '--log-net-log=/tmp/log',
    '--a-switch-that-chromium-will-invent-next-year',
    '-e',
  ])('does not hold %s', (argument) => {
    expect(refusedSwitch(['--user-data-dir=/srv/register', argument], 'linux')).not.toBeNull()
  })

  test("names the switch without its value, which may be somebody's secret", () => {
    expect(refusedSwitch(['--proxy-server=user:password@host'], 'linux')).toBe('proxy-server')
  })

  test('knows the other ways in which Windows writes a switch', () => {
    expect(refusedSwitch(['/Remote-Debugging-Port=9222'], 'win32')).toBe('Remote-Debugging-Port')
    expect(refusedSwitch(['-NO-SANDBOX'], 'win32')).not.toBeNull()
    expect(refusedSwitch(['--User-Data-Dir=D:\\register'], 'win32')).toBeNull()
  })
})
