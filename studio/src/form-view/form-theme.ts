import type { FormProps } from '@rjsf/core'
import type { ValidatorType } from '@rjsf/utils'
import { lazyPart } from './lazy-part.tsx'
import { ArrayItemTemplate, ArrayTemplate } from './templates/array-template.tsx'
import { FieldTemplate } from './templates/field-template.tsx'
import { Nothing } from './templates/nothing.tsx'
import { ObjectTemplate } from './templates/object-template.tsx'
import { CheckboxWidget } from './widgets/checkbox-widget.tsx'
import { CheckboxesWidget, RadioWidget, SelectWidget } from './widgets/choice-widget.tsx'
import { FacesWidget } from './widgets/faces-widget.tsx'
import { MoneyWidget } from './widgets/money-widget.tsx'
import { NoteField } from './widgets/note-field.tsx'
import { PersonWidget } from './widgets/person-widget.tsx'
import { PhotosWidget } from './widgets/photos-widget.tsx'
import { PlaceWidget } from './widgets/place-widget.tsx'
import {
  CodeWidget,
  DatetimeWidget,
  DateWidget,
  NumberWidget,
  PhoneWidget,
  TextareaWidget,
  TextWidget,
  TimeWidget,
} from './widgets/text-widget.tsx'

/** Keys are the names `planUi` writes into `ui:widget`. */
export const WIDGETS: NonNullable<FormProps['widgets']> = {
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  phone: PhoneWidget,
  date: DateWidget,
  datetime: DatetimeWidget,
  time: TimeWidget,
  code: CodeWidget,
  money: MoneyWidget,
  radio: RadioWidget,
  faces: FacesWidget,
  select: SelectWidget,
  checkbox: CheckboxWidget,
  consent: CheckboxWidget,
  checkboxes: CheckboxesWidget,
  photos: PhotosWidget,
  files: lazyPart(async () => (await import('./widgets/file-widgets.tsx')).FilesWidget),
  voice: lazyPart(async () => (await import('./widgets/file-widgets.tsx')).VoiceWidget),
  video: lazyPart(async () => (await import('./widgets/file-widgets.tsx')).VideoWidget),
  place: PlaceWidget,
  person: PersonWidget,
}

/** Keys are the names `planUi` writes into `ui:field`. */
export const FIELDS: NonNullable<FormProps['fields']> = {
  linliNote: NoteField,
  linliRoom: lazyPart(async () => (await import('./widgets/room-field.tsx')).RoomField),
  linliSignature: lazyPart(
    async () => (await import('./widgets/signature-field.tsx')).SignatureField,
  ),
}

export const TEMPLATES: NonNullable<FormProps['templates']> = {
  FieldTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
  DescriptionFieldTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  ErrorListTemplate: Nothing,
  ButtonTemplates: { SubmitButton: Nothing },
}

/** Nothing is answered beforehand: a consent box arrives without its tick, a select without a choice, a required
 *  yes-or-no question without its no. What the form itself names as `default` is filled in. */
export const NO_DEFAULTS: NonNullable<FormProps['experimental_defaultFormStateBehavior']> = {
  constAsDefaults: 'never',
  arrayMinItems: { populate: 'never' },
  emptyObjectFields: 'skipEmptyDefaults',
  requiredBooleanDefault: 'skip',
}

/** RJSF insists on a validator; the verdict is `checkSubmission` of the core, asked by FormView itself, so the same
 *  code decides in the browser and on the server and nothing needs `eval`. */
export const NO_VALIDATOR: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({}),
}
