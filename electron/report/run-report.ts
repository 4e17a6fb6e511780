import { Worker } from 'node:worker_threads'
import type { PictureFacts } from '../../shared/records/picture-facts.ts'
import type { GroupKey, Question } from '../../shared/records/question.ts'
import type { Figure, ReportPeriod, ReportScope } from '../../shared/records/report.ts'
import type { ClinicDay } from '../../shared/records/time.ts'
import type { QuestionAnswer, QuestionRowsFound } from '../db/question.ts'
import type { ReportNoteFound } from './notes.ts'
import type { PictureScope } from './pictures.ts'
import type { CellAsked, RowPage, RowsFound } from './rows.ts'

/** Which register a report reads: this site's, or a site's file in an office. */
export interface ReportSource {
  readonly file: string
  readonly key: Uint8Array
}

export interface FiguresFound {
  readonly figures: Figure[]
  readonly notes: ReportNoteFound[]
  readonly knownUntil: ClinicDay | null
}

/** What may be asked of the worker, and what it answers to each. */
export interface ReportAsks {
  readonly figures: { readonly ask: { readonly scope: ReportScope }; readonly answer: FiguresFound }
  readonly rows: {
    readonly ask: { readonly scope: ReportScope; readonly asked: CellAsked; readonly page: RowPage }
    readonly answer: RowsFound
  }
  readonly question: { readonly ask: QuestionAsked; readonly answer: QuestionAnswer }
  readonly questionRows: {
    readonly ask: QuestionAsked & { readonly keys: readonly GroupKey[]; readonly page: RowPage }
    readonly answer: QuestionRowsFound
  }
  readonly pictures: { readonly ask: { readonly scope: PictureScope }; readonly answer: PictureFacts }
}
/** What somebody asks, and of which days; null for all. */
export interface QuestionAsked {
  readonly question: Question
  readonly days: ReportPeriod | null
}
export type ReportAnswer = ReportAsks[keyof ReportAsks]['answer']
export type ReportAsk = {
  [K in keyof ReportAsks]: { readonly kind: K } & ReportAsks[K]['ask']
}[keyof ReportAsks]

export type FromReport =
  | { readonly id: number; readonly answer: ReportAnswer }
  | { readonly id: number; readonly fault: string }

/** A worker with a read-only connection of its own; it answers one ask after the other. */
export interface ReportWorker {
  figures(scope: ReportScope, signal?: AbortSignal): Promise<FiguresFound>
  rows(scope: ReportScope, asked: CellAsked, page: RowPage, signal?: AbortSignal): Promise<RowsFound>
  question(asked: QuestionAsked, signal?: AbortSignal): Promise<QuestionAnswer>
  questionRows(
    asked: QuestionAsked,
    keys: readonly GroupKey[],
    page: RowPage,
    signal?: AbortSignal,
  ): Promise<QuestionRowsFound>
  pictures(scope: PictureScope, signal?: AbortSignal): Promise<PictureFacts>
  /** Ends the worker and with it its copy of the key; what was asked is answered with an error. */
  end(): Promise<void>
}

/**
 * Starts a worker over one register. An ask whose signal aborts ends the worker at once, for a scan cannot be asked to
 * stop; the next ask starts another. @throws AbortError; what ended the worker early
 */
export function reportWorker(source: ReportSource): ReportWorker {
  let running: Running | null = null
  const begin = () => {
    // The last word of a worker that was ended must not take away the one that came after it.
    const mine = start(source, () => {
      if (running === mine) running = null
    })
    return mine
  }
  const ask = async (order: ReportAsk, signal?: AbortSignal) => {
    signal?.throwIfAborted()
    running ??= begin()
    return running.ask(order, signal)
  }
  return {
    figures: async (scope, signal) => (await ask({ kind: 'figures', scope }, signal)) as FiguresFound,
    rows: async (scope, asked, page, signal) =>
      (await ask({ kind: 'rows', scope, asked, page }, signal)) as RowsFound,
    question: async (asked, signal) => (await ask({ kind: 'question', ...asked }, signal)) as QuestionAnswer,
    questionRows: async (asked, keys, page, signal) =>
      (await ask({ kind: 'questionRows', ...asked, keys, page }, signal)) as QuestionRowsFound,
    pictures: async (scope, signal) => (await ask({ kind: 'pictures', scope }, signal)) as PictureFacts,
    end: async () => running?.end(new Error('the report was stopped')),
  }
}

interface Running {
  ask(order: ReportAsk, signal?: AbortSignal): Promise<ReportAnswer>
  end(cause: unknown): Promise<void>
}

interface Waiting {
  resolve(answer: ReportAnswer): void
  reject(cause: unknown): void
}

function start(source: ReportSource, ended: () => void): Running {
  const worker = new Worker(new URL('./report.worker.ts', import.meta.url), { workerData: source })
  // A report never keeps the program from ending.
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let next = 1
  const end = async (cause: unknown) => {
    ended()
    for (const { reject } of waiting.values()) reject(cause)
    waiting.clear()
    await worker.terminate()
  }
  worker.on('message', (message: FromReport) => {
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    if ('answer' in message) one?.resolve(message.answer)
    else one?.reject(new Error(message.fault))
  })
  worker.on('error', (cause) => void end(cause))
  worker.on('exit', () => void end(new Error('the report worker ended early')))
  return {
    end,
    ask: (order, signal) =>
      new Promise((resolve, reject) => {
        const id = next
        next += 1
        const stop = () => void end(signal?.reason)
        signal?.addEventListener('abort', stop, { once: true })
        const done = () => signal?.removeEventListener('abort', stop)
        waiting.set(id, {
          resolve: (answer) => {
            done()
            resolve(answer)
          },
          reject: (cause) => {
            done()
            reject(cause)
          },
        })
        worker.postMessage({ id, order })
      }),
  }
}
