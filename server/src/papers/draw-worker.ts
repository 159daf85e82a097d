import { parentPort } from 'node:worker_threads'
import { drawPaper } from './draw-paper.ts'
import { readFaces } from './fonts.ts'
import type { PaperContent } from './paper-content.ts'

// The entry of the drawing thread: one paper at a time, in the order in which they came.

export interface DrawAnswer {
  readonly bytes?: Uint8Array<ArrayBuffer>
  /** What was thrown, for the log. */
  readonly failure?: string
}

const faces = readFaces()

parentPort?.on('message', async (content: PaperContent) => {
  parentPort?.postMessage(await answerTo(content))
})

async function answerTo(content: PaperContent): Promise<DrawAnswer> {
  try {
    return { bytes: await drawPaper(content, faces) }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
