import type { Definition } from '@linli/schemas/definition'
import { compileDefinition as compile } from '../../runtime/src/core/compile-definition.ts'
import type { Program } from '../../runtime/src/core/step.ts'

const programs = new Map<string, Program>()

/** Stands in for the compiler under the version book: a node of a run lives for milliseconds, and compiling takes as
 *  long. A program holds nothing of a node. */
export function compileDefinition(definition: Definition, hash: string): Program {
  const known = programs.get(hash)
  if (known !== undefined) return known
  const program = compile(definition, hash)
  programs.set(hash, program)
  return program
}
