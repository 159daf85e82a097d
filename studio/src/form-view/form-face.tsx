import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
import type { IChangeEvent } from '@rjsf/core'
// The package's face would pull a test registry with a JSON Schema validator (and its eval) into the page.
import Form from '@rjsf/core/lib/components/Form.js'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorSummary } from './error-summary.tsx'
import { type FormAction, FormActions } from './form-actions.tsx'
import { pagesOf } from './form-pages.ts'
import type { FormRules } from './form-rules.ts'
import { type FormServices, FormServicesContext } from './form-services.ts'
import { FIELDS, NO_DEFAULTS, NO_VALIDATOR, TEMPLATES, WIDGETS } from './form-theme.ts'
import { PendingContext } from './pending.ts'
import { controlId, fieldOf, ID_SEPARATOR, ProblemsContext, type ShownProblem } from './problems.ts'
import { RulesTrouble } from './rules-trouble.tsx'
import { translateChinese, translateEnglish } from './ui-strings.ts'
import { useAfterPress } from './use-after-press.ts'
import { useAnswers } from './use-answers.ts'
import { type Pages, usePages } from './use-pages.ts'
import { useSubmission } from './use-submission.ts'
import './form-view.css'
import './few-fields.css'

export interface FormFaceProps {
  readonly form: FormDefinition
  /** Pass a stable object. */
  readonly rules: FormRules
  readonly locale: Locale
  /** Answers to start from; later changes of this prop are ignored. */
  readonly answers?: JsonObject
  readonly submitLabel?: string
  /** Buttons in place of the single one; the chosen one's id comes with the answers. */
  readonly actions?: readonly FormAction[]
  /** Hears checked answers, hidden ones stripped. What it resolves to is shown at the fields: the server's verdict. */
  readonly onSubmit: (
    answers: JsonObject,
    action: string,
  ) => Promise<readonly ShownProblem[] | undefined> | undefined
  readonly onChange?: (answers: JsonObject) => void
  /** Pass a stable object. */
  readonly services: FormServices
  /** Distinguishes two forms on one page; part of the DOM ids. */
  readonly name?: string
  /** One question at a time (长辈版). */
  readonly paged?: boolean
  /** Top-level questions that are asked together, page by page; goes before `paged`. Pass a stable object. */
  readonly screens?: readonly (readonly string[])[] | undefined
  /** Hears which page is open, counted from 0. */
  readonly onPage?: (index: number) => void
  /** The field to begin with when paged. */
  readonly startAt?: string | undefined
  /** Stands between the questions and the buttons. */
  readonly children?: ReactNode
}

const NO_ANSWERS: JsonObject = {}

/** A form as people fill it in: portal, desk and the designer's preview all draw this one. It may be drawn and filled in before its rules
 *  have come; sending waits for them. */
export function FormFace(props: FormFaceProps) {
  const { form, rules, locale, services, onChange } = props
  const prefix = props.name ?? controlId('')
  const model = useAnswers({
    ...{ form, rules, locale, onChange },
    initial: props.answers ?? NO_ANSWERS,
  })
  const { problems } = model
  const { beginPress, afterPress } = useAfterPress()
  const checkField = useRef(model.checkField)
  checkField.current = model.checkField
  const isOneQuestion = props.screens === undefined && props.paged === true
  const screens = useMemo(
    () =>
      props.screens ?? pagesOf({ schema: model.schema, ui: model.ui, isOneByOne: isOneQuestion }),
    [props.screens, isOneQuestion, model.schema, model.ui],
  )
  const pages = usePages({ ...model, screens, startAt: props.startAt })
  const { onPage } = props
  useEffect(() => onPage?.(pages.index), [onPage, pages.index])
  const submission = useSubmission({ model, rules, pages, onSubmit: props.onSubmit })
  const summary = useFocusOn(submission.refusals)
  const sentences = useMemo(
    () => new Map(problems.map(({ field, sentence }) => [controlId(field, prefix), sentence])),
    [problems, prefix],
  )
  return (
    <FormServicesContext value={services}>
      <PendingContext value={submission.reportPending}>
        <ProblemsContext value={sentences}>
          <div
            className="form-view"
            onMouseDownCapture={beginPress}
            onKeyDownCapture={(event) => guardEnter(event, props.actions?.length ?? 1)}
          >
            {problems.length > 0 && submission.refusals > 0 && (
              <ErrorSummary ref={summary} prefix={prefix} problems={problems} />
            )}
            <PageCount pages={pages} isOneQuestion={isOneQuestion} />
            <Form
              schema={pages.schema as RJSFSchema}
              uiSchema={model.ui as UiSchema}
              formData={model.answers}
              idPrefix={prefix}
              idSeparator={ID_SEPARATOR}
              validator={NO_VALIDATOR}
              noValidate
              noHtml5Validate
              showErrorList={false}
              fields={FIELDS}
              widgets={WIDGETS}
              templates={TEMPLATES}
              experimental_defaultFormStateBehavior={NO_DEFAULTS}
              translateString={locale === 'en' ? translateEnglish : translateChinese}
              onChange={(event: IChangeEvent) => model.change(event.formData ?? NO_ANSWERS)}
              onBlur={(id) => afterPress(() => checkField.current(fieldOf(id, prefix)))}
              onSubmit={(_, event: FormEvent) => void submission.submit(actionOf(event))}
            >
              {props.children}
              {rules.kind === 'coming' && rules.hasFailed && (
                <RulesTrouble askAgain={rules.askAgain} />
              )}
              <FormActions
                actions={props.actions}
                submitLabel={props.submitLabel}
                isBusy={submission.isBusy}
                pages={pages}
                isOneQuestion={isOneQuestion}
              />
            </Form>
          </div>
        </ProblemsContext>
      </PendingContext>
    </FormServicesContext>
  )
}

/** What is taken hold of takes the focus whenever the count grows. */
function useFocusOn(refusals: number) {
  const summary = useRef<HTMLElement>(null)
  useEffect(() => {
    if (refusals > 0) summary.current?.focus()
  }, [refusals])
  return summary
}

/** Says which question of how many, and takes the focus when the page turns. */
function PageCount({
  pages,
  isOneQuestion,
}: {
  readonly pages: Pages
  readonly isOneQuestion: boolean
}) {
  const { t } = useTranslation('common')
  const { index, count } = pages
  const heading = useRef<HTMLParagraphElement>(null)
  const last = useRef(index)
  useEffect(() => {
    if (last.current === index) return
    last.current = index
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [index])
  if (count < 2) return null
  return (
    <p ref={heading} className="page-count" tabIndex={-1}>
      {t(isOneQuestion ? 'form.page' : 'form.screen', { page: index + 1, count })}
    </p>
  )
}

/** The value of the button that was pressed. Asked by shape: in a preview the event is another window's. */
function actionOf(event: FormEvent): string {
  const native: Event & { readonly submitter?: Element | null } = event.nativeEvent
  return native.submitter?.getAttribute('value') ?? ''
}

/** While an input method composes, Enter picks a word (key code 229: Safari). And where several buttons send the form,
 *  Enter must not choose one of them by itself. */
function guardEnter(event: KeyboardEvent, buttonCount: number): void {
  if (event.key !== 'Enter') return
  const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
  const isLine = (event.target as Element).tagName === 'INPUT'
  if (isComposing || (isLine && buttonCount > 1)) event.preventDefault()
}
