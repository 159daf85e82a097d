import { formOfTask, seenAnswers, showsContext } from '@linli/runtime/core'
import type { FormDefinition } from '@linli/schemas/form-definition'
import type { JsonObject } from '@linli/schemas/json'
import { isJsonObject } from '@linli/schemas/json'
import { partsShown } from '../audit/personal-reads.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { machineContext } from '../reading/moment-texts.ts'
import { sightIn } from '../reading/sight-in.ts'
import { snapshotOf } from '../reading/snapshot-of.ts'
import type { PublishedVersion } from '../reading/versions.ts'

/** A task of a case that the viewer was already allowed to read. */
export interface AskedTask {
  readonly name: string
  readonly state: string
  readonly instance: { readonly id: string; readonly initiatorId: string | null }
}

/** The form of a task as it is asked: what the task hides is not asked, and what it shows of the case is there as the viewer sees it
 *  in clear; what she would see masked is not there at all, and the engine fills it in by itself. The form as it was published for a
 *  task that is over. Null where the outcome alone is the answer. */
export async function taskForm(
  { name, state, instance }: AskedTask,
  version: PublishedVersion,
  context: GraphqlContext,
): Promise<FormDefinition | null> {
  const { definition } = version
  const declared = Object.hasOwn(definition.tasks, name) ? definition.tasks[name] : undefined
  if (state !== 'open') {
    return declared?.form === undefined ? null : (definition.forms[declared.form] ?? null)
  }
  const shown = showsContext(declared?.fields)
    ? await contextInClear(instance, version, context)
    : {}
  return formOfTask(definition, name, shown)
}

async function contextInClear(
  instance: AskedTask['instance'],
  version: PublishedVersion,
  context: GraphqlContext,
): Promise<JsonObject> {
  const { services, tenantId, viewer } = context
  const row = await services.prisma.instanceSnapshot.findUnique({
    where: { tenantId_instanceId: { tenantId, instanceId: instance.id } },
    select: { body: true },
  })
  const remembered = machineContext(snapshotOf(row))
  if (!isJsonObject(remembered)) return {}
  const { schema } = version.definition.context
  const owned = { owner: 'context', schema, marks: version.marks }
  const seen = seenAnswers(remembered, owned, await sightIn(instance, version, context))
  const masked = new Set(seen.masked.map((pointer) => pointer.split('/')[1]))
  const answers = Object.fromEntries(
    Object.entries(seen.answers).filter(([key]) => !masked.has(key)),
  )
  const parts = partsShown([{ form: { schema }, answers }], instance.initiatorId)
  await services.personalReads.note({ viewer, instance, parts })
  return answers
}
