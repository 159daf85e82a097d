import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { drawCase, type FuzzGround } from './draw-case.ts'
import type { Fault } from './fuzz-seeds.ts'
import { judgeDefinition } from './judge-definition.ts'
import { type ExpressionGround, judgeExpression } from './judge-expression.ts'
import { minimiseDocument, minimiseText } from './minimise.ts'

/** A case that once broke a promise, as small as it got. */
export type KeptCase = { readonly fault: string } & (
  | { readonly kind: 'definition'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string; readonly ground: string }
)

const FOLDER = new URL('./cases/', import.meta.url)

export function keptCases(): (readonly [name: string, kept: KeptCase])[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))] as const)
}

/** The fault that a kept case shows today, or null. Throws where its place in the templates is gone. */
export function faultOfKept(kept: KeptCase, { grounds }: FuzzGround): string | null {
  if (kept.kind === 'definition') return judgeDefinition(kept.text).fault
  const ground = grounds.find(({ name }) => name === kept.ground)
  if (ground === undefined) throw new Error(`The templates have no place '${kept.ground}'.`)
  return judgeExpression(kept.source, ground).fault
}

/** Draws the case of a fault again, makes it as small as it gets and writes it to the folder of cases. Gives the file's
 *  name. A fault of the model check shows where the whole definition is judged, so its case is kept as it is. */
export function keepCase({ seed, fault }: Fault, ground: FuzzGround): string {
  const drawn = drawCase(seed, ground)
  const kept: KeptCase =
    drawn.kind === 'expression'
      ? { kind: 'expression', fault, ground: drawn.ground.name, source: smaller(drawn, fault) }
      : {
          ...{ kind: 'definition', fault },
          text: minimiseDocument(drawn.text, (text) => judgeDefinition(text).fault === fault),
        }
  const text = `${JSON.stringify(kept, null, 2)}\n`
  const name = `${kept.kind}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.json`
  writeFileSync(new URL(name, FOLDER), text)
  return name
}

function smaller(
  { source, ground }: { readonly source: string; readonly ground: ExpressionGround },
  fault: string,
): string {
  return minimiseText(source, (text) => judgeExpression(text, ground).fault === fault)
}
