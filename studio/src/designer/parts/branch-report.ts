import type {
  Cell,
  ConditionTree,
  Dimension,
  ExpressionScope,
  Holding,
  Truth,
} from '@linli/runtime/core'
import {
  dimensionsOf,
  fromBuilder,
  guardTruth,
  holdingsOf,
  renderExpression,
  toLockedBuilder,
} from '@linli/runtime/core'
import type { GuardDefinition } from '@linli/schemas/definition'
import type { Locale, LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'

/** One way out of a choice. */
export interface Branch {
  /** What people call it, e.g. the title of where it leads. */
  readonly title: LocaleText
  /** Null for the one that is taken whatever holds. */
  readonly guard: GuardDefinition | null
}

export interface BranchNote {
  /** Two hold at once; none holds; one can never be taken. */
  readonly kind: 'overlap' | 'gap' | 'never'
  /** Places of the branches in the choice; none for a gap. */
  readonly branches: readonly number[]
  readonly sentence: Required<LocaleText>
}

export interface BranchReport {
  readonly notes: readonly BranchNote[]
  /** Whether everything could be told: without it there may be more overlaps and gaps than are noted. */
  readonly isWhole: boolean
}

/** Most combinations of what the fields hold that are looked at, some 50 ms. */
const MOST_CASES = 2048
/** Most gaps that are told. */
const MOST_GAPS = 3

/** Whether the branches of one choice overlap, leave a gap, or cannot be taken, in their order, told with an example each. Only what is
 *  certain for what the fields are declared to hold is noted. */
export function branchReport(branches: readonly Branch[], scope: ExpressionScope): BranchReport {
  const names = scope.names()
  const read = new Map<string, ConditionTree | null>()
  const treeOf = (cel: string) => {
    const tree = read.get(cel) ?? toLockedBuilder(cel, names)
    read.set(cel, tree)
    return tree ?? ({ kind: 'unknown' } as const)
  }
  const cels = branches.flatMap(({ guard }) => (guard === null ? [] : celsOf(guard)))
  const trees = cels.map(treeOf).filter((tree) => tree.kind !== 'unknown')
  const dimensions = dimensionsOf(trees, scope)
  const holdings = holdingsOf(dimensions, MOST_CASES)
  if (holdings === null) return { notes: [], isWhole: false }
  const cases = holdings.map((holding): Case => {
    const truths = branches.map(({ guard }) =>
      guard === null ? true : guardTruth(guard, holding, treeOf),
    )
    return { holding, truths }
  })
  const choice: Choice = { branches, dimensions, cases, scope }
  return {
    notes: [...unreachable(choice), ...overlaps(choice), ...gaps(choice)],
    isWhole: cases.every(({ truths }) => !truths.includes(null)),
  }
}

function celsOf(guard: GuardDefinition): readonly string[] {
  switch (guard.type) {
    case 'expr':
      return [guard.params.cel]
    case 'and':
    case 'or':
      return guard.params.guards.flatMap(celsOf)
    case 'not':
      return celsOf(guard.params.guard)
    case 'in':
      return []
  }
}

/** One combination of what the fields hold, with which branches hold then. */
interface Case {
  readonly holding: Holding
  readonly truths: readonly Truth[]
}

interface Choice {
  readonly branches: readonly Branch[]
  readonly dimensions: readonly Dimension[]
  readonly cases: readonly Case[]
  readonly scope: ExpressionScope
}

/** Whether a branch with a condition is never taken: it never holds, or an earlier one always holds with it. */
function isNever({ cases }: Choice, index: number): 'false' | 'covered' | null {
  if (cases.every(({ truths }) => truths[index] === false)) return 'false'
  const isCovered = ({ truths }: Case) =>
    truths[index] === false || truths.slice(0, index).includes(true)
  return cases.every(isCovered) ? 'covered' : null
}

function unreachable(choice: Choice): readonly BranchNote[] {
  return choice.branches.flatMap(({ title, guard }, index): readonly BranchNote[] => {
    const never = guard === null ? null : isNever(choice, index)
    if (never === null) return []
    const [zh, en] = [textIn(title, 'zh-CN'), textIn(title, 'en')]
    const sentence =
      never === 'false'
        ? { 'zh-CN': `「${zh}」的条件永远不成立。`, en: `The condition of “${en}” never holds.` }
        : {
            'zh-CN': `「${zh}」走不到：它成立的时候，排在前面的分支已经成立。`,
            en: `“${en}” is never taken: whenever it holds, a branch before it does.`,
          }
    return [{ kind: 'never', branches: [index], sentence }]
  })
}

function overlaps(choice: Choice): readonly BranchNote[] {
  const { branches } = choice
  const live = branches.flatMap(({ guard }, index) =>
    guard === null || isNever(choice, index) !== null ? [] : [index],
  )
  return live.flatMap((second) =>
    live.filter((first) => first < second).flatMap((first) => overlapOf(choice, first, second)),
  )
}

function overlapOf(choice: Choice, first: number, second: number): readonly BranchNote[] {
  const hasBoth = ({ truths }: Case) => truths[first] === true && truths[second] === true
  const example = choice.cases.find(hasBoth)
  if (example === undefined) return []
  const when = whenText(simplest(example, choice, hasBoth), choice)
  const called = (index: number, locale: Locale) =>
    textIn(choice.branches[index]?.title ?? { 'zh-CN': '' }, locale)
  const [a, b] = [called(first, 'zh-CN'), called(second, 'zh-CN')]
  const [aEn, bEn] = [called(first, 'en'), called(second, 'en')]
  return [
    {
      kind: 'overlap',
      branches: [first, second],
      sentence: {
        'zh-CN': `「${a}」和「${b}」会同时成立，例如 ${when['zh-CN']}：这时走排在前面的「${a}」。`,
        en: `“${aEn}” and “${bEn}” hold at once, for example when ${when.en}; then “${aEn}” is taken, which comes first.`,
      },
    },
  ]
}

function gaps(choice: Choice): readonly BranchNote[] {
  const isOpen = ({ truths }: Case) => truths.every((truth) => truth === false)
  const notes: BranchNote[] = []
  let open = choice.cases.filter(isOpen)
  for (let [example] = open; example !== undefined; [example] = open) {
    if (notes.length === MOST_GAPS) break
    const fixed = simplest(example, choice, isOpen)
    const when = whenText(fixed, choice)
    notes.push({
      kind: 'gap',
      branches: [],
      sentence: {
        'zh-CN': `没有分支可走：${when['zh-CN']}。请加一个“其他情况”，或补上条件。`,
        en: `No branch is taken when ${when.en}. Add one for everything else, or complete the conditions.`,
      },
    })
    open = open.filter((each) => !matches(each, fixed))
  }
  return notes
}

function matches({ holding }: Case, fixed: Holding): boolean {
  return [...fixed].every(([field, cell]) => holding.get(field) === cell)
}

/** What of a case is needed for something to be so: fields that make no difference are left out. */
function simplest(example: Case, { cases }: Choice, isSo: (each: Case) => boolean): Holding {
  let fixed: Holding = example.holding
  for (const field of example.holding.keys()) {
    const fewer = new Map([...fixed].filter(([each]) => each !== field))
    if (cases.filter((each) => matches(each, fewer)).every(isSo)) fixed = fewer
  }
  return fixed
}

/** What fields hold, in words. */
function whenText(fixed: Holding, { scope }: Choice): Required<LocaleText> {
  const always = { 'zh-CN': '任何情况', en: 'anything holds' }
  const parts = [...fixed].flatMap(([field, cell]) => partsOf(field, cell))
  if (parts.length === 0) return always
  const names = scope.names()
  const cel = fromBuilder({ kind: 'all', parts }, names)
  return (cel === null ? null : renderExpression(cel, names)) ?? always
}

function partsOf(field: string, cell: Cell): readonly ConditionTree[] {
  const has: ConditionTree = { kind: 'has', field }
  switch (cell.kind) {
    case 'absent':
      return [{ kind: 'not', part: has }]
    case 'value': {
      const yes: ConditionTree = { kind: 'yes', field }
      if (cell.value === true) return [yes]
      if (cell.value === false) return [{ kind: 'not', part: yes }]
      return [{ kind: 'compare', field, operator: '==', to: { value: cell.value } }]
    }
    case 'other':
      if (cell.named.length === 0) return [has]
      return [{ kind: 'not', part: { kind: 'one-of', field, values: cell.named } }]
    case 'between': {
      const { above, below } = cell
      const bounds: readonly ConditionTree[] = [
        ...(above === null
          ? []
          : [{ kind: 'compare', field, operator: '>', to: { value: above } } as const]),
        ...(below === null
          ? []
          : [{ kind: 'compare', field, operator: '<', to: { value: below } } as const]),
      ]
      return bounds.length === 0 ? [has] : bounds
    }
    case 'list':
      return cell.named.map((value): ConditionTree => {
        const part: ConditionTree = { kind: 'includes', field, item: { value } }
        return cell.items.includes(value) ? part : { kind: 'not', part }
      })
  }
}
