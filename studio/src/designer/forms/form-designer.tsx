import { QrcodeOutlined } from '@ant-design/icons'
import type { Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { textIn } from '@linli/schemas/locale-text'
import { Segmented, Select } from 'antd'
import { memo, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { EmptyList } from '../../staff/empty-list.tsx'
import { StaffLink } from '../../staff/staff-link.tsx'
import { definitionPath } from '../definitions/definition-detail.ts'
import type { DraftDocument } from '../definitions/use-draft-document.ts'
import { AccessView } from './access-view.tsx'
import { BlockOffers } from './blocks/block-offers.tsx'
import { useBlocks } from './blocks/use-blocks.ts'
import { DesignView } from './design-view.tsx'
import { problemsOfForm } from './field-problems.ts'
import { FormFromTable } from './form-from-table.tsx'
import { NewForm } from './new-form.tsx'
import { PreviewView } from './preview-view.tsx'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { RulesView } from './rules-view.tsx'
import { type FormDeeds, useFormDeeds } from './use-form-deeds.ts'
import { FORM_VIEWS, type FormPlace, type FormSteps, useFormPlace } from './use-form-place.ts'
import '../parts/parts.css'
import './forms.css'

interface FormDesignerProps {
  readonly definition: Definition
  readonly draft: DraftDocument
  /** What was published last; null before. */
  readonly published: Definition | null
}

/** The forms of a definition, built and looked at. */
export function FormDesigner({ definition, draft, published }: FormDesignerProps) {
  const { t } = useTranslation('forms')
  const { place, steps } = useFormPlace(definition)
  const { deeds, reasons, forgetReasons, said } = useFormDeeds(draft)
  const { findings, definition: examined } = draft.examined
  const problems = useMemo(
    () => problemsOfForm(examined, place.id, findings),
    [examined, place.id, findings],
  )
  const { id, form, view } = place
  const calm = useDeferredValue(definition)
  const blocks = useBlocks()
  return (
    <div className="form-designer">
      <FormBar definition={calm} id={id} view={view} steps={steps} deeds={deeds} />
      {form === null ? (
        <EmptyList
          title={t('form.none')}
          advice={t('form.noneAdvice')}
          action={<NewForm definition={calm} deeds={deeds} onMade={steps.toForm} />}
        />
      ) : (
        <>
          <BlockOffers {...{ definition, id, blocks, deeds }} />
          {view === 'design' && (
            <DesignView
              key={id}
              definition={definition}
              form={form}
              place={place}
              steps={steps}
              deeds={deeds}
              problems={problems}
              published={published?.forms[id] ?? null}
              blocks={blocks}
            />
          )}
          {view === 'rules' && (
            <RulesView
              id={id}
              definition={definition}
              form={form}
              problems={problems}
              onChoose={(path) => steps.toDrawnField(form, path)}
            />
          )}
          {view === 'access' && (
            <AccessView id={id} definition={definition} form={form} deeds={deeds} />
          )}
          {view === 'preview' && <PreviewView key={id} id={id} definition={definition} />}
        </>
      )}
      <ReasonsDialog reasons={reasons} onClose={forgetReasons} />
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  )
}

interface FormBarProps {
  readonly definition: Definition
  readonly id: string
  readonly view: FormPlace['view']
  readonly steps: FormSteps
  readonly deeds: FormDeeds
}

const FormBar = memo(function FormBar(props: FormBarProps) {
  const { definition, id, view, steps, deeds } = props
  const { t, i18n } = useTranslation(['forms', 'poster'])
  const locale = localeOf(i18n)
  const isStart = definition.triggers.some((each) => each.kind === 'form' && each.form === id)
  const forms: readonly (readonly [string, FormDefinition])[] = Object.entries(definition.forms)
  return (
    <div className="form-bar">
      {forms.length > 0 && (
        <Select
          className="form-choice-list"
          aria-label={t('form.which')}
          value={id}
          showSearch={forms.length > 7 ? { optionFilterProp: 'label' } : false}
          options={forms.map(([key, form]) => ({ value: key, label: textIn(form.title, locale) }))}
          onChange={(key: string) => steps.toForm(key)}
        />
      )}
      <NewForm definition={definition} deeds={deeds} onMade={steps.toForm} />
      <FormFromTable definition={definition} deeds={deeds} onMade={steps.toForm} />
      {forms.length > 0 && (
        <Segmented
          aria-label={t('view.title')}
          value={view}
          onChange={steps.toView}
          options={FORM_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      )}
      {isStart && (
        <StaffLink to={`${definitionPath(definition.id)}/poster/${encodeURIComponent(id)}`}>
          <QrcodeOutlined aria-hidden="true" /> {t('poster:open')}
        </StaffLink>
      )}
    </div>
  )
})
