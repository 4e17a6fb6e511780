import { spawn } from 'node:child_process'

export type CommandOptions = {
  /** What a person reads while it runs: "Compiling SQLite". */
  label: string
  cwd?: string
  env?: Record<string, string>
  /** Shown only when the command fails. */
  quiet?: boolean
  timeoutSeconds?: number
}

/**
 * Runs a program and resolves with its standard output. A line every ten seconds says that it still works, so
 * that nothing ever hangs in silence.
 *
 * @throws Error with the last lines of the output when the program fails or runs out of time.
 */
export function runCommand(program: string, args: string[], options: CommandOptions): Promise<string> {
  const { label, cwd, env, quiet = true, timeoutSeconds = 900 } = options
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const seconds = () => Math.round((performance.now() - started) / 1000)
    console.log(`${label} …`)
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    let complete = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
      complete += chunk
      if (!quiet) process.stdout.write(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complete += chunk
      if (!quiet) process.stderr.write(chunk)
    })
    const heartbeat = setInterval(() => console.log(`${label} … ${seconds()} s`), 10_000)
    const deadline = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000)
    const finish = () => {
      clearInterval(heartbeat)
      clearTimeout(deadline)
    }
    child.on('error', (error) => {
      finish()
      reject(new Error(`${label}: ${program} could not be started (${error.message})`))
    })
    child.on('close', (code, signal) => {
      finish()
      if (code === 0) {
        if (seconds() > 2) console.log(`${label}: done in ${seconds()} s`)
        resolve(output)
        return
      }
      const why = signal ? `was stopped after ${seconds()} s` : `ended with ${code}`
      reject(
        new Error(
          `${label}: ${program} ${why}${quiet ? `\n${complete.trimEnd().split('\n').slice(-25).join('\n')}` : ''}`,
        ),
      )
    })
  })
}
