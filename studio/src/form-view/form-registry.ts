import ArrayField from '@rjsf/core/lib/components/fields/ArrayField.js'
import BooleanField from '@rjsf/core/lib/components/fields/BooleanField.js'
import NullField from '@rjsf/core/lib/components/fields/NullField.js'
import NumberField from '@rjsf/core/lib/components/fields/NumberField.js'
import ObjectField from '@rjsf/core/lib/components/fields/ObjectField.js'
import SchemaField from '@rjsf/core/lib/components/fields/SchemaField.js'
import StringField from '@rjsf/core/lib/components/fields/StringField.js'
import UnsupportedField from '@rjsf/core/lib/components/templates/UnsupportedField.js'
import { englishStringTranslator, type Registry } from '@rjsf/utils'
import { Nothing } from './templates/nothing.tsx'

/** Stands in for what RJSF draws with where a theme says nothing: ours names a widget for every leaf (`planUi`) and a template for all
 *  that a form of ours may have, so the library's own widgets, grids of fields and choices between schemas would never be seen. See
 *  vite.config.ts. */
// biome-ignore lint/style/noDefaultExport: RJSF imports the module's default
export default function formRegistry(): Omit<Registry, 'schemaUtils'> {
  return {
    fields: {
      ...{
        ArrayField,
        BooleanField,
        NumberField,
        ObjectField,
        SchemaField,
        StringField,
        NullField,
      },
      // For what the format has not got.
      ...{ FallbackField: Nothing, OptionalDataControlsField: Nothing },
    },
    // Of the rest those of the theme are there.
    templates: { UnsupportedFieldTemplate: UnsupportedField } as unknown as Registry['templates'],
    widgets: {},
    rootSchema: {},
    formContext: {},
    translateString: englishStringTranslator,
    globalFormOptions: {
      idPrefix: 'root',
      idSeparator: '_',
      useFallbackUiForUnsupportedType: false,
    },
  }
}
