import { createLayout } from './layout.ts'
import type { LayoutQuestion } from './use-laid-out.ts'

const layout = createLayout()

// Thread of use-laid-out.ts: lays out each diagram that it is sent, in turn.
addEventListener('message', ({ data }: MessageEvent<LayoutQuestion>) => {
  postMessage(layout(data.diagram, data.kept))
})
