import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useId } from 'react'

interface OpenMoveProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** Something that can happen and asks for more first. */
export function OpenMove({ title, isOpen, onToggle, children }: OpenMoveProps) {
  const id = useId()
  return (
    <div className="next-move">
      <button
        type="button"
        className="next-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        {isOpen ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}{' '}
        {title}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  )
}
