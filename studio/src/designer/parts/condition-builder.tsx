import type { ExpressionScope } from '@linli/runtime/core'
import { BOOL, checkExpression, fieldsOf, renderExpression } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import { Button } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '../../i18n/i18n.ts'
import { CelArea } from './cel-area.tsx'
import type { ConditionFacts } from './condition-facts.ts'
import { ConditionGroup } from './condition-group.tsx'
import type { Option } from './option.ts'
import { useConditionDraft } from './use-condition-draft.ts'
import './parts.css'
import './condition.css'

interface ConditionBuilderProps {
  /** CEL; empty for no condition. */
  readonly value: string
  /** Gets a well-formed condition from the rows, or whatever is typed as CEL; empty when the last row is taken out. */
  readonly onChange: (next: string) => void
  /** What the condition may name, from `createScopes(definition)`; the same object while the definition is the same. */
  readonly scope: ExpressionScope
  /** What the condition decides. */
  readonly label: string
  /** Places by id, for fields that hold one. */
  readonly nodes?: readonly Option[]
  /** What it means that there is no condition; “always” without it. */
  readonly empty?: string | undefined
}

const NO_NODES: readonly Option[] = []

/** A condition in rows of field, relation and value, in groups of which all or one must hold; what no row says stands locked as a
 *  sentence. The whole as CEL is one button away, and its sentence and problems always below. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { value, onChange, scope, label, nodes = NO_NODES, empty } = props
  const { t, i18n } = useTranslation('parts')
  const id = useId()
  const locale = localeOf(i18n)
  const [isChosen, setIsChosen] = useState(false)
  const names = scope.names()
  const facts: ConditionFacts = useMemo(() => {
    const fields = new Map(fieldsOf(scope, locale).map((field) => [field.path, field]))
    const say = (cel: string) => renderExpression(cel, scope.names())?.[locale] ?? cel
    return { fields, nodes, say }
  }, [scope, locale, nodes])
  const { draft, change, isComplete } = useConditionDraft(value, onChange, {
    names,
    fields: facts.fields,
  })
  // What is malformed can only be read as text, and stays text while somebody puts it right.
  const isText = isChosen || draft === null
  return (
    <section className="part condition" aria-labelledby={`${id}-label`}>
      <div className="part-text-head">
        <strong id={`${id}-label`}>{label}</strong>
        <Button
          size="small"
          type="text"
          aria-pressed={isText}
          disabled={draft === null}
          onClick={() => setIsChosen(!isText)}
        >
          {t('condition.advanced')}
        </Button>
      </div>
      {isText ? (
        <CelArea
          value={value}
          fields={facts.fields}
          problems={`${id}-said`}
          onChange={(next) => {
            setIsChosen(true)
            onChange(next)
          }}
        />
      ) : (
        <ConditionGroup value={draft} onChange={change} facts={facts} name={label} />
      )}
      {!isText && !isComplete && <p className="part-problem">{t('condition.incomplete')}</p>}
      <div id={`${id}-said`} aria-live="polite" className="condition-said">
        <Said value={value} scope={scope} empty={empty} />
      </div>
    </section>
  )
}

/** The sentence of a condition, and what is wrong with it. */
function Said({ value, scope, empty }: Pick<ConditionBuilderProps, 'value' | 'scope' | 'empty'>) {
  const { t, i18n } = useTranslation('parts')
  const locale = localeOf(i18n)
  const said = useMemo(
    () => ({
      sentence: renderExpression(value, scope.names()),
      problems: value.trim() === '' ? [] : checkExpression(value, scope, [BOOL]),
    }),
    [value, scope],
  )
  if (value.trim() === '') return <p className="soft">{empty ?? t('condition.always')}</p>
  return (
    <>
      {said.sentence !== null && <p className="part-example">{textIn(said.sentence, locale)}</p>}
      {said.problems.map(({ code, message, start }) => (
        <p className="part-problem" key={`${code} ${start}`}>
          {textIn(message, locale)}
        </p>
      ))}
    </>
  )
}
