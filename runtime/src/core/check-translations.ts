import type { Finding } from '@linli/schemas/finding'
import type { FieldSchema, Translations } from '@linli/schemas/form-definition'
import { escapePointer, valueAt } from '@linli/schemas/json-pointer'
import { warningAt, withRemoval } from './definition-finding.ts'

/** A schema with the translations of its titles beside it: a form, the context, an event. */
export interface Translated {
  readonly schema?: FieldSchema
  readonly i18n?: Translations
}

/** Whether every title and message of a schema has its English, and every translation still points at a text. */
export function checkTranslations(translated: Translated, path: string): Finding[] {
  const texts = translated.i18n?.en ?? {}
  const titled = translated.schema === undefined ? [] : titlePointers(translated.schema, '/schema')
  return [
    ...Object.keys(texts)
      .filter((pointer) => typeof valueAt(translated, pointer) !== 'string')
      .map((pointer) => {
        const finding = warningAt(`${path}/i18n/en`, 'text.stale', [
          `译文指向的“${pointer}”没有文字。`,
          `A translation points to “${pointer}”, where there is no text.`,
        ])
        const place = `${path}/i18n/en/${escapePointer(pointer)}`
        return withRemoval(finding, place, ['删掉这条译文', 'Remove this translation'])
      }),
    ...titled
      .filter((pointer) => !Object.hasOwn(texts, pointer))
      .map((pointer) =>
        warningAt(path + pointer, 'text.untranslated', [
          '缺英文。',
          'The English text is missing.',
        ]),
      ),
  ]
}

function titlePointers(schema: FieldSchema, pointer: string): string[] {
  return [
    ...(schema.title === undefined ? [] : [`${pointer}/title`]),
    ...(schema.oneOf ?? []).map((_, index) => `${pointer}/oneOf/${index}/title`),
    ...Object.keys(schema['x-messages'] ?? {}).map((limit) => `${pointer}/x-messages/${limit}`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      titlePointers(field, `${pointer}/properties/${name}`),
    ),
    ...(schema.items === undefined ? [] : titlePointers(schema.items, `${pointer}/items`)),
  ]
}
