import type {
  ASTVisitor,
  DocumentNode,
  FieldNode,
  ParseOptions,
  SelectionSetNode,
  Source,
  ValidationContext,
} from 'graphql'
import { GraphQLError, Kind, NoSchemaIntrospectionCustomRule, parse } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Bounds of one document; sources: OWASP GraphQL sheet and GraphQL Armor's defaults. */
const MAX_DEPTH = 8
const MAX_ALIASES = 15
const MAX_DIRECTIVES = 10
const MAX_TOKENS = 2_000
const MAX_ROOT_FIELDS = 15

/** Refuses documents that are too deep, too wide or too long before they run. Introspection is for development. */
export function useDocumentLimits(options: { readonly introspection: boolean }): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, given) => parseBounded(source, given))
    },
    onValidate({ addValidationRule }) {
      addValidationRule(depthLimit)
      addValidationRule(countLimit)
      if (!options.introspection) addValidationRule(NoSchemaIntrospectionCustomRule)
    },
  }
}

/** The parser descends with the values it reads: lists in lists exhaust the stack before the tokens run out. */
function parseBounded(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: MAX_TOKENS })
  } catch (error) {
    if (error instanceof RangeError) throw new GraphQLError('The document is nested too deep.')
    throw error
  }
}

function depthLimit(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      const depth = depthOf(context, node.selectionSet, new Map())
      if (depth > MAX_DEPTH)
        context.reportError(
          new GraphQLError(`The document is ${depth} deep; at most ${MAX_DEPTH} is accepted.`),
        )
    },
  }
}

/** Introspection fields are not counted: tools ask them deep, and production refuses them altogether. Each fragment is
 *  measured once, so fragments that spread each other cost no more than their text. */
function depthOf(
  context: ValidationContext,
  selections: SelectionSetNode,
  known: Map<string, number>,
): number {
  const depths = selections.selections.map((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return depthOf(context, selection.selectionSet, known)
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return fragmentDepth(context, selection.name.value, known)
    }
    return fieldDepth(context, selection, known)
  })
  return Math.max(0, ...depths)
}

function fragmentDepth(
  context: ValidationContext,
  name: string,
  known: Map<string, number>,
): number {
  const before = known.get(name)
  const fragment = context.getFragment(name)
  if (before !== undefined || !fragment) return before ?? 0
  // A fragment that spreads itself finds this 0; another rule refuses it.
  known.set(name, 0)
  const depth = depthOf(context, fragment.selectionSet, known)
  known.set(name, depth)
  return depth
}

function fieldDepth(
  context: ValidationContext,
  field: FieldNode,
  known: Map<string, number>,
): number {
  if (field.name.value.startsWith('__')) return 0
  return 1 + (field.selectionSet ? depthOf(context, field.selectionSet, known) : 0)
}

function countLimit(context: ValidationContext): ASTVisitor {
  let aliases = 0
  let directives = 0
  return {
    Field(node) {
      if (node.alias && ++aliases === MAX_ALIASES + 1)
        context.reportError(new GraphQLError(`More than ${MAX_ALIASES} aliases.`))
    },
    Directive() {
      if (++directives === MAX_DIRECTIVES + 1)
        context.reportError(new GraphQLError(`More than ${MAX_DIRECTIVES} directives.`))
    },
    OperationDefinition(node) {
      if (node.selectionSet.selections.length > MAX_ROOT_FIELDS)
        context.reportError(new GraphQLError(`More than ${MAX_ROOT_FIELDS} root fields.`))
    },
  }
}
