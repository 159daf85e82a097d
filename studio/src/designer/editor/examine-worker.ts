import { examine } from './examine.ts'

// Thread of examiner.ts: examines each text that it is sent, in turn.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(examine(data))
})
