import { type Examined, examine } from './examine.ts'

/** Examines texts beside the page, so that nobody waits for it while typing. */
export interface Examiner {
  /** `tell` hears what is found, unless another text is asked about before. */
  readonly ask: (text: string, tell: (examined: Examined) => void) => void
  readonly close: () => void
}

interface Question {
  readonly text: string
  readonly tell: (examined: Examined) => void
}

/** What a thread is to the one who asks it. */
export type ExamineThread = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Examined>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** The thread is started with the first question. Where there is none, or it dies, the page examines by itself. */
export function createExaminer(start: () => ExamineThread = startThread): Examiner {
  let thread: ExamineThread | null = null
  let isBroken = false
  let asked: Question | null = null
  /** What comes after it: of texts that wait, the newest alone is of use. */
  let waiting: Question | null = null

  const next = (): void => {
    const question = waiting
    if (question === null) return
    waiting = null
    thread ??= isBroken ? null : started()
    if (thread === null) {
      question.tell(examine(question.text))
      return
    }
    asked = question
    thread.postMessage(question.text)
  }
  const started = (): ExamineThread | null => {
    try {
      const fresh = start()
      fresh.onmessage = ({ data }) => {
        const answered = asked
        asked = null
        if (waiting === null) answered?.tell(data)
        next()
      }
      fresh.onerror = () => {
        isBroken = true
        fresh.terminate()
        thread = null
        waiting ??= asked
        asked = null
        next()
      }
      return fresh
    } catch {
      isBroken = true
      return null
    }
  }
  return {
    ask(text, tell) {
      waiting = { text, tell }
      if (asked === null) next()
    },
    close() {
      thread?.terminate()
      thread = null
      asked = null
      waiting = null
    },
  }
}

function startThread(): ExamineThread {
  return new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' })
}
