import type { Definition } from '@linli/schemas/definition'
import { Alert, Input, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from 'urql'
import { DefinitionListDocument } from '../../api/documents.ts'
import { freeId } from '../../document/adopt/adopt-template.ts'
import {
  missingOf,
  type Need,
  type StreetParts,
  templateNeeds,
} from '../../document/adopt/template-needs.ts'
import { Dialog } from '../../staff/dialog.tsx'
import { type Chosen, NOTHING_EXCHANGED, useAdopt } from './use-adopt.ts'
import { NEED_KINDS, type NeedKind, useNeedNames } from './use-need-names.ts'

interface AdoptDialogProps {
  readonly template: Definition
  readonly parts: StreetParts
  readonly onClose: () => void
}

const FIELDS = ['title', 'id', 'family'] as const
/** Nothing else is put in its place: somebody will get the post, the team or the device later. */
const KEEP = ''
const HAS = { posts: 'posts', teams: 'teamKinds', deviceTypes: 'deviceTypes' } as const

/** Takes a template over under a name of the street's own; for what the street has not got, something that it has may be named. Then
 *  the designer opens with the draft and whatever is still to be done. */
export function AdoptDialog({ template, parts, onClose }: AdoptDialogProps) {
  const { t } = useTranslation(['gallery', 'studio'])
  const [{ data }] = useQuery({ query: DefinitionListDocument })
  const taken = data?.definitions.map(({ definitionId }) => definitionId)
  const missing = missingOf(templateNeeds(template, parts), parts)
  const [typed, setTyped] = useState<Partial<Chosen>>({})
  const chosen: Chosen = {
    title: template.title['zh-CN'],
    id: freeId(template.id, taken ?? []),
    family: template.family,
    exchanged: NOTHING_EXCHANGED,
    ...typed,
  }
  const { adopt, isSaving, problem } = useAdopt(template, taken ?? [])
  const labels = useId()
  const exchange = (kind: NeedKind, key: string, to: string) => {
    const { [key]: _, ...others } = chosen.exchanged[kind]
    const of = to === KEEP ? others : { ...others, [key]: to }
    setTyped({ ...typed, exchanged: { ...chosen.exchanged, [kind]: of } })
  }
  const isWhole = NEED_KINDS.every((kind) => missing[kind].length === 0)
  return (
    <Dialog
      open
      title={t('adopt.title', { name: template.title['zh-CN'] })}
      okText={t('adopt.create')}
      okButtonProps={{ loading: isSaving, disabled: taken === undefined }}
      onOk={() => void adopt(chosen)}
      onCancel={onClose}
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem} />}
      {FIELDS.map((name) => (
        <div key={name} className="field-entry">
          <label htmlFor={`${labels}-${name}`}>{t(`studio:newDefinition.${name}`)}</label>
          <Input
            id={`${labels}-${name}`}
            value={chosen[name]}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            onPressEnter={(event) => {
              // The Enter that ends a composition is the input method's.
              const isReady = taken !== undefined && !isSaving
              if (isReady && !event.nativeEvent.isComposing) void adopt(chosen)
            }}
          />
        </div>
      ))}
      {!isWhole && <h3>{t('adopt.missing')}</h3>}
      {NEED_KINDS.flatMap((kind) =>
        missing[kind].map((need) => (
          <Exchange
            key={`${kind} ${need.key}`}
            kind={kind}
            need={need}
            choices={parts[HAS[kind]]}
            value={chosen.exchanged[kind][need.key] ?? KEEP}
            onChange={(to) => exchange(kind, need.key, to)}
          />
        )),
      )}
      <p className="soft">{t(isWhole ? 'adopt.then' : 'adopt.thenMissing')}</p>
    </Dialog>
  )
}

interface ExchangeProps {
  readonly kind: NeedKind
  readonly need: Need
  readonly choices: readonly string[]
  readonly value: string
  readonly onChange: (to: string) => void
}

function Exchange({ kind, need, choices, value, onChange }: ExchangeProps): ReactNode {
  const { t } = useTranslation('gallery')
  const { nameOf, tasksOf } = useNeedNames()
  const id = useId()
  const name = nameOf(kind, need.key)
  return (
    <div className="field-entry">
      <label htmlFor={id}>{t(`adopt.instead.${kind}`, { name })}</label>
      <Select
        id={id}
        value={value}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: KEEP, label: t(`adopt.keep.${kind}`, { name }) },
          ...choices.map((key) => ({ value: key, label: nameOf(kind, key) })),
        ]}
        onChange={onChange}
      />
      {need.tasks.length > 0 && (
        <p className="soft">{t('adopt.tasks', { tasks: tasksOf(need) })}</p>
      )}
    </div>
  )
}
