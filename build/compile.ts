import { globSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type Plugin } from 'vite'
import { cacheFolder, projectFolder } from './runtime/cache.ts'

/** The test package differs from the release in these two modules (and in one fuse), and in nothing else. */
const swappedForTests = {
  [join(projectFolder, 'electron/clock.ts')]: join(projectFolder, 'build/test-package/clock.ts'),
  [join(projectFolder, 'electron/switches.ts')]: join(projectFolder, 'build/test-package/switches.ts'),
}

export type Variant = 'release' | 'test'

const common: InlineConfig = {
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  root: projectFolder,
}

function swapForTests(): Plugin {
  return {
    name: 'swap-for-tests',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      return (found && swappedForTests[found.id]) ?? null
    },
  }
}

/**
 * A worker is started by `new Worker(new URL('./snapshot.worker.ts', import.meta.url))`: straight from the
 * source under Node, and from the file beside the bundle in the packaged program.
 */
function pointAtBuiltWorkers(): Plugin {
  return {
    name: 'point-at-built-workers',
    enforce: 'pre',
    transform(code) {
      if (!code.includes('.worker.ts')) return null
      return code.replace(
        /new URL\((['"])(?:[^'"]*\/)?([^/'"]+\.worker)\.ts\1,\s*import\.meta\.url\)/g,
        "new URL('./$2.js', import.meta.url)",
      )
    },
  }
}

function workers(): Record<string, string> {
  const files = globSync('electron/**/*.worker.ts', { cwd: projectFolder })
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), join(projectFolder, file)]))
}

const machineSide = (variant: Variant, outDir: string, more: Record<string, string> = {}): InlineConfig => ({
  ...common,
  plugins: [...(variant === 'test' ? [swapForTests()] : []), pointAtBuiltWorkers()],
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: {
        main: join(projectFolder, 'electron/main.ts'),
        clock: join(projectFolder, 'electron/clock.ts'),
        switches: join(projectFolder, 'electron/switches.ts'),
        ...workers(),
        ...more,
      },
      external: ['electron', 'better-sqlite3', /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name].js' },
    },
  },
})

/** A sandboxed preload can be no ES module. */
const preload = (outDir: string): InlineConfig => ({
  ...common,
  build: {
    ssr: true,
    target: 'chrome130',
    outDir,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { preload: join(projectFolder, 'electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
})

/** Fonts and pictures stay files: the content policy of the window lets no font come from a data: address. */
const personSide = (outDir: string): InlineConfig => ({
  ...common,
  root: join(projectFolder, 'renderer'),
  base: '/',
  cacheDir: join(cacheFolder('vite')),
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index', 'client-window', 'book-window'].map((page) =>
        join(projectFolder, `renderer/${page}.html`),
      ),
    },
  },
})

/** Compiles what both variants have in common, byte for byte: the window and its preload. */
export async function compilePersonSide(distFolder: string): Promise<void> {
  await build(personSide(join(distFolder, 'renderer')))
  await build(preload(distFolder))
}

/**
 * Compiles one variant into `distFolder`, taking the window from `personSideFolder`. The migrations travel as
 * files: `new URL('./0010-register.sql', import.meta.url)` finds them beside the source under Node, and beside
 * the bundle in the packaged program.
 */
export async function compile(variant: Variant, distFolder: string, personSideFolder: string): Promise<void> {
  await cp(personSideFolder, distFolder, { recursive: true })
  await compileMachineSide(variant, distFolder)
}

/** Compiles the machine side alone, and `more` beside it: what measures it must run it as it ships. */
export async function compileMachineSide(
  variant: Variant,
  distFolder: string,
  more: Record<string, string> = {},
): Promise<void> {
  await build(machineSide(variant, distFolder, more))
  for (const file of globSync('electron/db/migrations/*.sql', { cwd: projectFolder })) {
    await cp(join(projectFolder, file), join(distFolder, basename(file)))
  }
}
