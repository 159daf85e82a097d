import { diffDefinitions } from '@linli/runtime/core'
import type { Definition } from '@linli/schemas/definition'
import { BLOCK_FORM, definitionOfBlock, type FieldBlock } from '@linli/schemas/field-block'
import type { JsonValue } from '@linli/schemas/json'
import { textIn } from '@linli/schemas/locale-text'
import { patchJson } from '@linli/schemas/patch-json'
import { Alert, App, Radio } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldNews, type Update, updateAt } from '../../../document/form/blocks/block-news.ts'
import { takeUpdate, updateNews } from '../../../document/form/blocks/take-update.ts'
import { pathText, schemaPointer, uiPointer } from '../../../document/form/field-path.ts'
import type { FormDeed } from '../../../document/form/form-deed.ts'
import { localeOf } from '../../../i18n/i18n.ts'
import { Dialog } from '../../../staff/dialog.tsx'
import { ChangeList } from '../../definitions/change-list.tsx'
import type { ToldChange } from '../../definitions/told-changes.ts'
import type { FormDeeds } from '../use-form-deeds.ts'

interface UpdateDialogProps {
  readonly update: Update
  readonly deeds: FormDeeds
  readonly onClose: () => void
}

/** What taking the newer revision of a block does to a form, in the sentences that tell all changes; where the form says something of its
 *  own, which of the two it shall be. */
export function UpdateDialog(props: UpdateDialogProps) {
  const { update, deeds, onClose } = props
  const { definition, base, next } = update
  const { t, i18n } = useTranslation('forms')
  const { message } = App.useApp()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const locale = localeOf(i18n)
  const name = textIn(next.title, locale)
  const take = (now: Definition) => {
    const there = updateAt(now, update)
    return there && takeUpdate(there, theirs)
  }
  const news = useMemo(() => updateNews(update), [update])
  const deed = useMemo(() => takeUpdate(update, theirs), [update, theirs])
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
    const chosen = new Set(theirs)
    if (isTheirs) chosen.add(at)
    else chosen.delete(at)
    setTheirs(chosen)
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
          said={saidThere({ base, next, locale }, each)}
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
