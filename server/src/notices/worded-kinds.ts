import type { WordedNotice, WordingRules } from '@linli/runtime/core'
import { noticeValues, OWN_NOTICE_KINDS, ownNoticeRules, ownNoticeText } from '@linli/runtime/core'
import type { NoticeFacts } from '@linli/schemas/effect'
import type { LocaleText } from '@linli/schemas/locale-text'
import { type NoticeAbout, STREET_NOTICE_TEXTS } from './street-notices.ts'

/** A notice that every street sends, and may word as it likes. */
export interface WordedKind {
  readonly kind: string
  readonly channel: 'app' | 'sms'
  readonly about: NoticeAbout
  readonly usual: WordedNotice
  readonly rules: WordingRules
  /** By placeholder, what stands there for a case, people and places that do not exist. */
  readonly samples: Readonly<Record<string, Required<LocaleText>>>
}

/** In characters. */
export const LONGEST_TITLE = 40
const LONGEST_BODY = 300

const SAMPLE: NoticeFacts = {
  number: 'TS20261121-0007',
  task: { 'zh-CN': '核查', en: 'Verify' },
  reason: { 'zh-CN': '请看现场照片', en: 'please look at the photos' },
  due: '2026-11-25 17:30',
}

/** Text messages are Chinese; whoever changes one says it in both languages all the same, as with every notice. */
export const LOGIN_CODE: WordedKind = {
  ...{ kind: 'sms.login-code', channel: 'sms', about: 'sign-in' },
  usual: {
    title: { 'zh-CN': '登录验证码', en: 'Code to sign in' },
    body: {
      'zh-CN': '您的验证码是 {{code}}，5 分钟内有效。请勿告诉他人。',
      en: 'Your code is {{code}}, valid for 5 minutes. Tell it to nobody.',
    },
  },
  rules: { placeholders: ['code'], needed: ['code'], most: 120 },
  samples: { code: { 'zh-CN': '123456', en: '123456' } },
}

export const WORDED_KINDS: ReadonlyMap<string, WordedKind> = new Map(
  [...ofCases(), ...ofStreet(), LOGIN_CODE].map((each) => [each.kind, each]),
)

function ofCases(): WordedKind[] {
  const [zh, en] = [noticeValues(SAMPLE, 'zh-CN'), noticeValues(SAMPLE, 'en')]
  return OWN_NOTICE_KINDS.map((kind): WordedKind => {
    const rules = ownNoticeRules(kind)
    const samples = rules.placeholders.map((name) => [
      name,
      { 'zh-CN': zh[name] ?? '', en: en[name] ?? '' },
    ])
    return {
      ...{ kind, channel: 'app', about: 'case', usual: ownNoticeText(kind) },
      rules: { ...rules, most: LONGEST_BODY },
      samples: Object.fromEntries(samples),
    }
  })
}

function ofStreet(): WordedKind[] {
  const inBoth = ([zh, en]: readonly [string, string]) => ({ 'zh-CN': zh, en })
  return STREET_NOTICE_TEXTS.map(
    ([kind, { about, title, body, samples, needed }]): WordedKind => ({
      ...{ kind, channel: 'app', about },
      usual: { title: inBoth(title), body: inBoth(body) },
      rules: { placeholders: Object.keys(samples), needed, most: LONGEST_BODY },
      samples: Object.fromEntries(
        Object.entries(samples).map(([name, sample]) => [name, inBoth(sample)]),
      ),
    }),
  )
}
