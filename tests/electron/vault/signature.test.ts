import { createPublicKey, randomBytes, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../../electron/vault/fingerprint.ts'
import {
  canonicalJson,
  newSigningKey,
  publicKeyOf,
  signedBytes,
  signValue,
  verifyValue,
} from '../../../electron/vault/signature.ts'
import { everyFlip, everyTruncation } from './every-fault.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const manifest = { site: 'AIZAWL1', sequence: 7, rows: { client: 120, dose: 4_000 } }

test('RFC 8032’s first test seed has the public key published with it', () => {
  const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const published = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
  expect(publicKeyOf(seed)).toEqual(published)
})

test('the signed bytes are the prefix, a newline and RFC 8785 JSON, whatever the order of the keys', () => {
  const bytes = signedBytes('manifest', { b: 1e21, a: 'é\n', ' ': [-0, null] })
  expect(bytes.toString()).toBe('ost-register/manifest/v1\n{" ":[0,null],"a":"é\\n","b":1e+21}')
  expect(signedBytes('manifest', { a: 1, b: 2 })).toEqual(signedBytes('manifest', { b: 2, a: 1 }))
})

test('every JSON value is signed and verified, also by an ordinary Ed25519 verifier', () => {
  const { secretKey, publicKey } = newSigningKey()
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }
  const ordinary = createPublicKey({ key: jwk, format: 'jwk' })
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const signature = signValue('manifest', value, secretKey)
      expect(signature.length).toBe(64)
      expect(verifyValue('manifest', value, signature, publicKey)).toBe(true)
      expect(verify(null, signedBytes('manifest', value), ordinary, signature)).toBe(true)
    }),
  )
})

test('another value, kind, key or signature is refused', () => {
  const { secretKey, publicKey } = newSigningKey()
  const signature = signValue('manifest', manifest, secretKey)
  expect(verifyValue('manifest', { ...manifest, sequence: 8 }, signature, publicKey)).toBe(false)
  expect(verifyValue('passport', manifest, signature, publicKey)).toBe(false)
  expect(verifyValue('manifest', manifest, signature, newSigningKey().publicKey)).toBe(false)
  for (const { bytes } of everyFlip(signature)) {
    expect(verifyValue('manifest', manifest, bytes, publicKey)).toBe(false)
  }
  for (const bytes of everyTruncation(signature)) {
    expect(verifyValue('manifest', manifest, bytes, publicKey)).toBe(false)
  }
})

test('hostile input is refused without an exception', () => {
  const { secretKey, publicKey } = newSigningKey()
  const signature = signValue('manifest', manifest, secretKey)
  expect(verifyValue('manifest', JSON.parse('"\\ud800"'), signature, publicKey)).toBe(false)
  expect(verifyValue('manifest', undefined, signature, publicKey)).toBe(false)
  expect(verifyValue('manifest', manifest, signature, publicKey.subarray(1))).toBe(false)
  expect(verifyValue('manifest', manifest, randomBytes(64), randomBytes(32))).toBe(false)
})

test('what has no canonical form cannot be signed', () => {
  const { secretKey } = newSigningKey()
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, '\ud800']) {
    expect(() => signValue('manifest', value, secretKey)).toThrow()
    expect(() => canonicalJson(value)).toThrow()
  }
  expect(() => signedBytes('two\nlines', {})).toThrow(TypeError)
  expect(() => signValue('manifest', {}, secretKey.subarray(1))).toThrow(RangeError)
})

test('a fingerprint is eight groups of the SHA-256, the same for the same key', () => {
  expect(fingerprint('')).toBe('e3b0 c442 98fc 1c14 9afb f4c8 996f b924')
  expect(fingerprint(newSigningKey().publicKey)).not.toBe(fingerprint(newSigningKey().publicKey))
})
