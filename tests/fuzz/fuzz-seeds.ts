import type { Definition } from '@linli/schemas/definition'
import { drawCase, type FuzzCase, type FuzzGround } from './draw-case.ts'
import { judgeDefinition, judgeModel } from './judge-definition.ts'
import { expressionGrounds, judgeExpression } from './judge-expression.ts'
import { conditionsIn } from './mutate-definition.ts'
import { readSeedDocuments } from './seed-documents.ts'

export function createFuzzGround(): FuzzGround {
  const documents = readSeedDocuments()
  return {
    documents,
    grounds: expressionGrounds(),
    sources: [...documents.templates, ...documents.small].flatMap((text) =>
      conditionsIn(JSON.parse(text)),
    ),
  }
}

/** A fault with the seed of the case that showed it. */
export interface Fault {
  readonly seed: number
  readonly kind: FuzzCase['kind']
  readonly fault: string
}

export interface FuzzReport {
  readonly from: number
  readonly count: number
  readonly expressions: number
  readonly definitions: number
  readonly outcomes: Readonly<Record<string, number>>
  /** The dearest case, in milliseconds of CPU. */
  readonly worst: { readonly expression: number; readonly definition: number }
  readonly cpuSeconds: number
  /** Sound definitions that went on to model check, scenarios and comparison. */
  readonly models: { readonly count: number; readonly incomplete: number; readonly worstMs: number }
  /** One of each kind. */
  readonly faults: readonly Fault[]
  readonly faulty: number
}

export interface FuzzOptions {
  readonly from: number
  readonly count: number
  /** One sound definition of so many is published in thought, with model check and scenarios. */
  readonly modelEvery: number
  /** Called before each case. */
  readonly onSeed?: (seed: number) => void
}

/** Draws and judges so many cases, one a seed. */
export function fuzzSeeds(ground: FuzzGround, options: FuzzOptions): FuzzReport {
  const { from, count, modelEvery } = options
  const tally = createTally()
  for (let seed = from; seed < from + count; seed++) {
    options.onSeed?.(seed)
    const drawn = drawCase(seed, ground)
    if (drawn.kind === 'expression') {
      tally.note(seed, 'expression', judgeExpression(drawn.source, drawn.ground))
      continue
    }
    const judged = judgeDefinition(drawn.text)
    tally.note(seed, 'definition', judged)
    if (judged.definition === null || tally.sound() % modelEvery !== 0) continue
    tally.noteModel(seed, judgeModel(judged.definition, JSON.parse(drawn.before) as Definition))
  }
  return { from, count, ...tally.report() }
}

interface Seen {
  readonly outcome: string
  readonly fault: string | null
  readonly cpuMs: number
}

function createTally() {
  const outcomes: Record<string, number> = {}
  const faults = new Map<string, Fault>()
  const counts = { expression: 0, definition: 0 }
  const worst = { expression: 0, definition: 0 }
  const models = { count: 0, incomplete: 0, worstMs: 0 }
  let [cpuMs, faulty] = [0, 0]

  function noteFault(seed: number, kind: FuzzCase['kind'], fault: string | null): void {
    if (fault === null) return
    faulty += 1
    const key = `${kind} ${fault}`
    if (!faults.has(key)) faults.set(key, { seed, kind, fault })
  }

  return {
    note(seed: number, kind: FuzzCase['kind'], seen: Seen): void {
      const outcome = `${kind} ${seen.outcome}`
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      counts[kind] += 1
      worst[kind] = Math.max(worst[kind], seen.cpuMs)
      cpuMs += seen.cpuMs
      noteFault(seed, kind, seen.fault)
    },
    noteModel(seed: number, seen: Omit<Seen, 'outcome'> & { readonly isComplete: boolean }): void {
      models.count += 1
      if (!seen.isComplete) models.incomplete += 1
      models.worstMs = Math.max(models.worstMs, seen.cpuMs)
      noteFault(seed, 'definition', seen.fault)
    },
    sound: () => outcomes['definition sound'] ?? 0,
    report: () => ({
      ...{ expressions: counts.expression, definitions: counts.definition },
      ...{ outcomes, worst, models, cpuSeconds: cpuMs / 1000 },
      ...{ faults: [...faults.values()], faulty },
    }),
  }
}
