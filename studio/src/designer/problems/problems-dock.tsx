import './problems.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeOf, placeQuery } from '../../document/place-of.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { ProblemList, ProblemSum } from './problem-list.tsx'
import { useFix } from './use-fix.ts'

interface ProblemsDockProps {
  readonly definitionId: string
  readonly draft: DraftDocument
}

/** What is wrong with the draft, at the foot of every designer: closed it says how much, open it leads to each place. */
export function ProblemsDock({ definitionId, draft }: ProblemsDockProps) {
  const { t } = useTranslation('studio')
  const go = useGo()
  const fix = useFix(draft)
  const { findings, definition } = draft.examined
  // Hundreds of rows that nobody sees would be drawn with every letter that is typed.
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="problems-dock"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>
        <strong>{t('problems.title')}</strong>{' '}
        <ProblemSum findings={findings} isUnknown={draft.examinedText === ''} />
      </summary>
      {isOpen && (
        <ProblemList
          findings={findings}
          definition={definition}
          isChecking={draft.isChecking}
          onGo={({ path }) =>
            go(`${definitionPath(definitionId)}?${placeQuery(placeOf(definition, path))}`)
          }
          onFix={fix}
        />
      )}
    </details>
  )
}
