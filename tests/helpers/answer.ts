interface ContractError {
  code: string
  data: {
    reasons?: { code: string }[]
    problems?: { field: string; code: string }[]
    needs?: string
    why?: string
    what?: string
  }
}

/** A call's outcome in a line: `done`, `REFUSED wrong_pin`, `INVALID pin sequential`, `NOT_ALLOWED role`. */
export function answerOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    ({ code, data }: ContractError) =>
      [
        code,
        ...(data?.reasons ?? []).map((reason) => reason.code),
        ...(data?.problems ?? []).map((problem) => `${problem.field} ${problem.code}`),
        data?.needs,
        data?.why,
        data?.what,
      ]
        .filter(Boolean)
        .join(' '),
  )
}
