import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { noteAct } from '../db/write.ts'
import type { Register } from '../register.ts'
import { signedIn } from './base.ts'

export const paper = {
  time: signedIn.paper.time.handler(({ context: { register } }) => ({ at: register.now() })),

  print: signedIn.paper.print.handler(async ({ input, context: { register, staff, window } }) => {
    note(register, input.requestId, input.title, staff.id)
    return { printed: await window.print() }
  }),

  save: signedIn.paper.save.handler(async ({ input, context: { register, staff, window } }) => {
    // The pages of this moment: what is chosen in the dialog takes its time, and the screen may go on.
    const pdf = await window.pdf()
    const folder = await window.chooseFolder()
    if (folder === null) return { saved: null }
    note(register, input.requestId, input.title, staff.id)
    const file = freeName(folder, input.fileName)
    await writeFile(file, pdf, { flag: 'wx' })
    return { saved: file }
  }),
}

/** An earlier PDF of the same name stays: `return-2.pdf` stands beside `return.pdf`. */
function freeName(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const file = join(folder, `${name}${number === 1 ? '' : `-${number}`}.pdf`)
    if (!existsSync(file)) return file
  }
}

function note(register: Register, requestId: string, title: string, staffId: number): void {
  register.writeOnce(requestId, { act: 'paper.print', actor: staffId, reason: title }, (tx) => {
    noteAct(tx, 'site', 1)
    return 1
  })
}
