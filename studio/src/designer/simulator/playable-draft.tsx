import type { Definition } from '@linli/schemas/definition'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendars } from '../../document/simulation/calendars.ts'
import { StaffLink } from '../../staff/staff-link.tsx'
import { Delayed } from '../../ui/delayed.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { hasErrors } from '../editor/examine.ts'
import { useCalendars } from './use-calendars.ts'

/** A draft that can be played, and the days it is played on. */
export interface Playable {
  readonly definition: Definition
  readonly calendars: Calendars
  /** Whether the calendar of the street could not be had. */
  readonly isAssumed: boolean
}

interface PlayableDraftProps {
  readonly definitionId: string
  readonly draft: DraftDocument
  /** What is said of a draft that cannot be played. */
  readonly broken: string
  readonly children: (playable: Playable) => ReactNode
}

/** Leads to the text where a draft has errors: what is wrong cannot be played. */
export function PlayableDraft({ definitionId, draft, broken, children }: PlayableDraftProps) {
  const { t } = useTranslation('simulator')
  const { calendars, isAssumed } = useCalendars()
  const { definition, findings } = draft.examined
  if (definition === null && draft.isChecking) return <Delayed />
  if (definition === null || hasErrors(findings)) {
    return (
      <Alert
        type="warning"
        showIcon
        title={broken}
        description={
          <StaffLink to={`${definitionPath(definitionId)}?tab=json`}>{t('toText')}</StaffLink>
        }
      />
    )
  }
  if (calendars === null) return <Delayed />
  return children({ definition, calendars, isAssumed })
}
