import { builtinEnvironments, type Environment } from 'vitest/runtime'

/**
 * A window for screens, and the machine side behind them in the same process: jsdom as it is, but modules are
 * read as Node reads them, so that the machine side finds its own files.
 */
export default {
  ...builtinEnvironments.jsdom,
  name: 'window',
  viteEnvironment: 'ssr',
} satisfies Environment
