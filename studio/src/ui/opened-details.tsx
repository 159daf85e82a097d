import { type ReactNode, useState } from 'react'

interface OpenedDetailsProps {
  readonly summary: ReactNode
  readonly children: () => ReactNode
}

/** Something folded away that is made only when somebody opens it: it may cost more than the page around it. */
export function OpenedDetails({ summary, children }: OpenedDetailsProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  )
}
