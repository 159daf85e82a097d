import type { LocaleText } from '@linli/schemas/locale-text'
import type { ChainBreak } from './audit-chain.ts'

/** Says what is wrong with a chain, and where. */
export function breakText({ kind, from, to }: ChainBreak): LocaleText {
  const zh = from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`
  const en = from === to ? `Record ${from}` : `Records ${from} to ${to}`
  switch (kind) {
    case 'changed':
      return {
        'zh-CN': `${zh}被改动过，或者它前一条连同封印被改写。`,
        en: `${en} was changed, or the one before it was changed and sealed anew.`,
      }
    case 'missing':
      return { 'zh-CN': `${zh}不见了。`, en: `${en} ${from === to ? 'is' : 'are'} missing.` }
    case 'misplaced':
      return { 'zh-CN': `${zh}不在原来的位置。`, en: `${en} is not at its place.` }
    case 'inserted':
      return { 'zh-CN': `${zh}是后来加进去的。`, en: `${en} was put in later.` }
    case 'rewritten':
      return {
        'zh-CN': `${zh}与记下的封印不符，之前的记录整体改写过。`,
        en: `${en} has another seal than was noted: what leads to it was written anew.`,
      }
  }
}
