import { useTranslation } from 'react-i18next'
import { setStateActions } from '../../../document/workflow/edit-state.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { useWorkflow } from '../workflow-context.ts'
import { ActionList } from './action-list.tsx'
import { PartSection } from './part-section.tsx'

/** What is done when a step begins and when it is left; folded away where nothing is. */
export function EntryActions({ place }: { readonly place: PlacedState }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const { uid, state } = place
  return (['entry', 'exit'] as const).map((when) => (
    <PartSection
      key={when}
      title={t(`action.${when}`)}
      parts={[when]}
      uid={uid}
      isFolded={state[when] === undefined}
    >
      <ActionList
        value={state[when] ?? []}
        onChange={(next) => {
          edit((now) => setStateActions(now, { uid, when }, next), {
            ...{ key: 'changeStep', what: state.meta.title['zh-CN'] },
          })
        }}
      />
    </PartSection>
  ))
}
