import type { LocaleText } from '@linli/schemas/locale-text'

/** Whom or what a notice is about: people look for it by that. */
export type NoticeAbout = 'case' | 'followed' | 'team' | 'stand-in' | 'sign-in'

type InBoth = readonly [zh: string, en: string]

interface StreetNotice {
  readonly about: NoticeAbout
  readonly title: InBoth
  readonly body: InBoth
  /** By placeholder, what stands there for people and places that do not exist. */
  readonly samples: Readonly<Record<string, InBoth>>
  /** Without these it says nothing. */
  readonly needed: readonly string[]
}

const asIs = (text: string): InBoth => [text, text]

const GRID_POST = {
  place: asIs('第三网格'),
  post: ['网格员', 'grid worker'],
  end: ['2026-12-07 起不再担任。', 'No more from 2026-12-07 on.'],
} as const
const START = { start: ['从 2026-11-23 起', 'from 2026-11-23 on'] } as const
const BACK = { name: asIs('刘网格'), until: asIs('2026-12-01'), was: asIs('2026-12-04') } as const
const SHIFTS = {
  name: asIs('王值班'),
  yours: asIs('2026-11-23 08:00–20:00'),
} as const
const NEWS_OF_BACK = [
  '{{name}}改为 {{until}} 回来（原定 {{was}}），从那天起岗位上的任务不再由您代办。',
  '{{name}} is back on {{until}}, not on {{was}}; from that day on you have no tasks to do for {{name}}.',
] as const

/** What the street tells by itself beside the notices of a case, in the words that hold where it has none of its own. */
const STREET_NOTICES = {
  'followed.news': {
    about: 'followed',
    title: ['您关注的事有进展', 'News of what you follow'],
    body: [
      '您一起关注的“{{kind}}”（{{place}}）：{{state}}。',
      '“{{kind}}” ({{place}}), which you follow: {{state}}.',
    ],
    samples: {
      kind: ['照明、门禁、电梯', 'Lights, doors, lifts'],
      place: asIs('第一网格 · 2号楼'),
      state: ['正在办理', 'being dealt with'],
    },
    needed: ['kind', 'state'],
  },
  'team.gap': {
    about: 'team',
    title: ['值班有空档', 'Nobody is on duty'],
    body: ['{{team}}没有人值班：{{gaps}}。', 'Nobody is on duty at {{team}}: {{gaps}}.'],
    samples: { team: asIs('夜间值班室'), gaps: asIs('2026-11-23 20:00–23:00') },
    needed: ['team', 'gaps'],
  },
  'team.agreement': {
    about: 'team',
    title: ['外部单位协议快到期', 'An agreement ends soon'],
    body: [
      '{{team}}的协议 {{until}} 到期，还有 {{days}} 天；到期后不再派单给它。',
      'The agreement with {{team}} ends on {{until}}, in {{days}} days; then no tasks go to it any more.',
    ],
    samples: { team: asIs('电梯公司'), until: asIs('2026-12-01'), days: asIs('12') },
    needed: ['team', 'until'],
  },
  'team.swap-asked': {
    about: 'team',
    title: ['有人想和您换班', 'Somebody asks to swap shifts'],
    body: [
      '{{name}}想用 {{theirs}} 换您的 {{yours}}：{{reason}}',
      '{{name}} offers {{theirs}} for your {{yours}}: {{reason}}',
    ],
    samples: {
      ...SHIFTS,
      theirs: asIs('2026-11-24 08:00–20:00'),
      reason: ['孩子开家长会', 'a meeting at school'],
    },
    needed: ['name', 'theirs', 'yours'],
  },
  'team.swap-declined': {
    about: 'team',
    title: ['换班没有谈成', 'The swap was declined'],
    body: [
      '{{name}}不能和您换班，{{yours}} 还是您值班。',
      '{{name}} cannot swap; {{yours}} is still yours.',
    ],
    samples: SHIFTS,
    needed: ['yours'],
  },
  'team.swapped': {
    about: 'team',
    title: ['已换班', 'Shifts are swapped'],
    body: ['您改值 {{yours}}，不值 {{was}}。', 'You are on duty {{yours}}, and not {{was}}.'],
    samples: { yours: SHIFTS.yours, was: asIs('2026-11-24 08:00–20:00') },
    needed: ['yours'],
  },
  'leave.stand-in': {
    about: 'stand-in',
    title: ['请您替班', 'You stand in for somebody'],
    body: [
      '{{name}} {{from}} 起请假，{{until}} 回来。这期间由您替班，岗位上的任务您也能办。',
      '{{name}} is away from {{from}} and back on {{until}}. You stand in: until then you may do the tasks of these posts too.',
    ],
    samples: { name: BACK.name, from: asIs('2026-11-23'), until: BACK.until },
    needed: ['name', 'from', 'until'],
  },
  'leave.shorter': {
    about: 'stand-in',
    title: ['替班提前结束', 'You stand in for less time'],
    body: NEWS_OF_BACK,
    samples: BACK,
    needed: ['name', 'until'],
  },
  'leave.longer': {
    about: 'stand-in',
    title: ['替班延长', 'You stand in for longer'],
    body: NEWS_OF_BACK,
    samples: BACK,
    needed: ['name', 'until'],
  },
  'leave.taken-back': {
    about: 'stand-in',
    title: ['不用您替班了', 'You need not stand in'],
    body: [
      '{{name}} {{from}} 起的请假已取消，岗位上的任务不再由您代办。',
      'The leave of {{name}} from {{from}} is taken back: you have no tasks to do for {{name}}.',
    ],
    samples: { name: BACK.name, from: asIs('2026-11-23') },
    needed: ['name', 'from'],
  },
  'post.acting': {
    about: 'stand-in',
    title: ['请您代理', 'You act in a post'],
    body: [
      '{{start}}由您代理{{place}}的{{post}}。{{end}}',
      'You are acting {{post}} at {{place}} {{start}}. {{end}}',
    ],
    samples: { ...START, ...GRID_POST },
    needed: ['place', 'post'],
  },
  'post.acting-end': {
    about: 'stand-in',
    title: ['代理的截止日期变了', 'Another last day of acting'],
    body: ['您代理的{{place}}{{post}}：{{end}}', 'You, acting {{post}} at {{place}}: {{end}}'],
    samples: GRID_POST,
    needed: ['place', 'post', 'end'],
  },
  'post.substitute': {
    about: 'stand-in',
    title: ['请您当替班员', 'You are a substitute'],
    body: [
      '{{start}}由您替班{{place}}的{{post}}。{{end}}',
      'You are {{post}} (substitute) at {{place}} {{start}}. {{end}}',
    ],
    samples: { ...START, ...GRID_POST },
    needed: ['place', 'post'],
  },
  'post.substitute-end': {
    about: 'stand-in',
    title: ['替班的截止日期变了', 'Another last day of a substitution'],
    body: [
      '您替班的{{place}}{{post}}：{{end}}',
      'You, {{post}} (substitute) at {{place}}: {{end}}',
    ],
    samples: GRID_POST,
    needed: ['place', 'post', 'end'],
  },
} as const satisfies Readonly<Record<string, StreetNotice>>

type Kinds = typeof STREET_NOTICES

/** One of them with what is to stand for each of its placeholders. */
export type StreetNews = {
  readonly [Kind in keyof Kinds]: {
    readonly notice: Kind
    readonly values: Readonly<Record<keyof Kinds[Kind]['samples'], string | LocaleText>>
  }
}[keyof Kinds]

/** In the order in which people look for them. */
export const STREET_NOTICE_TEXTS: readonly (readonly [StreetNews['notice'], StreetNotice])[] =
  // The names of a constant are what it was written with.
  (Object.keys(STREET_NOTICES) as (keyof Kinds)[]).map((kind) => [kind, STREET_NOTICES[kind]])
