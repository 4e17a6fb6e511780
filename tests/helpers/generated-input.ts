import fc from 'fast-check'
import * as z from 'zod'

interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema | boolean
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  additionalProperties?: Schema | boolean
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$'

/**
 * Inputs of the shape that a call takes, drawn from its schema: small keys, so that many hit rows that are
 * there; days near the open one; texts of three scripts.
 */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return from(
    z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      reused: 'inline',
    }) as Schema,
  )
}

/** The same, one place of it spoilt: another type, a missing field, a field too many, a number out of bounds. */
export function spoiltInputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc.tuple(inputsOf(schema), fc.nat(), fc.anything()).map(([input, place, other]) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return other
    const fields = Object.keys(input)
    const field = fields[place % Math.max(1, fields.length)] ?? 'unasked'
    return { ...input, [field]: other }
  })
}

function from(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map(from))
  if (schema.allOf)
    return from(
      Object.assign({}, schema, ...schema.allOf, {
        allOf: undefined,
      }) as Schema,
    )
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return objects(schema)
  if (type === 'array') return arrays(schema)
  if (type === 'string') return texts(schema)
  if (type === 'integer') return numbers(schema)
  if (type === 'number') return fc.oneof(numbers(schema), fc.double({ noNaN: true, min: -1e9, max: 1e9 }))
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  return fc.anything()
}

function objects(schema: Schema): fc.Arbitrary<unknown> {
  const properties = schema.properties ?? {}
  const required = new Set(schema.required ?? [])
  const fields: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [name, field] of Object.entries(properties)) fields[name] = from(field)
  return fc.record(fields, {
    requiredKeys: Object.keys(properties).filter((name) => required.has(name)),
    noNullPrototype: true,
  })
}

function arrays({ items, prefixItems, minItems = 0, maxItems = 4 }: Schema): fc.Arbitrary<unknown> {
  if (prefixItems) return fc.tuple(...prefixItems.map(from))
  const item = typeof items === 'object' ? from(items) : fc.anything()
  return fc.array(item, {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  })
}

function texts({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (pattern === DAY) return fc.integer({ min: 20_480, max: 20_520 }).map(dayOf)
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.min(maxLength, 60) }),
    fc.constantFrom('Lalṭhanga', 'রহিমা বেগম', 'told by the doctor', '1', "Robert'); DROP TABLE dose;--"),
  )
}

function numbers(schema: Schema): fc.Arbitrary<number> {
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1_000_001) + 1
  const most = schema.maximum ?? (schema.exclusiveMaximum ?? Number.MAX_SAFE_INTEGER) - 1
  const small = { min: least, max: Math.min(most, least + 7) }
  return fc.oneof({ arbitrary: fc.integer(small), weight: 4 }, fc.maxSafeInteger().map(within(least, most)))
}

const within =
  (least: number, most: number) =>
  (value: number): number =>
    Math.min(most, Math.max(least, value))

const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)
