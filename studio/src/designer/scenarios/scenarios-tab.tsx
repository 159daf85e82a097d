import type { ScenarioGround } from '@linli/runtime/core'
import { Alert } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { FICTIONAL_STREET } from '../simulator/fictional-street.ts'
import { type Playable, PlayableDraft } from '../simulator/playable-draft.tsx'
import { usePlaceNames } from '../use-place-names.ts'
import { CoverageSheet } from './coverage-sheet.tsx'
import { EditScenario } from './edit-scenario.tsx'
import { ModelCheckSheet } from './model-check-sheet.tsx'
import { PlayedList } from './played-list.tsx'
import { ProposeScenarios } from './propose-scenarios.tsx'
import { usePlayed } from './use-played.ts'
import { WaysSheet } from './ways-sheet.tsx'
import './scenarios.css'

interface ScenariosTabProps {
  readonly definitionId: string
  readonly draft: DraftDocument
}

/** The scenarios of the draft as they go, what they go through, and the deeds that find more. */
export function ScenariosTab(props: ScenariosTabProps) {
  const { t } = useTranslation('studio')
  return (
    <PlayableDraft {...props} broken={t('scenarios.broken')}>
      {(playable) => <Scenarios {...props} {...playable} />}
    </PlayableDraft>
  )
}

interface ScenariosProps extends ScenariosTabProps, Playable {}

function Scenarios({ definitionId, definition, draft, calendars, isAssumed }: ScenariosProps) {
  const { t } = useTranslation('simulator')
  const names = usePlaceNames(definition)
  const ground = useMemo<ScenarioGround>(
    () => ({ street: FICTIONAL_STREET, calendar: calendars.published }),
    [calendars],
  )
  const { played, again } = usePlayed(definition, ground)
  const parts = { definitionId, definition, ground, names }
  return (
    <div className="scenarios-tab">
      {isAssumed && <Alert type="warning" showIcon title={t('basis.assumed')} />}
      <PlayedList {...parts} played={played} onAgain={again} />
      <EditScenario {...{ definitionId, definition, draft }} />
      <ProposeScenarios {...{ definition, ground, draft, names }} />
      <CoverageSheet {...{ definition, names, played }} />
      <WaysSheet {...parts} />
      <ModelCheckSheet {...parts} />
    </div>
  )
}
