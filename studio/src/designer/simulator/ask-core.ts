import { type Answer, answersTo, type Question } from './answers.ts'

/** What a thread is to the one who asks it. */
export type AnswerThread = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<Answer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** Asks the core beside the page, which stays usable; `hear` gets each answer as it comes. Where no thread can be had, or it dies, the
 *  page answers all of it by itself. Gives the deed that stops it: nothing is heard any more. */
export function askCore(
  question: Question,
  hear: (answer: Answer) => void,
  start: () => AnswerThread = startThread,
): () => void {
  let thread: AnswerThread | null = null
  let isStopped = false
  const tell = (answer: Answer) => {
    if (!isStopped) hear(answer)
  }
  const answerHere = () => {
    for (const answer of answersTo(question)) tell(answer)
  }
  try {
    thread = start()
    thread.onmessage = ({ data }) => tell(data)
    thread.onerror = () => {
      thread?.terminate()
      if (!isStopped) answerHere()
    }
    thread.postMessage(question)
  } catch {
    answerHere()
  }
  return () => {
    isStopped = true
    thread?.terminate()
  }
}

function startThread(): AnswerThread {
  return new Worker(new URL('./answer-worker.ts', import.meta.url), { type: 'module' })
}
