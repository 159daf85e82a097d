import { type Locale, type LocaleText, textIn } from './locale-text.ts'

/** The columns of a table of people, in the template's order; either title is understood. */
export const PEOPLE_COLUMNS = {
  name: { 'zh-CN': '姓名', en: 'Name' },
  login: { 'zh-CN': '账号', en: 'Login' },
  phone: { 'zh-CN': '手机号', en: 'Phone' },
  role: { 'zh-CN': '身份', en: 'Role' },
  node: { 'zh-CN': '任职地方', en: 'Place' },
  post: { 'zh-CN': '岗位', en: 'Post' },
  kind: { 'zh-CN': '任职类型', en: 'Kind' },
  validFrom: { 'zh-CN': '开始日期', en: 'From' },
  validUntil: { 'zh-CN': '不再任职日期', en: 'Until' },
} as const satisfies Readonly<Record<string, LocaleText>>

export type PeopleColumn = keyof typeof PEOPLE_COLUMNS

/** The column that a bad row comes back with. */
export const PROBLEM_COLUMN: LocaleText = { 'zh-CN': '问题', en: 'Problem' }

/** How to write each column, as the template shows it. */
const EXAMPLE: Readonly<Record<PeopleColumn, LocaleText>> = {
  name: { 'zh-CN': '王芳', en: 'Wang Fang' },
  login: { 'zh-CN': 'wang.fang' },
  phone: { 'zh-CN': '13900000000' },
  role: { 'zh-CN': '工作人员', en: 'worker' },
  node: { 'zh-CN': '青禾社区/东片区/第一网格' },
  post: { 'zh-CN': '网格员', en: 'grid worker' },
  kind: { 'zh-CN': '正职', en: 'primary' },
  validFrom: { 'zh-CN': '2026-01-01' },
  validUntil: { 'zh-CN': '' },
}

/** The titles, and one row that shows how to write each column. */
export function peopleTemplate(locale: Locale): string[][] {
  return [PEOPLE_COLUMNS, EXAMPLE].map((row) =>
    Object.values<LocaleText>(row).map((text) => textIn(text, locale)),
  )
}

/** What an import would do, or did; `isApplied` says which. */
export interface ImportAnswer {
  readonly isApplied: boolean
  readonly rowCount: number
  /** People. */
  readonly addedCount: number
  readonly changedCount: number
  readonly unchangedCount: number
  /** Posts that are given. */
  readonly postCount: number
  readonly badCount: number
  /** At most a hundred; `line` as the file counts them, 1 for the titles. */
  readonly bad: readonly {
    readonly line: number
    readonly name: string
    readonly login: string
    readonly problem: string
  }[]
  /** A table of the bad rows only, each with what is wrong with it, as `csvText`; empty where none is. */
  readonly badFile: string
  /** The same as an .xlsx in base64; empty where none is. */
  readonly badWorkbook: string
}
