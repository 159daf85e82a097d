import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import { EarlierAnswersDocument } from '../../api/documents.ts'
import { localizeForm } from '../../form-view/localize-form.ts'
import { localeOf } from '../../i18n/i18n.ts'
import type { Draft } from '../use-draft.ts'
import { asksWho } from './asks-who.ts'
import type { SubmissionProps } from './submission-props.ts'

interface EarlierProps extends Pick<SubmissionProps, 'serviceId' | 'formId' | 'form'> {
  readonly draft: Draft
}

type Found =
  | { readonly kind: 'filled'; readonly names: string; readonly before: JsonObject }
  | { readonly kind: 'none' | 'failed' }

/** For whoever is signed in: what she answered before, put into the questions that are still empty, once she asks for it; not a word of it is
 *  fetched before. What she typed herself stays, and it can be taken out again. */
export function Earlier(props: EarlierProps) {
  if (!asksWho(props.form)) return null
  return (
    // Its texts come by themselves, and the form waits for none of it.
    <Suspense>
      <Offer {...props} />
    </Suspense>
  )
}

function Offer({ serviceId, formId, form, draft }: EarlierProps) {
  const { t, i18n } = useTranslation('guide')
  const client = useClient()
  const [found, setFound] = useState<Found>()
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (found !== undefined) told.current?.focus()
  }, [found])
  const fill = async () => {
    const asked = { serviceId, form: formId }
    const { data } = await client.query(EarlierAnswersDocument, asked, {
      requestPolicy: 'network-only',
    })
    if (data === undefined) return setFound({ kind: 'failed' })
    const before = draft.current?.answers ?? {}
    const fitting = data.earlierAnswers.filter(({ field }) => isEmpty(before[field]))
    if (fitting.length === 0) return setFound({ kind: 'none' })
    draft.replace({
      ...before,
      ...Object.fromEntries(fitting.map(({ field, value }) => [field, value])),
    })
    const names = namesOf(localizeForm(form, localeOf(i18n)), fitting).join(t('earlier.comma'))
    setFound({ kind: 'filled', names, before })
  }
  const undo = (before: JsonObject) => {
    draft.replace(before)
    setFound(undefined)
  }
  return (
    <div className="restored earlier">
      <p ref={told} tabIndex={-1} role="status">
        {found === undefined
          ? t('earlier.offer')
          : t(`earlier.${found.kind}`, found.kind === 'filled' ? { names: found.names } : {})}
      </p>
      {found?.kind === 'filled' ? (
        <button type="button" className="button" onClick={() => undo(found.before)}>
          {t('earlier.undo')}
        </button>
      ) : (
        found?.kind !== 'none' && (
          <button type="button" className="button" onClick={() => void fill()}>
            {t('earlier.use')}
          </button>
        )
      )}
    </div>
  )
}

function namesOf(form: FormDefinition, answers: readonly { readonly field: string }[]) {
  return answers.map(({ field }) => form.schema.properties[field]?.title ?? field)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
