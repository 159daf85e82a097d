import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { checkTranslations } from './check-translations.ts'
import { warningAt } from './definition-finding.ts'

/** Texts people read that have no English. Answers and initial values are not such texts. */
export function checkTexts({ context, scenarios: _, ...rest }: Definition): Finding[] {
  return [
    ...untranslated(rest, ''),
    ...checkTranslations(context, '/context'),
    ...Object.entries(rest.events).flatMap(([name, event]) =>
      checkTranslations(event, `/events/${escapePointer(name)}`),
    ),
  ]
}

function untranslated(value: unknown, path: string): Finding[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh-CN' in value) {
    return 'en' in value
      ? []
      : [warningAt(path, 'text.untranslated', ['缺英文。', 'The English text is missing.'])]
  }
  return Object.entries(value).flatMap(([key, member]) =>
    untranslated(member, `${path}/${escapePointer(key)}`),
  )
}
