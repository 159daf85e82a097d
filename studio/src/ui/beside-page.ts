/** Answers questions beside the page, so that nobody waits for them while working. */
export interface BesidePage<Question, Answer> {
  /** `tell` hears the answer, unless another question is asked before. */
  readonly ask: (question: Question, tell: (answer: Answer) => void) => void
  readonly close: () => void
}

/** What a thread is to the one who asks it: it answers each message with one, in turn. */
export type AnsweringThread<Answer> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface Ways<Question, Answer> {
  readonly start: () => AnsweringThread<Answer>
  /** The same answer, of the page itself. */
  readonly here: (question: Question) => Answer
}

interface Asked<Question, Answer> {
  readonly question: Question
  readonly tell: (answer: Answer) => void
}

/** The thread is started with the first question. Where there is none, or it dies, the page answers by itself. */
export function createBesidePage<Question, Answer>({
  start,
  here,
}: Ways<Question, Answer>): BesidePage<Question, Answer> {
  let thread: AnsweringThread<Answer> | null = null
  let isBroken = false
  let asked: Asked<Question, Answer> | null = null
  /** What comes after it: of questions that wait, the newest alone is of use. */
  let waiting: Asked<Question, Answer> | null = null

  const next = (): void => {
    const one = waiting
    if (one === null) return
    waiting = null
    thread ??= isBroken ? null : started()
    if (thread === null) {
      one.tell(here(one.question))
      return
    }
    asked = one
    thread.postMessage(one.question)
  }
  const started = (): AnsweringThread<Answer> | null => {
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
    ask(question, tell) {
      waiting = { question, tell }
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
