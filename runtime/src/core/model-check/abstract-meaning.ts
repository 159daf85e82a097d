import type { Definition } from '@linli/schemas/definition'
import { invariant } from '@linli/schemas/linli-error'
import type { Meaning, Moment } from '../compile-definition.ts'
import { namesOf } from './expressions-of.ts'
import type { Asking, Guess, Guesser } from './guess.ts'
import type { Parse } from './sample-values.ts'
import type { Abstract, AbstractGroup } from './unknown.ts'
import { Deferred, memberAt, Unknown } from './unknown.ts'

/** The machine's expressions over values that nobody knows. One move is made at a time; `guess` is that of the move. */
export interface AbstractMeaning extends Meaning {
  guess: Guess | null
}

export interface MeaningParts {
  readonly definition: Definition
  readonly parse: Parse
  readonly relevant: ReadonlySet<string>
  readonly guesser: Guesser
}

export function createAbstractMeaning(parts: MeaningParts): AbstractMeaning {
  const { parse, relevant, guesser } = parts
  const meaning: AbstractMeaning = {
    guess: null,
    guard(source, scope) {
      const tree = parse(source)
      return (moment) => {
        invariant(meaning.guess, 'A move is under way.')
        return guesser.truth({ tree, source, scope, values: valuesAt(moment) }, meaning.guess)
      }
    },
    set({ to, cel }, scope) {
      if (!relevant.has(to)) return () => ({})
      return (moment) => ({ [to]: assigned(parts, { to, cel, scope, values: valuesAt(moment) }) })
    },
  }
  return meaning
}

/** What an assignment leaves in a field: a value, the very unknown that it copies, or a computation for later. */
export function assigned(
  { definition, parse, guesser }: MeaningParts,
  at: Pick<Asking, 'scope' | 'values'> & { readonly to: string; readonly cel: string },
): Abstract {
  const { to, cel, scope, values } = at
  const tree = parse(cel)
  const names = namesOf(tree)
  if (names !== null) return memberAt(values, names)
  const asking: Asking = { tree, source: cel, scope, values }
  const known = guesser.known(asking)
  if (known !== null) return known.value
  return new Deferred({ ...asking, otherwise: unknownField(definition, to) })
}

/** A context field of which nothing is known. */
export function unknownField({ context }: Definition, field: string): Unknown {
  return new Unknown(context.schema.properties[field] ?? null, `context.${field}`)
}

function valuesAt({ context, event }: Moment): AbstractGroup {
  const { context: known, event: sent } = { context, event } as unknown as {
    readonly context: AbstractGroup
    readonly event: AbstractGroup
  }
  return { context: known, event: sent, output: sent['output'] }
}
