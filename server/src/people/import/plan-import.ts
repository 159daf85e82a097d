import type { LocaleText } from '@linli/schemas/locale-text'
import type { OwnPart } from '../../org/own-part.ts'
import type { PostKind } from '../people-store.ts'
import { bookProblem, RowProblem } from './import-problems.ts'
import { inSlices } from './pauses.ts'
import type { TableRow } from './read-table.ts'
import { factsOf, type Known, type RowFacts, type RowPost } from './row-facts.ts'

export interface StoredPerson {
  readonly id: string
  readonly role: string
  readonly name: string
  /** Null for residents. */
  readonly login: string | null
  readonly phone: string | null
}

export interface StoredPost {
  readonly accountId: string
  readonly nodeId: string
  readonly post: string
  readonly kind: PostKind
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export interface ImportGround extends Known {
  readonly people: readonly StoredPerson[]
  readonly posts: readonly StoredPost[]
  /** Null where the official is of the whole street. */
  readonly ownPart: OwnPart | null
}

export interface PlannedPerson {
  readonly facts: RowFacts
  /** Null for a new one. */
  readonly stored: StoredPerson | null
  readonly isChanged: boolean
  readonly posts: readonly RowPost[]
}

export interface ImportPlan {
  readonly people: readonly PlannedPerson[]
  readonly bad: readonly { readonly row: TableRow; readonly sentence: LocaleText }[]
}

/** Rows between two pauses. */
const STRETCH = 500

/** What the rows would add or change, by login. A row that cannot be taken is told and left out; the others stand. */
export async function planImport(
  rows: readonly TableRow[],
  ground: ImportGround,
): Promise<ImportPlan> {
  const desk = createDesk(ground)
  const bad: ImportPlan['bad'][number][] = []
  for await (const slice of inSlices(rows, STRETCH)) {
    for (const row of slice) {
      try {
        desk.take(factsOf(row, ground))
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error
        bad.push({ row, sentence: error.sentence })
      }
    }
  }
  return { people: desk.people(), bad }
}

interface Draft {
  readonly facts: RowFacts
  readonly stored: StoredPerson | null
  readonly posts: RowPost[]
}

/** Takes row after row, each beside what is stored and what the rows before it said. */
function createDesk({ people, posts, ownPart }: ImportGround) {
  const byLogin = new Map(people.map((person) => [person.login ?? '', person]))
  const phoneOwner = new Map(people.map((person) => [person.phone ?? '', person.login ?? '']))
  const held = new Map<string, Omit<StoredPost, 'accountId'>[]>()
  const heldBy = (accountId: string) => {
    const known = held.get(accountId) ?? []
    held.set(accountId, known)
    return known
  }
  for (const { accountId, ...post } of posts) heldBy(accountId).push(post)
  const drafts = new Map<string, Draft>()

  return {
    /** Throws a `RowProblem`, and then knows nothing of the row. */
    take(facts: RowFacts): void {
      const { login, phone, post } = facts
      const stored = byLogin.get(login) ?? null
      const before = drafts.get(login)
      assertSame(facts, before?.facts ?? null, stored)
      assertWithin(ownPart, facts, stored)
      const owner = phone === null ? undefined : phoneOwner.get(phone)
      if (owner !== undefined && owner !== login) throw bookProblem('person.phone-taken')
      const mine = heldBy(stored?.id ?? `new ${login}`)
      const isNew = post !== null && isFree(post, mine)
      const draft = before ?? { facts, stored, posts: [] }
      drafts.set(login, draft)
      if (phone !== null) phoneOwner.set(phone, login)
      if (post === null || !isNew) return
      draft.posts.push(post)
      mine.push({ ...post, nodeId: post.node.id })
    },
    people: (): PlannedPerson[] =>
      [...drafts.values()].map(({ facts, stored, posts: given }) => ({
        ...{ facts, stored, posts: given },
        isChanged: stored !== null && isOther(facts, stored),
      })),
  }
}

function isOther({ name, phone }: RowFacts, stored: StoredPerson): boolean {
  return stored.name !== name || (phone !== null && phone !== stored.phone)
}

/** What an official of a part may do on the page of the person, and no more. Throws a `RowProblem`. */
function assertWithin(ownPart: OwnPart | null, facts: RowFacts, stored: StoredPerson | null): void {
  if (ownPart === null) return
  const { nodeIds, beyond, ofAll } = ownPart
  const { post, role } = facts
  if (post !== null && !nodeIds.has(post.node.id))
    throw new RowProblem(
      `“${post.node.name}”不在您管的范围内。`,
      `“${post.node.name}” is in another part of the street.`,
    )
  const isNewOfficial = stored === null && role === 'official'
  const isBeyond = stored !== null && beyond.has(stored.id) && isOther(facts, stored)
  if (isNewOfficial || isBeyond || (stored !== null && post !== null && ofAll.has(stored.id)))
    throw new RowProblem(
      '这个人归街道管，请街道的干部来改。',
      'This takes an official of the whole street.',
    )
}

function assertSame(facts: RowFacts, before: RowFacts | null, stored: StoredPerson | null): void {
  if (
    before !== null &&
    (['name', 'phone', 'role'] as const).some((name) => before[name] !== facts[name])
  )
    throw new RowProblem(
      `和第 ${before.row.line} 行是同一个账号，姓名、手机号或身份却不同。`,
      `Line ${before.row.line} has the same login with another name, phone or role.`,
    )
  if (stored !== null && stored.role !== facts.role)
    throw new RowProblem(
      '身份和系统里的不同，导入不能改身份。',
      'The role is not the one on record, and an import does not change roles.',
    )
}

/** False where this very post is held already. Throws a `RowProblem` where the days meet those of another kind. */
function isFree(post: RowPost, held: readonly Omit<StoredPost, 'accountId'>[]): boolean {
  const same = held.filter((each) => each.nodeId === post.node.id && each.post === post.post)
  const isHeld = same.some(
    ({ kind, validFrom, validUntil }) =>
      kind === post.kind && validFrom === post.validFrom && validUntil === post.validUntil,
  )
  if (isHeld) return false
  if (!same.some((each) => overlap(each, post))) return true
  throw new RowProblem(
    '这段时间已经有这个任职，日期或类型不同；请在人员页里改。',
    'The post is held during that time with other days or of another kind; change it on the page of the person.',
  )
}

type Days = Pick<StoredPost, 'validFrom' | 'validUntil'>

/** Half-open; a span without days meets nothing. */
function overlap(one: Days, other: Days): boolean {
  const from = [one.validFrom, other.validFrom].reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b))
  const ends = [one.validUntil, other.validUntil].filter((day) => day !== null)
  return ends.every((day) => from === null || from < day)
}
