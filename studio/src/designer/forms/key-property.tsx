import { Button, Input } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usesOfField } from '../../document/form/field-uses.ts'
import { renameKey } from '../../document/form/move-field.ts'
import type { FieldPaneProps } from './field-pane-props.ts'
import { FieldUseList } from './field-use-list.tsx'
import { Property } from './property.tsx'

/** The key of a field, which expressions and stored answers know it by; it stays from the first publication on. */
export function KeyProperty({ definition, place, deeds, isPublished, acts }: FieldPaneProps) {
  const { t } = useTranslation('forms')
  const id = useId()
  const own = place.path.at(-1) ?? ''
  const [typed, setTyped] = useState(own)
  const [isBad, setIsBad] = useState(false)
  const rename = () => {
    if (typed === own) return
    let path: readonly string[] | null = null
    let isRefused = false
    const isDone = deeds.attempt((now) => {
      const renamed = renameKey(now, { form: place.form, path: place.path, key: typed })
      path = renamed?.path ?? null
      isRefused = renamed?.deed.kind === 'refused'
      return renamed?.deed
    })
    setIsBad(!isDone && !isRefused)
    if (isDone && path !== null) acts.went(path)
  }
  return (
    <Property label={t('key.title')} control={id} help={t(isPublished ? 'key.locked' : 'key.help')}>
      <div className="part-add">
        <Input
          id={id}
          value={typed}
          maxLength={64}
          disabled={isPublished}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={isBad || undefined}
          status={isBad ? 'error' : ''}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={rename}
        />
        {!isPublished && (
          <Button onClick={rename} disabled={typed === own}>
            {t('key.rename')}
          </Button>
        )}
      </div>
      {typed !== own && !isBad && <Followers definition={definition} place={place} />}
      {isBad && <p className="property-error">{t('key.bad')}</p>}
    </Property>
  )
}

/** Who will name the field by its new key. */
function Followers({ definition, place }: Pick<FieldPaneProps, 'definition' | 'place'>) {
  const { t } = useTranslation('forms')
  const { form, path } = place
  const uses = useMemo(() => usesOfField(definition, form, path), [definition, form, path])
  if (uses.length === 0) return null
  return (
    <>
      <p className="soft">{t('use.follows', { count: uses.length })}</p>
      <FieldUseList definition={definition} uses={uses} />
    </>
  )
}
