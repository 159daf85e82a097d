import { exampleAnswers, type Move } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import type { Street } from '@linli/schemas/street'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormAction } from '../../form-view/form-actions.tsx'
import { FormView } from '../../form-view/form-view.tsx'
import type { ShownProblem } from '../../form-view/problems.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { PersonSelect } from './person-select.tsx'
import { simulatedServices } from './simulated-services.ts'

interface MoveFormProps {
  /** Part of the DOM ids. */
  readonly name: string
  readonly form: FormDefinition
  readonly street: Street
  /** Who may do it, account ids; null where it is not a person's. */
  readonly people: readonly string[] | null
  readonly actions: readonly FormAction[]
  readonly moveOf: (answers: JsonObject, action: string, by: string) => Move
  readonly make: (move: Move) => LinliError | null
  readonly first?: JsonObject
}

/** A form as whoever has to fill it in sees it; it can be filled in with an example. */
export function MoveForm(props: MoveFormProps) {
  const { name, form, street, people, actions, moveOf, make, first } = props
  const { t, i18n } = useTranslation('simulator')
  const locale = localeOf(i18n)
  const services = useMemo(() => simulatedServices(street), [street])
  const [by, setBy] = useState(people?.[0] ?? '')
  const [filled, setFilled] = useState({ answers: first ?? NO_ANSWERS, generation: 0 })
  const hasQuestions = Object.keys(form.schema.properties).length > 0
  const example = () =>
    setFilled(({ generation }) => ({
      answers: exampleAnswers(form, street) ?? NO_ANSWERS,
      generation: generation + 1,
    }))
  const submit = async (answers: JsonObject, action: string) => {
    const refusal = make(moveOf(answers, action, by))
    return refusal === null ? undefined : problemsOf(refusal, locale)
  }
  if (people?.length === 0) return <p className="run-refused">{t('next.nobody')}</p>
  return (
    <div className="move-form">
      <div className="simulator-buttons">
        {people !== null && (
          <PersonSelect street={street} people={people} value={by} onChange={setBy} />
        )}
        {hasQuestions && <Button onClick={example}>{t('next.example')}</Button>}
      </div>
      <FormView
        key={filled.generation}
        name={`simulated-${name}`}
        form={form}
        locale={locale}
        answers={filled.answers}
        services={services}
        actions={actions}
        onSubmit={submit}
      />
    </div>
  )
}

const NO_ANSWERS: JsonObject = {}

/** What stands at the fields; the rest is told beside the moves. */
function problemsOf(
  { details }: LinliError,
  locale: 'zh-CN' | 'en',
): readonly ShownProblem[] | undefined {
  const problems = (details.findings ?? []).map(({ path, message }) => ({
    field: path.slice(1).replaceAll('/', '.'),
    sentence: textIn(message, locale),
  }))
  return problems.length === 0 ? undefined : problems
}
