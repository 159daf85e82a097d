import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type HTMLAttributes, type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slot } from '../../document/form/add-field.ts'
import type { StreetBlock } from '../../document/form/blocks/place-block.ts'
import type { FieldKind } from '../../document/form/field-kind.ts'
import { type FieldPath, pathText } from '../../document/form/field-path.ts'

/** What is dragged: a field of the form, a new one of a kind, or a block of the street. */
export type Dragged =
  | { readonly what: 'field'; readonly path: FieldPath; readonly name: string }
  | { readonly what: 'kind'; readonly kind: FieldKind; readonly name: string }
  | { readonly what: 'block'; readonly block: StreetBlock; readonly name: string }

// The same objects for good: with others, everything that can be dragged would be drawn anew.
const MOUSE = { activationConstraint: { distance: 6 } }
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } }

interface DragAreaProps {
  readonly onDrop: (dragged: Dragged, slot: Slot) => void
  readonly children: ReactNode
}

/** Where fields and kinds are dragged to the places between fields, by mouse or by a finger that rests first. Whoever uses keys has
 *  keys for it; nothing here is needed for them. The only file that knows the library. */
export function DragArea({ onDrop, children }: DragAreaProps) {
  const { t } = useTranslation('forms')
  const [name, setName] = useState<string | null>(null)
  const sensors = useSensors(useSensor(MouseSensor, MOUSE), useSensor(TouchSensor, TOUCH))
  const announcements = useMemo(
    (): Announcements => ({
      onDragStart: ({ active }) => t('drag.started', { name: draggedOf(active.data).name }),
      onDragOver: () => undefined,
      onDragEnd: ({ active, over }) =>
        t(over === null ? 'drag.cancelled' : 'drag.ended', { name: draggedOf(active.data).name }),
      onDragCancel: ({ active }) => t('drag.cancelled', { name: draggedOf(active.data).name }),
    }),
    [t],
  )
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(args) => {
        const under = pointerWithin(args)
        return under.length > 0 ? under : closestCenter(args)
      }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.help') } }}
      onDragStart={({ active }: DragStartEvent) => setName(draggedOf(active.data).name)}
      onDragCancel={() => setName(null)}
      onDragEnd={({ active, over }: DragEndEvent) => {
        setName(null)
        if (over !== null) onDrop(draggedOf(active.data), over.data.current as unknown as Slot)
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {name !== null && <div className="drag-card">{name}</div>}
      </DragOverlay>
    </DndContext>
  )
}

function draggedOf(data: { readonly current: unknown }): Dragged {
  return data.current as Dragged
}

interface Draggable {
  readonly ref: (element: HTMLElement | null) => void
  /** For the element that is taken hold of. */
  readonly handle: HTMLAttributes<HTMLElement>
  readonly isDragging: boolean
}

/** A field that can be dragged, by its keys with dots between them. */
export function useFieldDrag(path: string, name: string): Draggable {
  return useDrag(`field ${path}`, { what: 'field', path: path.split('.'), name })
}

/** A kind of the palette that can be dragged into the form. */
export function useKindDrag(kind: FieldKind, name: string): Draggable {
  return useDrag(`kind ${kind}`, { what: 'kind', kind, name })
}

/** A block of the palette that can be dragged into the form. */
export function useBlockDrag(block: StreetBlock, name: string): Draggable {
  return useDrag(`block ${block.id}`, { what: 'block', block, name })
}

function useDrag(id: string, dragged: Dragged): Draggable {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: dragged })
  return { ref: setNodeRef, handle: listeners ?? {}, isDragging }
}

/** A place that takes what is dropped. */
export function useSlotDrop(slot: Slot): {
  readonly ref: (element: HTMLElement | null) => void
  readonly isOver: boolean
} {
  const { setNodeRef, isOver } = useDroppable({
    id: `slot ${pathText(slot.container)} ${slot.before ?? ''}`,
    data: slot as unknown as Record<string, unknown>,
  })
  return { ref: setNodeRef, isOver }
}
