import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files under `folders` that hold one of `words` in the clear, as UTF-8 or UTF-16: `file: number of the word`. */
export function filesHolding(folders: readonly string[], words: readonly string[]): string[] {
  const wanted = words.map((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
  ])
  return folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .flatMap((entry) => {
            const file = join(entry.parentPath, entry.name)
            const content = readFileSync(file)
            return wanted.flatMap((forms, index) =>
              forms.some((form) => content.includes(form)) ? [`${file}: ${index}`] : [],
            )
          })
      : [],
  )
}
