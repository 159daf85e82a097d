import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TreeNodeFieldsFragment } from '../../api/documents.ts'
import { kindName } from './kind-name.ts'
import { isUnder, mayStandUnder, rowsOf, type TreeRow } from './tree-rows.ts'

interface OrgTreeProps {
  readonly nodes: readonly TreeNodeFieldsFragment[]
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  /** A node was let go of over another one. */
  readonly onMove: (id: string, parentId: string) => void
}

/** Open at first: the street, its communities and their areas. */
const OPEN_KINDS = ['street', 'community', 'area']

type Row = TreeRow<TreeNodeFieldsFragment>

/** The tree as one stop of the Tab key: arrows walk it, right and left open and close, as ARIA's tree pattern says. What is dragged onto
 *  another node is to stand under it; with the keyboard, 移到… at the node does that. */
export function OrgTree({ nodes, chosenId, onChoose, onMove }: OrgTreeProps) {
  const { t } = useTranslation('org')
  const list = useRef<HTMLDivElement>(null)
  const { isOpen, toggle } = useOpenNodes(nodes, chosenId)
  const rows = rowsOf(nodes, isOpen)
  const dragged = useDragged(nodes, onMove)
  const goTo = (row: Row | undefined) => {
    if (row === undefined) return
    onChoose(row.node.id)
    const items = list.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []
    for (const item of items) if (item.dataset.id === row.node.id) item.focus()
  }
  const press = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ node }) => node.id === chosenId)
    const row = rows[at]
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const parent = () => rows.find(({ node }) => node.id === row.node.parentId)
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(rows[at + 1]),
      ArrowUp: () => goTo(rows[at - 1]),
      Home: () => goTo(rows[0]),
      End: () => goTo(rows.at(-1)),
      ArrowRight: () =>
        row.hasChildren && !isOpen(row.node.id) ? toggle(row.node.id) : goTo(firstBelow(rows, at)),
      ArrowLeft: () =>
        row.hasChildren && isOpen(row.node.id) ? toggle(row.node.id) : goTo(parent()),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }
  return (
    <div ref={list} className="org-tree" role="tree" aria-label={t('tree.title')} onKeyDown={press}>
      {rows.map((row) => (
        <TreeItem
          key={row.node.id}
          row={row}
          isOpen={isOpen(row.node.id)}
          isChosen={row.node.id === chosenId}
          onChoose={() => goTo(row)}
          onToggle={() => toggle(row.node.id)}
          dragging={dragged(row.node)}
        />
      ))}
    </div>
  )
}

interface TreeItemProps {
  readonly row: Row
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onToggle: () => void
  readonly dragging: ReturnType<ReturnType<typeof useDragged>>
}

function TreeItem({ row, isOpen, isChosen, onChoose, onToggle, dragging }: TreeItemProps) {
  const { t } = useTranslation(['org', 'common'])
  const { node, level, hasChildren } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree answers keys for all its items
    <div
      role="treeitem"
      data-id={node.id}
      aria-level={level}
      aria-selected={isChosen}
      {...(hasChildren ? { 'aria-expanded': isOpen } : {})}
      tabIndex={isChosen ? 0 : -1}
      style={{ paddingInlineStart: `${(level - 1) * 20}px` }}
      onClick={onChoose}
      {...dragging}
    >
      <span
        className="org-twist"
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        {hasChildren && (isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />)}
      </span>
      <span>{node.name}</span>
      <span className="soft">{kindName(t, node.kind)}</span>
      {node.peopleCount > 0 && (
        <span className="soft">{t('node.people', { count: node.peopleCount })}</span>
      )}
      {node.isClosed && <span className="badge">{t('node.closed')}</span>}
    </div>
  )
}

function firstBelow(rows: readonly Row[], at: number): Row | undefined {
  const next = rows[at + 1]
  return next !== undefined && next.node.parentId === rows[at]?.node.id ? next : undefined
}

/** What each item needs so that it can be dragged, and something let go of over it. */
function useDragged(
  nodes: readonly TreeNodeFieldsFragment[],
  onMove: (id: string, parentId: string) => void,
) {
  const [id, setId] = useState<string | null>(null)
  const [overId, setOver] = useState<string | null>(null)
  const moved = nodes.find((node) => node.id === id)
  const end = () => {
    setId(null)
    setOver(null)
  }
  return (node: TreeNodeFieldsFragment) => {
    const takes = moved !== undefined && mayStandUnder(nodes, moved, node)
    return {
      draggable: node.parentId !== null && !(node.isTeam || node.isClosed),
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dataTransfer.effectAllowed = 'move'
        setId(node.id)
      },
      onDragEnd: end,
      ...(takes && {
        ...(overId === node.id && { className: 'is-over' }),
        onDragOver: (event: DragEvent) => {
          event.preventDefault()
          setOver(node.id)
        },
        onDragLeave: () => setOver(null),
        onDrop: (event: DragEvent) => {
          event.preventDefault()
          end()
          onMove(moved.id, node.id)
        },
      }),
    }
  }
}

/** What the reader opened or closed; the way to the chosen node is open whatever she did not close herself. */
function useOpenNodes(nodes: readonly TreeNodeFieldsFragment[], chosenId: string | null) {
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const isOpen = (id: string) =>
    turned.get(id) ??
    (OPEN_KINDS.includes(kinds.get(id) ?? '') ||
      (chosenId !== null && chosenId !== id && isUnder(nodes, chosenId, id)))
  const toggle = (id: string) => setTurned(new Map([...turned, [id, !isOpen(id)]]))
  return { isOpen, toggle }
}
