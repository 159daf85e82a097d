import type { Explanation, HistoryEntry } from '@linli/runtime/core'
import type { FieldSchema } from '@linli/schemas/form-definition'
import type { JsonValue } from '@linli/schemas/json'
import { pointerKeys, valueAt } from '@linli/schemas/json-pointer'
import { LinliError } from '@linli/schemas/linli-error'
import { assertReadableInstance } from '../access/assert-readable-instance.ts'
import { staffOnly } from '../access/viewer.ts'
import type { Purpose } from '../audit/purposes.ts'
import { PURPOSES } from '../audit/purposes.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { givenIn } from '../reading/given-in.ts'
import { loadStep, versionAfter } from '../reading/load-steps.ts'
import { machineContext } from '../reading/moment-texts.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'

const MIN_REASON = 2
const MAX_REASON = 200

const RevealPurpose = builder.enumType('RevealPurpose', {
  values: Object.keys(PURPOSES) as Purpose[],
})

const RevealFieldInput = builder.inputType('RevealFieldInput', {
  fields: (t) => ({
    instanceId: t.id({ required: true }),
    seq: t.int({ description: 'The step of the answer; null for what the case remembers now.' }),
    pointer: t.string({
      required: true,
      description: 'JSON Pointer (RFC 6901) into the answers, or into the context.',
    }),
    purpose: t.field({ type: RevealPurpose, required: true }),
    reason: t.string({
      description: `In words, ${MIN_REASON} to ${MAX_REASON} characters; needed where the purpose is another one.`,
    }),
  }),
})

const FieldRevealedType = builder
  .objectRef<{ readonly kind: 'FieldRevealed'; readonly value: JsonValue }>('FieldRevealed')
  .implement({
    fields: (t) => ({
      value: t.field({ type: 'JSON', nullable: true, resolve: ({ value }) => value }),
    }),
  })

const RevealFieldResult = builder.unionType('RevealFieldResult', {
  types: [FieldRevealedType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.mutationField('revealField', (t) =>
  t.field({
    type: RevealFieldResult,
    description:
      'Staff only. The plain value of one marked field of a case that the viewer may read, this once; who asked and for what is in the audit first, the value is not.',
    args: { input: t.arg({ type: RevealFieldInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => reveal(input, context)),
  }),
)

async function reveal(input: typeof RevealFieldInput.$inferInput, context: GraphqlContext) {
  const viewer = staffOnly(context.viewer)
  const { tenantId, accountId } = viewer
  const { services } = context
  services.limits.revealPerAccount.take(`${tenantId}/${accountId}`)
  const reason = reasonOf(input)
  const instanceId = String(input.instanceId)
  await assertReadableInstance(instanceId, viewer, context)
  const { value, title } = await findMarked({ ...input, instanceId }, context)
  await writeAudit(services.pool, {
    ...{ tenantId, actorId: accountId, deed: 'field-revealed', object: `instance:${instanceId}` },
    detail: { fields: [title], purpose: input.purpose, ...(reason === null ? {} : { reason }) },
  })
  return { kind: 'FieldRevealed' as const, value }
}

function reasonOf({
  purpose,
  reason,
}: Pick<typeof RevealFieldInput.$inferInput, 'purpose' | 'reason'>): string | null {
  const text = reason?.trim() ?? ''
  if (text === '' && purpose !== 'OTHER') return null
  const length = [...text].length
  if (length < MIN_REASON || length > MAX_REASON || text.includes('\0'))
    throw new LinliError('purpose.missing', 'Another purpose is said in 2 to 200 characters.')
  return text
}

interface Found {
  readonly value: JsonValue
  /** What people call the field. */
  readonly title: string
}

interface Asked {
  readonly instanceId: string
  readonly seq?: number | null | undefined
  readonly pointer: string
}

/** Throws `field.not-marked` where nothing that is marked was answered there. */
async function findMarked(asked: Asked, context: GraphqlContext): Promise<Found> {
  const { answers, owner, schema, version } = await findAnswers(asked, context)
  const keys = pointerKeys(asked.pointer)
  const { field, title } = fieldAt(schema, owner, keys)
  const value = valueAt(answers, asked.pointer)
  if (field === null || !version.marks.has(field) || value === undefined) throw notMarked(asked)
  return { value: value as JsonValue, title }
}

function notMarked({ pointer, instanceId }: Asked): LinliError {
  return new LinliError('field.not-marked', `Nothing marked at '${pointer}' of '${instanceId}'.`)
}

async function findAnswers(asked: Asked, { services, tenantId }: GraphqlContext) {
  const { instanceId, seq } = asked
  const key = { tenantId, instanceId }
  const instance = await services.prisma.instance.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: instanceId } },
    select: {
      ...{ definitionId: true, versionNumber: true },
      snapshot: { select: { body: true } },
    },
  })
  const { definitionId, versionNumber: current } = instance
  if (seq == null) {
    const version = await services.versions.get(tenantId, definitionId, current)
    const answers = machineContext(snapshotOf(instance.snapshot))
    return { answers, owner: 'context', schema: version.definition.context.schema, version }
  }
  const row = seq < 1 ? null : await loadStep(services.prisma, key, seq)
  if (row === null) throw notMarked(asked)
  const number = await versionAfter(services.prisma, key, { seq, current })
  const version = await services.versions.get(tenantId, definitionId, number)
  const entry = JSON.parse(row.input) as HistoryEntry
  const why = JSON.parse(row.explanation) as Explanation
  const given = givenIn({ entry, why }, version)
  if (given === null || given.form === null) throw notMarked(asked)
  return { answers: given.answers, owner: given.owner, schema: given.form.schema, version }
}

/** The field at a pointer as marks name it, with the titles on the way; null where the schema has none. */
function fieldAt(schema: FieldSchema, owner: string, keys: readonly string[]) {
  let at: FieldSchema | undefined = schema
  const names = [owner]
  const titles: string[] = []
  for (const key of keys) {
    if (at?.type === 'array') {
      at = at.items
      continue
    }
    const { properties = {} }: FieldSchema = at ?? schema
    at = Object.hasOwn(properties, key) ? properties[key] : undefined
    if (at === undefined) return { field: null, title: '' }
    names.push(key)
    titles.push(at.title ?? key)
  }
  return { field: names.join('.'), title: titles.join(' · ') }
}
