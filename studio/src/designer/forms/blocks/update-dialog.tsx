import { diffDefinitions } from '@linli/runtime/core'
import type { BlockUse, Definition } from '@linli/schemas/definition'
import { BLOCK_FORM, definitionOfBlock, type FieldBlock } from '@linli/schemas/field-block'
import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { patchJson } from '@linli/schemas/patch-json'
import { Alert, App, Radio } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldNews, isSameUse } from '../../../document/form/blocks/block-news.ts'
import type { StreetBlock } from '../../../document/form/blocks/place-block.ts'
import { takeUpdate } from '../../../document/form/blocks/take-update.ts'
import { pathText, schemaPointer, uiPointer } from '../../../document/form/field-path.ts'
import type { FormDeed } from '../../../document/form/form-deed.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Dialog } from '../../../staff/dialog.tsx'
import { ChangeList } from '../../definitions/change-list.tsx'
import type { ToldChange } from '../../definitions/told-changes.ts'
import type { FormDeeds } from '../use-form-deeds.ts'

interface UpdateDialogProps {
  readonly definition: Definition
  readonly use: BlockUse
  readonly base: FieldBlock
  readonly block: StreetBlock
  readonly news: readonly FieldNews[]
  readonly deeds: FormDeeds
  readonly onClose: () => void
}

/** What taking the newer revision of a block does to a form, in the sentences that tell all changes; where the form says something of its
 *  own, which of the two it shall be. */
export function UpdateDialog(props: UpdateDialogProps) {
  const { definition, use, base, block, news, deeds, onClose } = props
  const { t, i18n } = useTranslation('forms')
  const { message } = App.useApp()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const locale = localeOf(i18n)
  const name = textIn(block.block.title, locale)
  const take = (now: Definition) => {
    const there = now.blocks?.find((each) => isSameUse(each, use))
    const { block: next, revision } = block
    return there && takeUpdate({ definition: now, use: there, base, next, revision }, theirs)
  }
  const deed = useMemo(() => take(definition), [definition, use, base, block, theirs])
  const changes = useMemo(() => {
    if (deed?.kind !== 'does') return []
    const before = definition as unknown as JsonValue
    const after = patchJson(before, deed.command.patch) as unknown as Definition
    return diffDefinitions(definition, after).map(({ message: said, ...change }) => ({
      ...change,
      message: textIn(said, locale),
    }))
  }, [definition, deed, locale])
  const choose = (at: string, isTheirs: boolean) => {
    const next = new Set(theirs)
    if (isTheirs) next.add(at)
    else next.delete(at)
    setTheirs(next)
  }
  const clashes = news.filter(({ clash }) => clash !== null)
  return (
    <Dialog
      open
      width={640}
      opensAt="head"
      title={t('block.updateTitle', { name })}
      okText={t('block.update')}
      okButtonProps={{ disabled: deed?.kind !== 'does' }}
      onOk={() => {
        if (!deeds.attempt(take)) return
        deeds.say(t('block.updated', { name }))
        void message.success(t('block.updated', { name }))
        onClose()
      }}
      onCancel={onClose}
    >
      {clashes.length > 0 && <p>{t('block.clashes')}</p>}
      {clashes.map((each) => (
        <Clash
          key={pathText(each.at)}
          news={each}
          said={saidThere({ base, next: block.block, locale }, each)}
          isTheirs={theirs.has(pathText(each.at))}
          onChoose={(isTheirs) => choose(pathText(each.at), isTheirs)}
        />
      ))}
      <Outcome deed={deed} changes={changes} />
    </Dialog>
  )
}

interface OutcomeProps {
  readonly deed: FormDeed | null | undefined
  readonly changes: readonly ToldChange[]
}

/** What changes in the form, or why it cannot. */
function Outcome({ deed, changes }: OutcomeProps) {
  const { t, i18n } = useTranslation('forms')
  if (deed?.kind !== 'refused') {
    return (
      <>
        <p>{t('block.willChange')}</p>
        <ChangeList comparison={{ changes, broken: [] }} />
      </>
    )
  }
  const reasons = (
    <ul>
      {deed.reasons.map(({ path, message }) => (
        <li key={`${path} ${message['zh-CN']}`}>{textIn(message, localeOf(i18n))}</li>
      ))}
    </ul>
  )
  return <Alert type="error" showIcon title={t('refused.title')} description={reasons} />
}

interface ClashProps {
  readonly news: FieldNews
  /** What the newer revision says otherwise there. */
  readonly said: readonly string[]
  readonly isTheirs: boolean
  readonly onChoose: (isTheirs: boolean) => void
}

function Clash({ news, said, isTheirs, onChoose }: ClashProps) {
  const { t } = useTranslation('forms')
  const id = useId()
  return (
    <fieldset className="field-entry block-clash">
      <legend id={id}>{t(`block.clash.${news.clash ?? 'own'}`, { name: news.title })}</legend>
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{t('block.there', { sentence })}</li>
        ))}
      </ul>
      <Radio.Group
        aria-labelledby={id}
        value={isTheirs}
        onChange={({ target }) => onChoose(target.value === true)}
        options={[
          { value: false, label: t('block.mine') },
          { value: true, label: t(news.kind === 'removed' ? 'block.theirsGone' : 'block.theirs') },
        ]}
      />
    </fieldset>
  )
}

/** The sentences of what changed in the block that are about one of its fields. */
function saidThere(
  {
    base,
    next,
    locale,
  }: {
    readonly base: FieldBlock
    readonly next: FieldBlock
    readonly locale: ReturnType<typeof localeOf>
  },
  { at, kind }: FieldNews,
): readonly string[] {
  const form = kind === 'removed' ? base : next
  const roots = [schemaPointer(form, at), uiPointer(at)].map(
    (each) => `/forms/${BLOCK_FORM}${each}`,
  )
  const changes = diffDefinitions(definitionOfBlock(base), definitionOfBlock(next))
  return changes
    .filter(({ path }) => roots.some((root) => path === root || path.startsWith(`${root}/`)))
    .map(({ message }) => textIn(message, locale))
}
