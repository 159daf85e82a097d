import { type Locale, textIn } from '@linli/schemas/locale-text'
import type { StoredVerdict } from './migration-store.ts'

/** Why an instance stayed on its version, in the reader's language; empty where it did not. */
export function becauseOf(verdict: StoredVerdict, locale: Locale): string {
  switch (verdict.kind) {
    case 'stay':
      return textIn(verdict.because, locale)
    case 'choice':
      return verdict.questions.map(({ message }) => textIn(message, locale)).join(' ')
    case 'gone':
      return textIn({ 'zh-CN': '已经办结。', en: 'It has ended.' }, locale)
    case 'failed':
      return textIn(
        { 'zh-CN': '迁移时出错，没有变动。', en: 'It failed and was not touched.' },
        locale,
      )
    case 'stopped':
      return textIn(
        { 'zh-CN': '迁移中途停下，没有变动。', en: 'Moving was stopped before it.' },
        locale,
      )
    case 'overtaken':
      return textIn({ 'zh-CN': '之后又有进展，没有退回。', en: 'It had gone on since.' }, locale)
    case 'safe':
    case 'chosen':
      return ''
  }
}
