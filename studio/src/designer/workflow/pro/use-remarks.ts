import type { Definition } from '@linli/schemas/definition'
import type { RemarkColor } from '@linli/schemas/remark'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditLabel } from '../../../document/edit-history.ts'
import {
  colorRemark,
  placeRemark,
  remarkOf,
  removeRemark,
  setRemarkText,
  shiftRemark,
} from '../../../document/workflow/edit-remarks.ts'
import type { RemarkEditing } from '../../canvas/remark-editing.ts'
import { remarkNodeId } from '../../canvas/remarks-to-flow.ts'
import { useRemarkWords } from '../../canvas/use-remark-words.ts'
import { useWorkflow } from '../workflow-context.ts'
import { type RemarkDeed, remarkDeedOf } from './remark-deed.ts'

export interface Remarks {
  readonly editing: RemarkEditing
  readonly deeds: RemarkDeeds
}

export interface RemarkDeeds {
  readonly color: (id: string, color: RemarkColor | null) => void
  readonly remove: (id: string) => void
  /** A key was pressed on it. */
  readonly press: (id: string, event: KeyboardEvent) => void
}

interface Change {
  readonly key: EditLabel['key']
  readonly make: (now: Definition) => Definition
  /** Changes of this kind follow each other as one step. */
  readonly isOngoing?: boolean
}

/** What is done to the notes and frames, each as one step of the draft, and which of them is chosen and written in. */
export function useRemarks(): Remarks {
  const { definition } = useWorkflow()
  const [chosen, onChoose] = useState<string | null>(null)
  const [written, onWrite] = useState<string | null>(null)
  const latest = useRef(definition)
  latest.current = definition
  const change = useChange(latest)
  const deeds = useDeeds({ latest, change, onWrite })
  const editing = useMemo(
    (): RemarkEditing => ({
      ...{ chosen, written, onChoose, onWrite },
      onText: (id, text) =>
        change(id, {
          key: 'changeRemark',
          make: (now) => setRemarkText(now, id, text),
          isOngoing: true,
        }),
      onPlace: (id, place) =>
        change(id, {
          key: place.width === undefined ? 'moveRemark' : 'resizeRemark',
          make: (now) => placeRemark(now, id, place),
        }),
      onMenu: (id) => {
        onChoose(id)
        requestAnimationFrame(() => focusOn('.remark-bar button'))
      },
    }),
    [chosen, written, change],
  )
  return useMemo(() => ({ editing, deeds }), [editing, deeds])
}

interface Latest {
  readonly current: Definition
}

/** One step of the draft, told by what the remark is called. */
function useChange(latest: Latest): (id: string, change: Change) => void {
  const { edit } = useWorkflow()
  const { nameOf } = useRemarkWords()
  return useMemo(
    () =>
      (id, { key, make, isOngoing = false }) => {
        const remark = remarkOf(latest.current, id)
        if (remark === null) return
        const mergeKey = isOngoing ? { mergeKey: `${key}:${id}` } : {}
        edit(make, { key, what: nameOf(remark), ...mergeKey })
      },
    [latest, edit, nameOf],
  )
}

interface Doing {
  readonly latest: Latest
  readonly change: ReturnType<typeof useChange>
  readonly onWrite: (id: string) => void
}

function useDeeds({ latest, change, onWrite }: Doing): RemarkDeeds {
  const { t } = useTranslation('workflow')
  const { say } = useWorkflow()
  const { nameOf } = useRemarkWords()
  return useMemo(() => {
    const tell = (id: string, key: 'moved' | 'resized' | 'removed') => {
      const remark = remarkOf(latest.current, id)
      if (remark !== null) say(t(`remark.said.${key}`, { what: nameOf(remark) }))
    }
    const color = (id: string, chosen: RemarkColor | null) =>
      change(id, { key: 'colorRemark', make: (now) => colorRemark(now, id, chosen) })
    const remove = (id: string) => {
      const ids = Object.keys(latest.current.remarks ?? {})
      const index = ids.indexOf(id)
      const next = ids[index + 1] ?? ids[index - 1]
      tell(id, 'removed')
      change(id, { key: 'removeRemark', make: (now) => removeRemark(now, id) })
      requestAnimationFrame(() => {
        if (next === undefined || !focusOnRemark(next)) focusOn('.add-note')
      })
    }
    const act = (id: string, deed: RemarkDeed) => {
      switch (deed.kind) {
        case 'write':
          return onWrite(id)
        case 'remove':
          return remove(id)
        case 'color':
          return color(id, deed.color)
        case 'move':
        case 'resize': {
          const [key, told] = deed.kind === 'move' ? (['moveRemark', 'moved'] as const) : RESIZED
          change(id, { key, make: (now) => shiftRemark(now, id, deed.by), isOngoing: true })
          return tell(id, told)
        }
      }
    }
    const press = (id: string, event: KeyboardEvent) => {
      const deed = remarkDeedOf(event)
      if (deed === null) return
      event.preventDefault()
      act(id, deed)
    }
    return { color, remove, press }
  }, [latest, change, onWrite, say, t, nameOf])
}

const RESIZED = ['resizeRemark', 'resized'] as const

export function focusOnRemark(id: string): boolean {
  return focusOn(`.react-flow__node[data-id="${CSS.escape(remarkNodeId(id))}"]`)
}

/** Whether there is such an element; it has the focus then. */
function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector)
  element?.focus({ preventScroll: true })
  return element !== null
}
