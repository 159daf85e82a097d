import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renameKey } from '../../document/form/move-field.ts'
import type { FieldPaneProps } from './field-pane-props.ts'
import { Property } from './property.tsx'

/** The key of a field, which expressions and stored answers know it by; it stays from the first publication on. */
export function KeyProperty({ place, deeds, isPublished, acts }: FieldPaneProps) {
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
      {isBad && <p className="property-error">{t('key.bad')}</p>}
    </Property>
  )
}
