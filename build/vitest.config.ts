import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Two projects. `unit` is what `npm run unit` is for and needs nothing but Node; screens ask for jsdom by
 * `// @vitest-environment jsdom` in their first line. `e2e` drives the packaged program, one file after the
 * other because two windows of one machine would fight for the focus; it runs only when asked for by name
 * (`--project e2e`), for it needs the packages of build/package.ts.
 */
const everyProject = [
  {
    plugins: [react()],
    root,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  },
  {
    root,
    test: {
      name: 'e2e',
      environment: 'node',
      include: ['tests/e2e/**/*.e2e.ts'],
      globalSetup: ['tests/helpers/end-to-end-set-up.ts'],
      fileParallelism: false,
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  },
]

const wantsEndToEnd = process.argv.some((argument) => argument === 'e2e' || argument.endsWith('=e2e'))

export default defineConfig({
  test: { projects: everyProject.filter(({ test }) => (test.name === 'e2e') === wantsEndToEnd) },
})
