import { describe, expect, test } from 'vitest'
import { mayUse } from '../../electron/permissions.ts'

const page = 'app://register/index.html'

describe('what the window may use', () => {
  test('the camera, by our own page, while a form that needs it is open', () => {
    expect(mayUse({ permission: 'media', media: ['video'], from: page }, true)).toBe(true)
    expect(mayUse({ permission: 'media', media: ['video'], from: 'app://register' }, true)).toBe(true)
  })

  test('not the camera when no such form is open', () => {
    expect(mayUse({ permission: 'media', media: ['video'], from: page }, false)).toBe(false)
  })

  test.each([[['audio']], [['video', 'audio']], [[]], [['unknown']]])('never %j', (media) => {
    expect(mayUse({ permission: 'media', media, from: page }, true)).toBe(false)
  })

  test.each(['https://example.org', 'app://register.example.org/', 'app://other', 'file:///index.html', ''])(
    'nothing for a page from "%s"',
    (from) => {
      expect(mayUse({ permission: 'media', media: ['video'], from }, true)).toBe(false)
    },
  )

  test.each([
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'storage-access',
    'unknown',
  ])('never %s', (permission) => {
    expect(mayUse({ permission, media: ['video'], from: page }, true)).toBe(false)
  })
})
