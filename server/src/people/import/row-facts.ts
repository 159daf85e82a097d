import { LinliError } from '@linli/schemas/linli-error'
import { POST_TITLES } from '../../reading/post-titles.ts'
import { type Days, parseDay, parsePost } from '../change-posts.ts'
import { POST_KINDS, type PostKind } from '../people-store.ts'
import { parseLogin, parseName, parsePhone } from '../person-fields.ts'
import type { ImportNode } from './find-node.ts'
import { bookProblem, RowProblem } from './import-problems.ts'
import type { TableRow } from './read-table.ts'

export interface RowPost extends Days {
  readonly node: ImportNode
  readonly post: string
  readonly kind: PostKind
}

/** What a row says, each part checked by itself. */
export interface RowFacts {
  readonly row: TableRow
  readonly name: string
  readonly login: string
  /** Null leaves a known phone as it is. */
  readonly phone: string | null
  readonly role: 'official' | 'worker'
  /** Null where the row gives none. */
  readonly post: RowPost | null
}

export interface Known {
  readonly findNode: (text: string) => ImportNode
  /** Keys of posts beside those that have titles. */
  readonly postKeys: ReadonlySet<string>
}

const ROLES: Readonly<Record<string, RowFacts['role']>> = {
  ...{ '': 'worker', 工作人员: 'worker', worker: 'worker' },
  ...{ 干部: 'official', official: 'official' },
}

const KINDS: Readonly<Record<string, PostKind>> = {
  ...{ '': 'primary', 正职: 'primary', 兼职: 'concurrent', 代理: 'acting', 替班: 'substitute' },
  ...Object.fromEntries(POST_KINDS.map((kind) => [kind, kind])),
}

const POST_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries(POST_TITLES).flatMap(([key, title]) => [
    ...[title['zh-CN'], title.en ?? '', key].map((text) => [text.toLowerCase(), key] as const),
  ]),
)

/** Throws a `RowProblem`. */
export function factsOf(row: TableRow, known: Known): RowFacts {
  const { cells } = row
  try {
    const role = ROLES[cells.role.toLowerCase()]
    if (role === undefined)
      throw new RowProblem(
        `身份应是“工作人员”或“干部”，不是“${cells.role}”。`,
        `The role is worker or official, not “${cells.role}”.`,
      )
    const post = postOf(row, known)
    if (role === 'official' && post?.node.isExternal === true) throw bookProblem('team.officials')
    return {
      ...{ row, role, name: parseName(cells.name), login: parseLogin(cells.login) },
      ...{ phone: parsePhone(cells.phone), post },
    }
  } catch (error) {
    throw error instanceof LinliError ? bookProblem(error.code) : error
  }
}

function postOf({ cells }: TableRow, known: Known): RowPost | null {
  if (cells.node === '' && cells.post === '') return null
  if (cells.node === '' || cells.post === '')
    throw new RowProblem(
      '任职地方和岗位要么都填，要么都不填。',
      'Fill in both the place and the post, or neither.',
    )
  const kind = KINDS[cells.kind.toLowerCase()]
  if (kind === undefined)
    throw new RowProblem(
      `任职类型应是正职、兼职、代理或替班，不是“${cells.kind}”。`,
      `The kind is primary, concurrent, acting or substitute, not “${cells.kind}”.`,
    )
  const [validFrom, validUntil] = [dayOf(cells.validFrom), dayOf(cells.validUntil)]
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    throw bookProblem('post.bad-days')
  const node = known.findNode(cells.node)
  return { node, ...parsePost(postKey(cells.post, known), kind), validFrom, validUntil }
}

function postKey(text: string, { postKeys }: Known): string {
  const key = POST_KEYS.get(text.toLowerCase()) ?? (postKeys.has(text) ? text : undefined)
  if (key !== undefined) return key
  throw new RowProblem(`没有“${text}”这个岗位。`, `There is no post “${text}”.`)
}

/** Spreadsheets write days in their own ways: `2026/3/2`, `2026.3.2`, `2026年3月2日`. */
function dayOf(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const [, year, month, day] = match ?? []
  if (year === undefined || month === undefined || day === undefined) return parseDay(text)
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
