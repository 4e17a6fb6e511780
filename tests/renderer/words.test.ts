import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { screens } from '../../renderer/screens.tsx'
import { enNeeds, enReasons } from '../../renderer/words/en/index.ts'
import { sentence } from '../../renderer/words/index.ts'

/** Every code that the server side refuses with, as its source says it. */
function codesIn(pattern: RegExp, files: string): string[] {
  const found = globSync(files).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, code]) => code ?? ''),
  )
  return [...new Set(found)].sort()
}

const worded = (code: string) => Object.hasOwn(enReasons, code.replaceAll('-', '_'))

describe('words', () => {
  it('stand ready for every refusal of the server side', () => {
    const refused = codesIn(/\brefuse\(\s*'([^']+)'/g, 'electron/**/*.ts')
    expect(refused.length).toBeGreaterThan(10)
    expect(refused.filter((code) => !worded(code))).toEqual([])
  })

  it('stand ready for every problem of a field', () => {
    const invalid = codesIn(/\binvalid\(\s*[^,]+,\s*'([^']+)'/g, 'electron/**/*.ts')
    expect(invalid.length).toBeGreaterThan(1)
    expect(invalid.filter((code) => !worded(code))).toEqual([])
  })

  it('stand ready for everything on Home’s list', () => {
    const needs = codesIn(/code: '([^']+)'[^\n]*urgency/g, 'electron/handlers/*.ts')
    expect(needs.length).toBeGreaterThan(1)
    expect(needs.filter((code) => !Object.hasOwn(enNeeds, code))).toEqual([])
  })

  it('have one sentence a code: no feature speaks over another one', () => {
    const lists = globSync('renderer/words/en/*.ts').flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(/export const \w+Reasons: ReasonWords = \{(.*?)\n\}/gs),
      ].flatMap(([, body = '']) => [...body.matchAll(/^ {2}(\w+): /gm)].map(([, code = '']) => code)),
    )
    expect(lists.length).toBeGreaterThan(100)
    expect(lists.filter((code, place) => lists.indexOf(code) !== place)).toEqual([])
  })

  it('are sentences: they begin with a capital or a number and end with a stop', () => {
    const params = new Proxy(
      {},
      {
        get: (_, name) =>
          /day|last|typed|calendar|date|until|from|to$/i.test(String(name)) ? '2026-02-03' : 2,
      },
    )
    const odd = Object.entries(enReasons).filter(
      ([, say]) => !/^[\p{Lu}\d“].*[.?!]$/su.test(say(params as never).trim()),
    )
    expect(odd.map(([code]) => code)).toEqual([])
  })

  it('never show a code that nobody has words for', () => {
    expect(sentence({ code: 'some_new_code' })).not.toContain('some_new_code')
  })
})

const atSites = screens.filter(({ siteKinds }) => siteKinds?.every((kind) => kind === 'office') !== true)
const atOffice = screens.filter(({ siteKinds }) => siteKinds?.includes('office'))

describe('the screens', () => {
  it('of one client have a key each on the client’s page', () => {
    const keys = screens.flatMap(({ clientKeys }) => (clientKeys ? [clientKeys] : []))
    expect(keys.length).toBeGreaterThan(5)
    expect([...new Set(keys)]).toEqual(keys)
    for (const key of ['f1', 'f2', 'f7', 'f9']) expect(keys).not.toContain(key)
  })

  it('share no key of theirs with an act of another screen', () => {
    // Screens of an office and screens of a site never stand in one window.
    const keys = new Set(atSites.flatMap((screen) => (screen.keys ? [screen.keys] : [])))
    const taken = globSync('renderer/**/*.ts{,x}')
      .filter((file) => !file.endsWith('.screens.ts') && !file.endsWith('screens.tsx'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/['"](alt\+(?:[a-z0-9]|f\d{1,2}))['"]/g)].map(
          ([, key = '']) => [key, file] as const,
        ),
      )
    expect(taken.length).toBeGreaterThan(20)
    expect(taken.filter(([key]) => keys.has(key))).toEqual([])
  })

  it('have a key each, and none that the frame uses', () => {
    for (const there of [atSites, atOffice]) {
      const keys = there.flatMap((screen) => (screen.keys ? [screen.keys] : []))
      expect(keys.length).toBeGreaterThan(5)
      expect([...new Set(keys)]).toEqual(keys)
    }
    const keys = screens.flatMap((screen) => (screen.keys ? [screen.keys] : []))
    for (const key of ['f1', 'f2', 'f9', 'ctrl+f9', 'alt+l']) expect(keys).not.toContain(key)
    for (const key of keys) expect(key).toMatch(/^(?:alt\+[a-z0-9]|(?:(?:alt|ctrl)\+)?f\d{1,2})$/)
  })

  it('have a path and a title each', () => {
    expect(new Set(screens.map(({ path }) => path)).size).toBe(screens.length)
    for (const { title } of screens) expect(title).toMatch(/^\p{Lu}/u)
  })
})
