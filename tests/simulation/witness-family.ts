import type { Court, SeenInstance, SeenStep } from './seen.ts'

type Instances = ReadonlyMap<string, SeenInstance>

/** The rules between an instance and those that it starts, held against every committed step. An `order` is away on one errand
 *  exactly while it is `working`. `seen` is the last step of the instance. */
export function seeFamily(
  instance: SeenInstance,
  { court, instances }: { readonly court: Court; readonly instances: Instances },
  seen: SeenStep,
): void {
  const { snapshot } = seen.commit.step
  const where = `'${instance.instanceId}' at ${snapshot.seq}`
  const accuse = (sentence: string) => court.accuse(`G6: ${where} ${sentence}.`)
  const { children = [] } = snapshot
  const isAway = snapshot.status === 'active' && snapshot.position.includes('working')
  if (children.length !== (isAway ? 1 : 0)) accuse(`waits for ${children.length} children`)
  seeInvoked(instance, accuse)
  seeHeard(instance, { instances, seen }, accuse)
}

type Accuse = (sentence: string) => void

/** A key is of one entering of the state, and names one child for good. */
function seeInvoked({ steps }: SeenInstance, accuse: Accuse): void {
  const [before, now] = steps.slice(-2).map(({ commit }) => commit.step)
  if (before === undefined || now === undefined) return
  for (const { key, child } of now.snapshot.children ?? []) {
    const former = before.snapshot.children?.find((each) => each.key === key)
    if (former === undefined && !now.explanation.entered.includes('working')) {
      accuse(`invokes '${key}' where it did not go`)
    }
    if (former !== undefined && now.explanation.entered.includes('working')) {
      accuse(`went there again and keeps '${key}'`)
    }
    if (former?.child && former.child.instanceId !== child?.instanceId) {
      accuse(`has another child for '${key}'`)
    }
  }
}

/** What it hears is of the invocation that was open, true of that child, and heard once. */
function seeHeard(
  { tenantId, steps }: SeenInstance,
  { instances, seen }: { readonly instances: Instances; readonly seen: SeenStep },
  accuse: Accuse,
): void {
  const { input } = seen.commit.entry
  if (input.kind !== 'child-ended') return
  const before = steps.at(-2)?.commit.step.snapshot.children ?? []
  const open = before.find(({ key }) => key === input.key)
  if (open === undefined) {
    accuse(`hears of '${input.key}', which is not open`)
    return
  }
  const child = instances.get(`${tenantId}/${open.child?.instanceId ?? ''}`)
  if (input.end.kind === 'failed') {
    if (child?.status !== 'cancelled') accuse(`hears of a failure of '${child?.status}'`)
    return
  }
  const position = child?.steps.at(-1)?.commit.step.snapshot.position
  if (child?.status !== 'done' || position?.[0] !== input.end.ended) {
    accuse(`hears '${input.end.ended}' of one that is '${child?.status}' at '${position}'`)
  }
}

/** A child begins in the batch in which its parent learns of it, and no parent has two for one invocation. Once the batch is read. */
export function seeBirths(
  started: readonly { readonly tenantId: string; readonly instanceId: string }[],
  { court, instances }: { readonly court: Court; readonly instances: Instances },
): void {
  for (const { tenantId, instanceId } of started) {
    const child = instances.get(`${tenantId}/${instanceId}`)
    const parentId = child?.started.parentId ?? null
    const isErrand = child?.started.definitionId === 'errand'
    if (child === undefined || (parentId === null && !isErrand)) continue
    const parent = instances.get(`${tenantId}/${parentId}`)
    const key = child.steps[0]?.commit.step.snapshot.parent?.key
    const knows = parent?.steps.filter(
      ({ commit: { entry, step } }) =>
        entry.input.kind === 'child-started' &&
        entry.input.key === key &&
        entry.input.child.instanceId === instanceId &&
        step.snapshot.children?.some((open) => open.child?.instanceId === instanceId) === true,
    )
    if (knows?.length !== 1) {
      court.accuse(`G6: '${instanceId}' began, and its parent '${parentId}' does not know it.`)
    }
    if (child.started.initiatorId !== parent?.started.initiatorId) {
      court.accuse(`G6: '${instanceId}' was started for somebody else.`)
    }
  }
}

/** When everything rests: what ended was heard, or its parent had gone on; what was stopped was not heard. One that goes on although
 *  its parent has left it never comes to rest, which `rest.ts` tells. */
export function checkFamilies(
  { instances }: { readonly instances: Instances },
  accuse: Accuse,
): void {
  for (const child of instances.values()) {
    const { parentId } = child.started
    if (parentId === null) continue
    const key = child.steps[0]?.commit.step.snapshot.parent?.key
    const steps = instances.get(`${child.tenantId}/${parentId}`)?.steps ?? []
    const heard = steps.filter(
      ({ commit: { entry } }) => entry.input.kind === 'child-ended' && entry.input.key === key,
    )
    const isStopped = child.steps.at(-1)?.commit.entry.input.kind === 'stop'
    const open = steps.at(-1)?.commit.step.snapshot.children ?? []
    if (heard.length > 1) accuse(`G6: the end of '${child.instanceId}' was heard twice.`)
    if (heard.length > 0 && isStopped) accuse(`G6: '${child.instanceId}' was stopped and heard.`)
    if (open.some((each) => each.key === key)) accuse(`G6: '${child.instanceId}' is waited for.`)
  }
}
