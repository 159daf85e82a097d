import type { Definition } from '@linli/schemas/definition'
import { textIn } from '@linli/schemas/locale-text'
import { useTranslation } from 'react-i18next'
import { placeOf } from '../../document/place-of.ts'
import { localeOf } from '../../i18n/i18n.ts'

interface PlaceNamesProps {
  /** Null where its names are not known. */
  readonly definition: Definition | null
  /** JSON Pointer. */
  readonly path: string
}

/** Where something is, by the names of states, forms and fields; by its JSON Pointer where nothing there has a name. */
export function PlaceNames({ definition, path }: PlaceNamesProps) {
  const { i18n } = useTranslation('studio')
  const { names } = placeOf(definition, path)
  if (names.length === 0) return <code>{path === '' ? '/' : path}</code>
  return <span>{names.map((name) => textIn(name, localeOf(i18n))).join(' › ')}</span>
}
