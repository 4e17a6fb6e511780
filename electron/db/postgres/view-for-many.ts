/** A view of a register cannot be put over many registers by rule; somebody must write it. */
export class ViewNotPortable extends Error {
  override name = 'ViewNotPortable'
}

/**
 * Turns a view over one register into the same view over many: whatever is joined by a key is joined by the register
 * too, and the register stands first in each row. Only the shapes of the report views are known: SELECTs of columns from
 * named tables, joined by equal columns, put under one another by UNION ALL.
 * @param sql the statement as SQLite keeps it  @throws ViewNotPortable
 */
export function viewForMany(sql: string): { readonly name: string; readonly body: string } {
  const plain = sql.replaceAll(/--[^\n]*/g, '')
  const [, name = '', select = ''] = /^CREATE VIEW\s+(\w+)\s+AS\s+([\s\S]*?);?\s*$/.exec(plain) ?? []
  if (name === '') throw new ViewNotPortable('no view')
  if (/\b(?:NOT )?IN \(SELECT|= \(\s*SELECT|GROUP BY|\bOVER\b|\bWITH\b/.test(select))
    throw new ViewNotPortable(name)
  const arms = armsOf(select).map((arm) => withRegister(name, arm))
  return { name, body: arms.join('\nUNION ALL\n').replaceAll(/\b(\w+)\.(\w+) = (\w+)\.(\w+)\b/g, joined) }
}

function joined(equal: string, one: string, _a: string, other: string): string {
  return one === other ? equal : `(${equal} AND ${one}.register_id = ${other}.register_id)`
}

/** The SELECTs between the UNION ALLs of the outermost level. */
function armsOf(select: string): string[] {
  const arms: string[] = []
  let [depth, from] = [0, 0]
  for (const { 0: found, index } of select.matchAll(/[()]|\bUNION ALL\b/g)) {
    if (found === '(') depth += 1
    else if (found === ')') depth -= 1
    else if (depth === 0) {
      arms.push(select.slice(from, index))
      from = index + found.length
    }
  }
  return [...arms, select.slice(from)].map((arm) => arm.trim())
}

function withRegister(view: string, arm: string): string {
  let depth = 0
  for (const { 0: found, index } of arm.matchAll(/[()]|\bFROM\s+(\w+)(?:\s+(?!WHERE|JOIN|LEFT)(\w+))?/g)) {
    if (found === '(') depth += 1
    else if (found === ')') depth -= 1
    else if (depth === 0) {
      const [, table, alias] = /^FROM\s+(\w+)(?:\s+(\w+))?/.exec(arm.slice(index, index + found.length)) ?? []
      return arm.replace(/^SELECT\s+/, `SELECT ${alias ?? table}.register_id, `)
    }
  }
  throw new ViewNotPortable(view)
}
