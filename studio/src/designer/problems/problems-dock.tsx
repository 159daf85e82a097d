import './problems.css'
import type { Definition } from '@linli/schemas/definition'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../document/command.ts'
import { placeOf, placeQuery } from '../../document/place-of.ts'
import { hearAdvice, silenceAdvice } from '../../document/silence-advice.ts'
import { useGo } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { ProblemList, ProblemSum } from './problem-list.tsx'
import { SilencedList } from './silenced-list.tsx'
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
  const { findings, silenced, definition } = draft.examined
  const run = (make: (now: Definition) => Command | null) => {
    const command = draft.definition === null || draft.isBehind ? null : make(draft.definition)
    if (command !== null) draft.run(command)
  }
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
          onSilence={(finding, reason) => run((now) => silenceAdvice(now, finding, reason))}
        />
      )}
      {isOpen && definition !== null && (
        <SilencedList
          definition={definition}
          findings={silenced}
          onHear={(advice) => run((now) => hearAdvice(now, advice))}
        />
      )}
    </details>
  )
}
