import type { Definition } from '@linli/schemas/definition'
import { REMARK_LIMITS, type Remark } from '@linli/schemas/remark'
import { type ReactFlowState, useStoreApi } from '@xyflow/react'
import { App } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { addRemark } from '../../../document/workflow/edit-remarks.ts'
import { newKey } from '../../../ui/new-key.ts'
import type { Box } from '../../canvas/layout.ts'
import type { Size } from '../../canvas/node-size.ts'
import type { RemarkEditing } from '../../canvas/remark-editing.ts'
import type { CanvasNode } from '../../canvas/remarks-to-flow.ts'
import { useWorkflow } from '../workflow-context.ts'
import { freeSpot } from './free-spot.ts'

const NOTE = { width: 220, height: 120 }
const FRAME = { width: 420, height: 260 }
/** Around a chosen state: so much as there is between two of them. Above it there is the title, too. */
const RIM = { side: 20, top: 38, bottom: 14 }

/** What the canvas shows just now. */
export type CanvasSight = RefObject<(() => Canvas) | null>

/** Stands on the canvas and tells what that shows. A provider around it would know nothing of how its layers lie: it adds 1,000 to whatever is
 *  chosen when the page opens. */
export function SightTeller({ sight }: { readonly sight: CanvasSight }) {
  const store = useStoreApi<CanvasNode>()
  sight.current = store.getState
  return null
}

/** Puts a note where there is room next to the middle of what is seen, or a frame around the chosen state, else into that middle, and begins
 *  to write in it. */
export function useAddRemark(
  { onChoose, onWrite }: RemarkEditing,
  sight: CanvasSight,
): (kind: Remark['kind']) => void {
  const { t } = useTranslation(['workflow', 'studio'])
  const { message } = App.useApp()
  const { definition, edit, selection } = useWorkflow()
  return (kind) => {
    // Of nobody else's, whoever adds another one meanwhile; it begins with a letter.
    const id = `r${newKey().replaceAll('-', '').slice(0, 12)}`
    const canvas = sight.current?.()
    if (canvas === undefined) return
    if (Object.keys(definition.remarks ?? {}).length >= REMARK_LIMITS.count) {
      void message.info(t('remark.full', { most: REMARK_LIMITS.count }))
      return
    }
    const remark = newRemark(kind, canvas, selection.state)
    let isAdded = false
    const add = (now: Definition) => {
      const next = addRemark(now, id, remark)
      isAdded = next !== now
      return next
    }
    edit(add, { key: 'addRemark', what: t(`studio:canvas.remark.${kind}`) })
    if (!isAdded) return
    onChoose(id)
    onWrite(id)
  }
}

type Canvas = Pick<ReactFlowState<CanvasNode>, 'transform' | 'width' | 'height' | 'nodeLookup'>
type Drawn = NonNullable<ReturnType<Canvas['nodeLookup']['get']>>

function newRemark(kind: Remark['kind'], canvas: Canvas, state: string | null): Remark {
  const seen = seenOf(canvas)
  if (kind === 'frame') {
    const chosen = state === null ? undefined : canvas.nodeLookup.get(state)
    return { kind, title: '', ...(chosen === undefined ? middleOf(seen, FRAME) : around(chosen)) }
  }
  const meant = middleOf(seen, NOTE)
  const taken = [...canvas.nodeLookup.values()].filter(isCovered).map(boxOf)
  return { kind, text: '', ...meant, ...freeSpot(meant, taken, seen), color: 'yellow' }
}

function seenOf({ transform: [x, y, zoom], width, height }: Canvas): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

function middleOf(seen: Box, { width, height }: Size): Box {
  const [x, y] = [seen.x + (seen.width - width) / 2, seen.y + (seen.height - height) / 2]
  return { x, y, width, height }
}

function around(state: Drawn): Box {
  const { x, y, width, height } = boxOf(state)
  return {
    ...{ x: x - RIM.side, y: y - RIM.top },
    ...{ width: width + 2 * RIM.side, height: height + RIM.top + RIM.bottom },
  }
}

function boxOf({ internals, width = 0, height = 0 }: Drawn): Box {
  return { ...internals.positionAbsolute, width, height }
}

/** What has something to say at every place of it; a group or a frame has room for a note. */
function isCovered({ data }: Drawn): boolean {
  if ('remark' in data) return data.remark.kind === 'note'
  return data.node.kind !== 'group' && data.node.kind !== 'parallel'
}
