import type { LocaleText } from '@linli/schemas/locale-text'

/** What staff say they need personal data for; another purpose is said in words. */
export const PURPOSES = {
  HANDLING: { 'zh-CN': '办理', en: 'Handling the case' },
  VERIFYING: { 'zh-CN': '核实', en: 'Verifying' },
  CALLBACK: { 'zh-CN': '回访', en: 'Calling back' },
  INSPECTION: { 'zh-CN': '上级督查', en: 'Inspection from above' },
  OTHER: { 'zh-CN': '其他', en: 'Other' },
} satisfies Record<string, LocaleText>
export type Purpose = keyof typeof PURPOSES
