import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysFor, moved, without } from './ordered.ts'

interface OrderedRowsProps<T> {
  readonly items: readonly T[]
  readonly onChange: (next: readonly T[]) => void
  /** What the list is of. */
  readonly label: string
  /** What one row is called, for its buttons and for who hears it move. */
  readonly nameOf: (item: T, index: number) => string
  readonly children: (item: T, index: number) => ReactNode
  /** Rows that must stay. */
  readonly least?: number
}

/** Rows in an order that counts: each can be taken out and moved, with its buttons or with Alt and the arrows from anywhere in it.
 *  Focus stays where it is, and what happened is said. */
export function OrderedRows<T>(props: OrderedRowsProps<T>) {
  const { items, onChange, label, nameOf, children, least = 0 } = props
  const { t } = useTranslation('parts')
  const [stored, setKeys] = useState<readonly number[]>([])
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const keys = keysFor(stored, items.length)
  const move = (index: number, by: -1 | 1) => {
    const item = items[index]
    const next = moved(items, index, by)
    if (item === undefined || next === items) return
    setKeys(moved(keys, index, by))
    setSaid(t('rows.moved', { name: nameOf(item, index), place: index + by + 1 }))
    onChange(next)
  }
  const remove = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setKeys(without(keys, index))
    setSaid(t('rows.removed', { name: nameOf(item, index) }))
    onChange(without(items, index))
    // The row that had the focus is gone: the next one has it, or the list itself.
    const rows = list.current?.children
    const next = rows?.[index + 1] ?? rows?.[index - 1]
    const button = next?.querySelector<HTMLElement>('.part-row-remove')
    ;(button ?? list.current)?.focus()
  }
  return (
    <>
      <ol className="part-rows" aria-label={label} ref={list} tabIndex={-1}>
        {items.map((item, index) => (
          <li
            key={keys[index]}
            className="part-row"
            // Before the control inside: an arrow opens its list.
            onKeyDownCapture={(event) => {
              const by = byOf(event)
              if (by === null || !isNearestRow(event)) return
              event.preventDefault()
              event.stopPropagation()
              move(index, by)
            }}
          >
            <div className="part-row-body">{children(item, index)}</div>
            <RowButtons
              name={nameOf(item, index)}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              isKept={items.length <= least}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </>
  )
}

/** Rows stand in rows: the innermost one moves. What is typed into an opened list, which stands elsewhere, moves none. */
function isNearestRow({ target, currentTarget }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('.part-row') === currentTarget
}

function byOf(event: KeyboardEvent): -1 | 1 | null {
  if (!event.altKey || event.nativeEvent.isComposing) return null
  if (event.key === 'ArrowUp') return -1
  return event.key === 'ArrowDown' ? 1 : null
}

interface RowButtonsProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isKept: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function RowButtons({ name, isFirst, isLast, isKept, onMove, onRemove }: RowButtonsProps) {
  const { t } = useTranslation('parts')
  // A button that stops working keeps the focus: it is said to be off, and does nothing.
  const off = (isOff: boolean) => ({ 'aria-disabled': isOff, className: isOff ? 'part-off' : '' })
  return (
    <div className="part-row-buttons">
      <Button
        {...off(isFirst)}
        size="small"
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t('rows.up', { name })}
        title={t('rows.upHint')}
        onClick={() => onMove(-1)}
      />
      <Button
        {...off(isLast)}
        size="small"
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t('rows.down', { name })}
        title={t('rows.downHint')}
        onClick={() => onMove(1)}
      />
      <Button
        size="small"
        type="text"
        className="part-row-remove"
        disabled={isKept}
        icon={<DeleteOutlined />}
        aria-label={t('rows.remove', { name })}
        onClick={onRemove}
      />
    </div>
  )
}
