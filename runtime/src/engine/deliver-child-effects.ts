import type { ChildEffect } from '@linli/schemas/effect'
import { kindOf } from '@linli/schemas/error-codes'
import { LinliError } from '@linli/schemas/linli-error'
import type { Actor } from '@linli/schemas/org'
import type { ChildFailure, NamedInstance } from '@linli/schemas/snapshot'
import type { StepInput } from '../core/step.ts'
import type { EffectChannel, OutboxEntry } from '../ports/effect-channel.ts'
import type { InstanceKey } from '../ports/engine-store.ts'
import type { Entry, Outcome } from './entry.ts'
import type { Intake } from './intake.ts'
import type { CurrentInstance, Shell } from './shell.ts'
import type { Stage } from './stage.ts'
import type { KnownVersion } from './version-book.ts'

/** Children of children, at most (G26): definitions that start each other end here, whoever published them. */
export const MOST_DEPTH = 8

type ChildEntry = OutboxEntry & { readonly effect: ChildEffect }

function isForInstance(entry: OutboxEntry): entry is ChildEntry {
  const { kind } = entry.effect
  return kind === 'start-child' || kind === 'end-child' || kind === 'stop-child'
}

interface Delivering {
  readonly shell: Shell
  readonly intake: Intake
}

/** Gives to instances what is for instances, and the rest to the channel. The engine is asked for when there is something. */
export function withInstances(channel: EffectChannel, engine: () => Delivering): EffectChannel {
  return {
    deliver: (entry) =>
      isForInstance(entry) ? deliverToInstance(engine(), entry) : channel.deliver(entry),
  }
}

/** What one instance asks of another one, as steps of both (ADR 0038). It may come again at any time, from any node:
 *
 *  1. A child is started in the commit in which its parent learns of it, so the parent's fence lets that happen once, and only
 *     while the parent waits for it. A child that cannot be started so is a failure that the parent hears.
 *  2. The end of a child takes the invocation off its parent in the step that moves it; what comes later finds none.
 *  3. A child is stopped by the parent whose invocation it answers, while it goes on.
 *
 *  A step that fails over it is an incident of its instance, and what was asked is delivered with that (I9). Throws what keeps a
 *  child from being started that a repetition may cure. */
async function deliverToInstance(
  { shell, intake }: Delivering,
  { tenantId, instanceId, effect }: ChildEntry,
): Promise<void> {
  switch (effect.kind) {
    case 'start-child':
      return intake.submit(await startEntry(shell, { tenantId, instanceId }, effect))
    case 'end-child': {
      const { parentId, key, child, end } = effect
      const input: StepInput = { kind: 'child-ended', key, child, end }
      return intake.submit(heardEntry({ tenantId, instanceId: parentId }, input))
    }
    case 'stop-child': {
      const { key, childId } = effect
      return intake.submit(heardEntry({ tenantId, instanceId: childId }, { kind: 'stop', key }))
    }
  }
}

const DONE: Outcome = { kind: 'answer', value: undefined }

/** The core says whether the instance still wants to hear it. */
function heardEntry(key: InstanceKey, input: StepInput): Entry {
  return {
    tenantId: key.tenantId,
    isPromised: true,
    needs: { instances: [key] },
    compute(stage) {
      const current = stage.instance(key)
      if (current?.snapshot.status === 'active') advanceOrReport(stage, current, input)
      return DONE
    },
  }
}

/** A fault has become an incident that holds the input: an official tries it again, not the outbox. */
function advanceOrReport(stage: Stage, current: CurrentInstance, input: StepInput): void {
  try {
    stage.advance(current, input)
  } catch (error) {
    if (!stage.failures.some((failure) => failure.error === error)) throw error
  }
}

type StartChild = Extract<ChildEffect, { kind: 'start-child' }>

async function startEntry(shell: Shell, key: InstanceKey, effect: StartChild): Promise<Entry> {
  const version = await versionOf(shell, key.tenantId, effect)
  return {
    tenantId: key.tenantId,
    isPromised: true,
    needs: {
      instances: [key],
      families: version === null ? [] : [version.program.definition.family],
    },
    compute(stage) {
      const parent = stage.instance(key)
      const open = parent?.snapshot.children?.find((each) => each.key === effect.key)
      if (parent?.snapshot.status !== 'active' || open === undefined) return DONE
      // It was started, or its parent was told that it cannot be, and hears that when it goes on.
      if (open.child !== null || open.ended !== undefined) return DONE
      const begun = begin({ shell, stage, parent, effect, version })
      const { key: invocation } = effect
      if ('failed' in begun) {
        const end = { kind: 'failed', code: begun.failed } as const
        advanceOrReport(stage, parent, { kind: 'child-ended', key: invocation, child: null, end })
      } else {
        // What this throws takes the child back with it: no child is there that its parent does not know.
        stage.advance(parent, { kind: 'child-started', key: invocation, child: begun.child })
      }
      return DONE
    },
  }
}

interface Beginning {
  readonly shell: Shell
  readonly stage: Stage
  readonly parent: CurrentInstance
  readonly effect: StartChild
  /** Null where there is none. */
  readonly version: KnownVersion | null
}

type Begun = { readonly child: NamedInstance } | { readonly failed: ChildFailure }

/** Throws a fault: the definition may be repaired, and the child is started then. */
function begin({ shell, stage, parent, effect, version }: Beginning): Begun {
  const { snapshot } = parent
  const depth = (snapshot.parent?.depth ?? 0) + 1
  if (depth > MOST_DEPTH) return { failed: 'too-deep' }
  if (version === null) return { failed: 'refused' }
  const { definition } = version.program
  const { instanceId, number, initiatorId } = snapshot
  try {
    const { title } = parent.version.program.definition
    const child = stage.start(
      version,
      {
        ...{ kind: 'start', trigger: null, device: null, actor: SYSTEM },
        instanceId: shell.ids.uuid(),
        number: stage.nextNumber(definition.family),
        payload: effect.set,
        parent: {
          ...{ instanceId, number, title, key: effect.key, depth },
          ...{ nodeId: effect.nodeId, initiatorId },
        },
      },
      shell.ids.lookupCode(),
    ).snapshot
    return {
      child: { instanceId: child.instanceId, number: child.number, title: definition.title },
    }
  } catch (error) {
    if (!(error instanceof LinliError) || kindOf(error) === 'fault') throw error
    return { failed: 'refused' }
  }
}

const SYSTEM: Actor = { accountId: 'system', role: 'system', posts: [] }

/** Null where the tenant has no such version. Throws what keeps one from compiling. */
async function versionOf(
  { versions }: Shell,
  tenantId: string,
  { definitionId, version }: StartChild,
): Promise<KnownVersion | null> {
  if (version === null) {
    const newest = (await versions.newest(tenantId)).get(definitionId)
    if (newest !== undefined) return newest
    // Another node may just have published the first one.
    versions.forgetNewest(tenantId)
    const asked = (await versions.newest(tenantId)).get(definitionId)
    const broken = versions.broken(tenantId).get(definitionId)
    if (broken !== undefined) throw broken.error
    return asked ?? null
  }
  try {
    return await versions.pinned(tenantId, definitionId, version)
  } catch (error) {
    if (error instanceof LinliError && error.code === 'version.not-found') return null
    throw error
  }
}
