import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reasonAgainstRelease } from '../../build/release-rules.ts'

describe('a release', () => {
  test('is refused with the test build of Electron, however new', () => {
    expect(reasonAgainstRelease({ origin: 'stand-in', version: '45.0.0' }, '45.0.0')).toContain(
      '--test-build',
    )
  })

  test.each(['45.4.1', '44.0.0', '43.9.9'])('may contain Electron %s when 45 is the latest', (version) => {
    expect(reasonAgainstRelease({ origin: 'official', version }, '45.4.1')).toBeNull()
  })

  test.each(['42.9.9', '33.2.1', 'unreadable'])(
    'is refused with Electron %s when 45 is the latest',
    (version) => {
      expect(reasonAgainstRelease({ origin: 'override', version }, '45.4.1')).not.toBeNull()
    },
  )

  test('is made of the one version of Electron that package.json names exactly', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  })
})
