import type { JsonObject } from '@linli/schemas/json'
import type { LinliError } from '@linli/schemas/linli-error'
import type { ParentLink } from '@linli/schemas/snapshot'
import { checkFields } from '../check-fields.ts'
import { inOrder } from '../in-order.ts'
import { payloadRefusal } from '../problem-findings.ts'
import type { Program, StartInput, StartingParent, Surroundings } from '../step.ts'

/** How an instance begins. */
export interface ChildOpening {
  /** What history keeps of what it was given. */
  readonly accepted: JsonObject
  readonly context: JsonObject
  readonly initiatorId: string | null
  readonly nodeId: string
  readonly parent?: ParentLink
}

/** A child begins with what its parent gives, for whoever started the parent, at the node that the parent says. Throws
 *  `submission.invalid` where the values do not make a context of the definition, or the node is closed, a team or none. */
export function openingOfChild(
  { definition }: Program,
  { payload }: StartInput,
  {
    parent,
    surroundings,
  }: { readonly parent: StartingParent; readonly surroundings: Surroundings },
): ChildOpening {
  const { schema, initial } = definition.context
  const context = inOrder({ ...initial, ...payload })
  const unknown = Object.keys(payload).filter((field) => !Object.hasOwn(schema.properties, field))
  const problems = [
    ...checkFields(schema, context),
    ...unknown.map((field) => ({ field, code: 'field.unknown', message: UNKNOWN_FIELD })),
  ]
  if (problems.length > 0) {
    throw payloadRefusal('submission.invalid', 'The parent gives what is no context.', problems)
  }
  const { nodeId, initiatorId, instanceId, number, title, key, depth } = parent
  // A replay takes the node that was found then: it may be gone from the tree by now.
  if (surroundings.recorded === undefined) refuseForeignNode(nodeId, surroundings)
  return {
    ...{ accepted: payload, context, initiatorId, nodeId },
    parent: { depth, instanceId, key, number, title },
  }
}

const UNKNOWN_FIELD = { 'zh-CN': '没有这个字段。', en: 'There is no such field.' }

function refuseForeignNode(nodeId: string, { org }: Surroundings): void {
  const node = org.nodes.get(nodeId)
  if (node === undefined || node.team !== undefined || node.isClosed === true) {
    throw nodeRefusal('submission.invalid', nodeId)
  }
}

/** There is no place of that id to belong to. */
export function nodeRefusal(
  code: 'submission.invalid' | 'reading.invalid',
  nodeId: string,
): LinliError {
  return payloadRefusal(code, `The org tree has no node '${nodeId}'.`, [
    {
      field: '',
      code: 'node.unknown',
      message: { 'zh-CN': '请选择所在的网格或楼栋。', en: 'Choose the place it belongs to.' },
    },
  ])
}
