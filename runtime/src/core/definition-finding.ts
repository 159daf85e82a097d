import type { Finding } from '@linli/schemas/finding'
import { listNames } from '@linli/schemas/list-names'
import type { LocaleText } from '@linli/schemas/locale-text'
import { nearestName } from '@linli/schemas/nearest-name'

/** A sentence in both languages. */
export type Sentence = readonly [zh: string, en: string]

/** A finding that keeps a definition from being published. */
export function errorAt(path: string, code: string, [zh, en]: Sentence): Finding {
  return { severity: 'error', code, path, message: { 'zh-CN': zh, en } }
}

/** A finding that a person should look at before publishing. */
export function warningAt(path: string, code: string, [zh, en]: Sentence): Finding {
  return { severity: 'warning', code, path, message: { 'zh-CN': zh, en } }
}

/** What a name that is not there should have been called. `things` is what such names stand for. */
export interface Reference {
  readonly path: string
  readonly name: string
  readonly things: LocaleText
  readonly known: readonly string[]
}

/** `[]` where the name is known, else the error with the nearest right name. */
export function unknownName({ path, name, things, known }: Reference): Finding[] {
  if (known.includes(name)) return []
  const near = nearestName(name, known)
  const sentence: Sentence =
    near === null
      ? [
          `没有叫“${name}”的${things['zh-CN']}${known.length > 0 ? `，现有：${listNames(known)['zh-CN']}` : ''}。`,
          `There is no ${things.en} “${name}”${known.length > 0 ? `; known: ${listNames(known).en}` : ''}.`,
        ]
      : [
          `没有叫“${name}”的${things['zh-CN']}，是不是“${near}”？`,
          `There is no ${things.en} “${name}”; did you mean “${near}”?`,
        ]
  return [errorAt(path, 'name.unknown', sentence)]
}
