import { answersTo, type Question } from './answers.ts'

// Thread of ask-core.ts: answers one question.
addEventListener('message', ({ data }: MessageEvent<Question>) => {
  for (const answer of answersTo(data)) postMessage(answer)
})
