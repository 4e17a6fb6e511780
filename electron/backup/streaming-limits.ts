import type { ResourceLimits } from 'node:worker_threads'

/**
 * For a worker that streams a whole register. Each batch leaves buffers behind that live a moment; V8 lets a young
 * generation of its own choosing fill up with them before it looks. A small one is swept often, and costs no time that
 * could be measured.
 */
export const streamingLimits: ResourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 96 }

/** SQLite's page cache for whoever walks a whole register once, in KiB. */
export const walkingCacheKib = 1_024
