import type { LocaleText } from './locale-text.ts'

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

/** Text of a table that spreadsheets open with its characters whole: with a mark of UTF-8 at its beginning. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
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
  /** A table of the bad rows only, each with what is wrong with it; empty where none is. */
  readonly badFile: string
}
