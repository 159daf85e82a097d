import type { WorkflowInput } from '@linli/schemas/definition'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { setChild } from '../../../document/workflow/edit-children.ts'
import { workflowsOf } from '../../../document/workflow/invoked.ts'
import type { PlacedState } from '../../../document/workflow/placed-states.ts'
import { Choice } from '../../parts/choice.tsx'
import { TextEntry } from '../../parts/text-entry.tsx'
import { useWorkflow } from '../workflow-context.ts'
import { GivenRows } from './given-rows.tsx'
import { PartSection } from './part-section.tsx'
import { ServiceChoice } from './service-choice.tsx'

const PINS = ['latest-at-start', 'exact'] as const
const CANCELS = ['stop', 'detach'] as const

/** The other services that a step starts and waits for: which, in which version, and what becomes of them when it is left. */
export function ChildFields({ place }: { readonly place: PlacedState }) {
  const { t } = useTranslation('workflow')
  const { edit } = useWorkflow()
  const { uid, state } = place
  return workflowsOf(state).map(({ id, input }) => {
    const put = (next: WorkflowInput) =>
      edit((now) => setChild(now, { uid, id }, next), {
        ...{ key: 'changeStep', what: state.meta.title['zh-CN'], mergeKey: `child:${id}` },
      })
    return (
      <PartSection key={id} title={t('child.title')} parts={['invoke', 'input']} uid={uid}>
        <div className="panel-line">
          {t('child.ref')}
          <ServiceChoice
            label={t('child.ref')}
            value={input.ref}
            onChange={(ref) => put({ ...input, ref })}
          />
        </div>
        <div className="panel-line">
          {t('child.pin')}
          <Choice
            label={t('child.pin')}
            value={input.pin}
            options={PINS.map((value) => ({ value, label: t(`child.pins.${value}`) }))}
            onChange={(next) => {
              const { version, ...rest } = input
              put(
                next === 'exact'
                  ? { ...rest, pin: 'exact', version: version ?? 1 }
                  : { ...rest, pin: 'latest-at-start' },
              )
            }}
          />
        </div>
        {input.pin === 'exact' && (
          <div className="panel-line">
            {t('child.version')}
            <InputNumber
              aria-label={t('child.version')}
              min={1}
              precision={0}
              value={input.version ?? 1}
              onChange={(version) => put({ ...input, version: version ?? 1 })}
            />
          </div>
        )}
        <div className="panel-line">
          {t('child.cancel')}
          <Choice
            label={t('child.cancel')}
            value={input.onCancel}
            options={CANCELS.map((value) => ({ value, label: t(`child.cancels.${value}`) }))}
            onChange={(next) => put({ ...input, onCancel: next === 'detach' ? 'detach' : 'stop' })}
          />
        </div>
        <div className="panel-line">
          <span aria-hidden="true">{t('child.node')}</span>
          <TextEntry
            label={t('child.node')}
            placeholder={t('child.sameNode')}
            value={input.node ?? ''}
            onChange={(node) => {
              const { node: _had, ...rest } = input
              put(node === '' ? rest : { ...rest, node })
            }}
          />
        </div>
        <GivenRows value={input.set} onChange={(set) => put({ ...input, set })} />
      </PartSection>
    )
  })
}
