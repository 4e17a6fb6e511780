import type { Problem, Reason } from '../shared/contract/call.ts'

type Params = Record<string, string | number | null>

/** A rule says no. Becomes the contract's REFUSED; nothing of the act is written. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly reasons: Reason[]
  constructor(reasons: Reason[]) {
    super(reasons.map(({ code }) => code).join(', '))
    this.reasons = reasons
  }
}

/** What was typed cannot be taken. Becomes the contract's INVALID. */
export class InvalidInput extends Error {
  override name = 'InvalidInput'
  readonly problems: Problem[]
  constructor(problems: Problem[]) {
    super(problems.map(({ field, code }) => `${field}: ${code}`).join(', '))
    this.problems = problems
  }
}

/** No such row. Becomes the contract's NOT_FOUND. */
export class NotFound extends Error {
  override name = 'NotFound'
  readonly what: string
  constructor(what: string) {
    super(what)
    this.what = what
  }
}

/** This person may not do that. Becomes the contract's NOT_ALLOWED. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  readonly act: string
  readonly why: string
  constructor(act: string, why: string) {
    super(`${act}: ${why}`)
    this.act = act
    this.why = why
  }
}

export function refuse(code: string, params?: Params): never {
  throw new Refusal([params ? { code, params } : { code }])
}

export function invalid(field: string, code: string, params?: Params): never {
  throw new InvalidInput([params ? { field, code, params } : { field, code }])
}
