import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compileMachineSide } from '../compile.ts'
import { projectFolder } from '../runtime/cache.ts'
import type { StreamingOrder, StreamingSeen } from './streaming.child.ts'

/**
 * Does one order in a fresh process of the compiled program, as it ships: from the source, the translation of
 * TypeScript alone would take more memory than the backup. The folder lies in the project, where its libraries are.
 */
export async function watchedStreaming(order: StreamingOrder): Promise<StreamingSeen> {
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  const compiled = mkdtempSync(join(projectFolder, 'out', 'bench-'))
  try {
    await compileMachineSide('release', compiled, {
      'streaming.child': join(projectFolder, 'build/bench/streaming.child.ts'),
    })
    const child = fork(join(compiled, 'streaming.child.js'), {
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
    })
    child.send(order)
    const [answer] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`the measured process ended early (${code})`)
      }),
    ])) as [StreamingSeen]
    child.kill()
    return answer
  } finally {
    rmSync(compiled, { recursive: true, force: true })
  }
}
