import type { BlockUse, Definition } from '@linli/schemas/definition'
import type { FormDefinition } from '@linli/schemas/form-definition'
import { App, Checkbox } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SaveFieldBlockDocument } from '../../../api/documents.ts'
import { blockOf, type MadeBlock } from '../../../document/form/blocks/make-block.ts'
import { rememberBlock, type StreetBlock } from '../../../document/form/blocks/place-block.ts'
import {
  childKeys,
  containerOf,
  type FieldPath,
  fieldAt,
  isSamePath,
  pathAt,
} from '../../../document/form/field-path.ts'
import { newKey } from '../../../ui/new-key.ts'
import { useSaving } from '../../org/use-saving.ts'
import { ConfirmDialog } from '../../people/confirm-dialog.tsx'
import type { FormDeeds } from '../use-form-deeds.ts'
import { BlockName, nameOf, titleOf } from './block-name.tsx'

interface SaveBlockProps {
  readonly definition: Definition
  /** Id of the form. */
  readonly id: string
  readonly form: FormDefinition
  /** The chosen field; those beside it can be taken along. Empty for the whole form. */
  readonly path: FieldPath
  /** The block that gets another revision; a new one is made without it. */
  readonly replaced?: StreetBlock | undefined
  readonly deeds: FormDeeds
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Keeps fields of a form as a block of the street. The form they come from uses it from then on. */
export function SaveBlockDialog(props: SaveBlockProps) {
  const { definition, id, form, replaced, deeds, onSaved, onClose } = props
  const { t } = useTranslation('forms')
  const { message } = App.useApp()
  const [blockId] = useState(() => replaced?.id ?? newKey())
  const former = useMemo(() => useOf(definition, id, replaced), [definition, id, replaced])
  const [chosen, setChosen] = useState(() => startOf(props, former))
  const [name, setName] = useState(() => nameOf(replaced?.block.title ?? startTitle(props)))
  const title = titleOf(name)
  const made = useMemo(() => {
    const paths = chosen.keys.map((key): FieldPath => [...chosen.container, key])
    return blockOf(form, { paths, title: { 'zh-CN': '-' }, former })
  }, [form, chosen, former])
  const saving = useSaving(SaveFieldBlockDocument, ({ revision }) => {
    if (made === null || title === null) return
    const use: BlockUse = { block: blockId, revision, form: id, fields: made.fields }
    deeds.run((now) => rememberBlock(now, use, title['zh-CN']))
    const said = t(replaced === undefined ? 'block.saved' : 'block.replaced', {
      name: name.zh.trim(),
    })
    deeds.say(said)
    void message.success(said)
    onSaved()
  })
  const send = () => {
    if (made === null || title === null) return
    const body = JSON.stringify({ ...made.block, title })
    void saving.send({ input: { id: blockId, baseRevision: replaced?.revision ?? 0, body } })
  }
  return (
    <ConfirmDialog
      title={
        replaced === undefined
          ? t('block.save')
          : t('block.replaceTitle', { name: replaced.block.title['zh-CN'] })
      }
      confirm={t(replaced === undefined ? 'block.confirm' : 'block.replace')}
      saving={saving}
      isReady={made !== null && title !== null}
      onConfirm={send}
      onClose={onClose}
    >
      <BlockName value={name} onChange={setName} />
      <FieldChoice
        form={form}
        chosen={chosen}
        onChange={(keys) => setChosen({ ...chosen, keys })}
      />
      {made !== null && made.left.length > 0 && <LeftRules form={form} left={made.left} />}
    </ConfirmDialog>
  )
}

interface Chosen {
  readonly container: FieldPath
  readonly keys: readonly string[]
}

interface FieldChoiceProps {
  readonly form: FormDefinition
  readonly chosen: Chosen
  readonly onChange: (keys: readonly string[]) => void
}

function FieldChoice({ form, chosen, onChange }: FieldChoiceProps) {
  const { t } = useTranslation('forms')
  const id = useId()
  const { container, keys } = chosen
  return (
    <fieldset className="field-entry block-fields">
      <legend id={id}>{t('block.fields')}</legend>
      {childKeys(form, container).map((key) => (
        <Checkbox
          key={key}
          checked={keys.includes(key)}
          onChange={({ target }) =>
            onChange(target.checked ? [...keys, key] : keys.filter((each) => each !== key))
          }
        >
          {fieldAt(form, [...container, key])?.title ?? key}
        </Checkbox>
      ))}
    </fieldset>
  )
}

function LeftRules({ form, left }: { readonly form: FormDefinition } & Pick<MadeBlock, 'left'>) {
  const { t } = useTranslation('forms')
  return (
    <div className="property-locked">
      <p>{t('block.left')}</p>
      <ul>
        {left.map(({ field, part }) => (
          <li key={`${field} ${part}`}>
            {t('block.leftRule', {
              name: fieldAt(form, pathAt(form, field) ?? [])?.title ?? field,
              part: t(`rule.${part}`),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where the block stands in this form, if it does. */
function useOf(
  { blocks = [] }: Definition,
  form: string,
  replaced: StreetBlock | undefined,
): BlockUse | undefined {
  return blocks.find((use) => use.form === form && use.block === replaced?.id)
}

/** What the block has here, and the chosen field beside it. */
function startOf({ form, path }: SaveBlockProps, former: BlockUse | undefined): Chosen {
  const outer = Object.entries(former?.fields ?? {})
    .filter(([key]) => !key.includes('.'))
    .map(([, at]) => at.split('.'))
    .filter((at) => fieldAt(form, at) !== null)
  const container = containerOf(outer[0] ?? path)
  const isHere = (at: FieldPath) => at.length > 0 && isSamePath(containerOf(at), container)
  const keys = [...outer, path].filter(isHere).map((at) => at.at(-1) ?? '')
  return { container, keys: [...new Set(keys)] }
}

function startTitle({ form, path }: SaveBlockProps) {
  const field = path.length === 0 ? null : fieldAt(form, path)
  return field?.type === 'object' && field.title !== undefined ? { 'zh-CN': field.title } : null
}
