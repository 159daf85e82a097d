import type { FieldSchema, ObjectSchema } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import type { Locale } from '@linli/schemas/locale-text'
// The package's face would pull a test registry with a JSON Schema validator (and its eval) into the page.
import Form from '@rjsf/core/lib/components/Form.js'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { memo, useMemo } from 'react'
import { planUi } from './field-plan.ts'
import { type FormServices, FormServicesContext } from './form-services.ts'
import { FIELDS, NO_DEFAULTS, NO_VALIDATOR, TEMPLATES, WIDGETS } from './form-theme.ts'
import { PendingContext } from './pending.ts'
import { ID_SEPARATOR, ProblemsContext } from './problems.ts'
import { translateChinese, translateEnglish } from './ui-strings.ts'
import './form-view.css'
import './few-fields.css'

interface FieldSampleProps {
  readonly name: string
  /** In the language of `locale`. */
  readonly schema: FieldSchema
  readonly ui: JsonObject
  readonly isRequired: boolean
  readonly locale: Locale
  readonly services: FormServices
  /** Of the DOM ids; no other sample of the page has it. */
  readonly prefix: string
}

const NOTHING_COMPUTED: ReadonlySet<string> = new Set()
const NO_PROBLEMS: ReadonlyMap<string, string> = new Map()
const NO_ANSWERS: JsonObject = {}
const ignored = () => undefined

/** One field as the theme asks for it, to be looked at: nothing in it can be reached or answered. It is drawn anew only where
 *  what it is drawn of is another object. */
export const FieldSample = memo(function FieldSample(props: FieldSampleProps) {
  const { name, schema, ui, isRequired, locale, services, prefix } = props
  const plan = useMemo(() => {
    const properties = { [name]: schema }
    const whole: ObjectSchema = {
      type: 'object',
      properties,
      ...(isRequired ? { required: [name] } : {}),
    }
    return { whole, ui: planUi(whole, { [name]: ui }, NOTHING_COMPUTED) }
  }, [name, schema, ui, isRequired])
  return (
    <FormServicesContext value={services}>
      <PendingContext value={ignored}>
        <ProblemsContext value={NO_PROBLEMS}>
          <div className="form-view" inert>
            <Form
              tagName="div"
              schema={plan.whole as RJSFSchema}
              uiSchema={plan.ui as UiSchema}
              formData={NO_ANSWERS}
              idPrefix={prefix}
              idSeparator={ID_SEPARATOR}
              validator={NO_VALIDATOR}
              noValidate
              showErrorList={false}
              fields={FIELDS}
              widgets={WIDGETS}
              templates={TEMPLATES}
              experimental_defaultFormStateBehavior={NO_DEFAULTS}
              translateString={locale === 'en' ? translateEnglish : translateChinese}
            >
              {null}
            </Form>
          </div>
        </ProblemsContext>
      </PendingContext>
    </FormServicesContext>
  )
})
