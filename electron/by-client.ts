/** Rows by their client, in the order in which they came. */
export function byClient<T extends { clientId: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const row of rows) {
    const own = found.get(row.clientId)
    if (own) own.push(row)
    else found.set(row.clientId, [row])
  }
  return found
}
