import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { SnapScreens } from '@linli/schemas/snap-form'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LateFormView } from '../../form-view/late-form-view.tsx'
import { lazyPart } from '../../form-view/lazy-part.tsx'
import { pageOf } from '../../form-view/use-pages.ts'
import { localeOf } from '../../i18n/i18n.ts'
import { Delayed } from '../../ui/delayed.tsx'
import { useGo } from '../address/place.ts'
import { draftId } from '../device-store.ts'
import { usePortalFormServices } from '../photos/use-portal-form-services.ts'
import { useDraft } from '../use-draft.ts'
import { DraftFound, DraftKept } from './draft-notes.tsx'
import type { SubmissionProps } from './submission-props.ts'
import { useFetchAhead } from './use-fetch-ahead.ts'
import { usePlaced } from './use-placed.ts'
import { useStart } from './use-start.ts'

// Needed on the last screen alone.
const loadAnswers = () => import('../../form-view/answers-view.tsx')
const AnswersView = lazyPart(async () => (await loadAnswers()).AnswersView)
const loadNearby = () => import('./nearby-cases.tsx')
const NearbyCases = lazyPart(async () => (await loadNearby()).NearbyCases)

interface SnapProps extends SubmissionProps {
  readonly screens: SnapScreens
}

/** 拍一拍: the photo, the place, what there is to say, and it is sent; what was answered before stands above the last button. */
export function Snap({ screens, ...props }: SnapProps) {
  const { t, i18n } = useTranslation('portal')
  const go = useGo()
  const services = usePortalFormServices(true)
  const draft = useDraft(draftId(props.serviceId, props.formId), props.title)
  const isPlaced = usePlaced(props.form, draft, services)
  const { start } = useStart({ ...props, draft })
  const [page, setPage] = useState(0)
  useFetchAhead(loadAnswers, page > 0)
  useFetchAhead(loadNearby, page > 0 && props.showsNearby)
  const soFar = useMemo(
    () => partOf(props.form, screens.slice(0, page).flat()),
    [props.form, screens, page],
  )
  if (draft.current === undefined || !isPlaced) return <Delayed />
  const send = async (answers: JsonObject) => {
    const started = await start(answers)
    if (!('number' in started)) return started.problems
    const { number } = started
    // What is sent is not to be met again on the way back.
    go({ to: '/receipts/$number', params: { number } }, { replace: true })
    return undefined
  }
  return (
    <div className="sheet snap">
      <title>{props.title}</title>
      <h1>{props.title}</h1>
      {page === 0 && <p className="lead">{props.description}</p>}
      {page === 0 && <DraftFound draft={draft} />}
      <LateFormView
        key={draft.generation}
        form={props.form}
        atFirst={props.atFirst}
        locale={localeOf(i18n)}
        answers={draft.current.answers}
        services={services}
        screens={screens}
        submitLabel={t('snap.send')}
        onPage={setPage}
        onChange={draft.keep}
        onSubmit={send}
      >
        {page === screens.length - 1 && (
          <>
            {props.showsNearby && (
              <NearbyCases {...props} answers={draft.current.answers} draft={draft} />
            )}
            <div className="card">
              <AnswersView form={soFar} answers={draft.current.answers} locale={localeOf(i18n)} />
            </div>
          </>
        )}
      </LateFormView>
      <DraftKept />
    </div>
  )
}

/** The form with some of its questions alone, to read their answers. */
function partOf(form: FormDefinition, names: readonly string[]): FormDefinition {
  const { rules: _, ...rest } = form
  return { ...rest, schema: pageOf(form.schema, names) }
}
