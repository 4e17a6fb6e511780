import { describe, expect, test } from 'vitest'
import { howToMakeUsable, profileFolder, type Surroundings } from '../../electron/folders.ts'

const surroundings = (changes: Partial<Surroundings>): Surroundings => ({
  platform: 'linux',
  userDataSwitch: '',
  programData: undefined,
  isUsable: () => true,
  ...changes,
})

describe('where the register lies', () => {
  test.each([
    ['linux', undefined, '/var/lib/ost-register'],
    ['darwin', undefined, '/Library/Application Support/OST Register'],
    ['win32', 'D:\\ProgramData', 'D:\\ProgramData\\OST Register'],
    ['win32', undefined, 'C:\\ProgramData\\OST Register'],
  ])('on %s with %s: one folder for all accounts of the computer', (platform, programData, folder) => {
    expect(profileFolder(surroundings({ platform, programData }))).toEqual({ folder, usable: true })
  })

  test('the folder named on the command line goes before it', () => {
    expect(profileFolder(surroundings({ userDataSwitch: '/srv/register' })).folder).toBe('/srv/register')
  })

  test('a folder that this account cannot use is said, never replaced by another one', () => {
    const answer = profileFolder(surroundings({ isUsable: () => false }))
    expect(answer).toEqual({ folder: '/var/lib/ost-register', usable: false })
  })

  test.each(['linux', 'darwin', 'win32'])(
    'the line that mends it on %s names the folder in quotes',
    (platform) => {
      expect(howToMakeUsable('/a folder', platform)).toContain('"/a folder"')
    },
  )
})
