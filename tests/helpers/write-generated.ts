import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWriter, type Writer } from '../../electron/db/connection.ts'
import type { GeneratedClinic, Row } from './generated-clinic.ts'
import { KEY, rawRegister } from './raw-register.ts'

let template: string | undefined

/** An empty register with its site and one nurse; copied, for making one takes longer than filling it. */
function emptyRegister(): Writer {
  if (template === undefined) {
    const { db, file } = rawRegister()
    db.exec(`
      INSERT INTO site VALUES (1, '${'a'.repeat(32)}', '${'b'.repeat(32)}', 'AZL01', 17, 'Grace-In', 'Aizawl', 'India',
        'Asia/Kolkata', 'ost_centre', '', 60, 1);
      INSERT INTO staff VALUES (1, 'nurse', x'01', 1);
      INSERT INTO keyholder VALUES (1, 'slot', x'01', 1, 1);
      INSERT INTO referral_place VALUES (1, 'District hospital', 'hospital', '', '', '', NULL, 1, 1);`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    template = file
  }
  const file = join(mkdtempSync(join(tmpdir(), 'ost-generated-')), 'register.db')
  cpSync(template, file)
  const db = openWriter(file, KEY)
  db.pragma('synchronous = OFF')
  return db
}

/** Writes a generated clinic into a register of its own, or only some of its clients: what one of two sites would hold. */
export function writeGenerated(
  { rows }: GeneratedClinic,
  isHere: (client: number) => boolean = () => true,
): Writer {
  const db = emptyRegister()
  db.transaction(() => {
    for (const { table, row, client } of rows)
      if (client === null || isHere(client)) insertRow(db, table, row)
  }).immediate()
  return db
}

function insertRow(db: Writer, table: string, row: Row): void {
  const columns = Object.keys(row)
  db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  ).run(row)
}

/** Every table with all of its rows, as they are stored. */
export function rawTables(db: Writer): ReadonlyMap<string, readonly Row[]> {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  return new Map(names.map((name) => [name, db.prepare<[], Row>(`SELECT * FROM ${name}`).all()]))
}
