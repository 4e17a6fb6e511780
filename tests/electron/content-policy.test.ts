import { expect, test } from 'vitest'
import { contentPolicy } from '../../electron/content-policy.ts'

test('the window may load its own files, data: pictures and styles with the nonce, and nothing else', () => {
  expect(contentPolicy('N0nce').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'nonce-N0nce'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})
