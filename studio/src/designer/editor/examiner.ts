import { type AnsweringThread, type BesidePage, createBesidePage } from '../../ui/beside-page.ts'
import { type Examined, examine } from './examine.ts'

/** Examines texts beside the page, so that nobody waits for it while typing. */
export type Examiner = BesidePage<string, Examined>

/** What a thread is to the one who asks it. */
export type ExamineThread = AnsweringThread<Examined>

/** The thread is started with the first question. Where there is none, or it dies, the page examines by itself. */
export function createExaminer(start: () => ExamineThread = startThread): Examiner {
  return createBesidePage({ start, here: examine })
}

function startThread(): ExamineThread {
  return new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' })
}
