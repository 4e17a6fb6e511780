import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Three projects. `unit` needs nothing but Node; `screens` has a window (jsdom) with the real machine side behind
 * it in the same process. Both are what `npm run unit` is for. `e2e` drives the packaged program, one file after the
 * other because two windows of one machine would fight for the focus; it runs only when asked for by name
 * (`--project e2e`), for it needs the packages of build/package.ts.
 */
const everyProject = [
  {
    root,
    test: {
      name: 'unit',
      environment: 'node',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/renderer/**'],
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  },
  {
    plugins: [react()],
    root,
    test: {
      name: 'screens',
      environment: './tests/helpers/window-environment.ts',
      include: ['tests/renderer/**/*.test.ts', 'tests/renderer/**/*.test.tsx'],
      testTimeout: 60_000,
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
  test: {
    projects: everyProject.filter(({ test }) => (test.name === 'e2e') === wantsEndToEnd),
    // Left to itself the runner keeps one core free: half of a machine with two.
    ...(wantsEndToEnd ? {} : { maxWorkers: '100%' }),
  },
})
