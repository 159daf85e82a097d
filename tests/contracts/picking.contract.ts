import { randomUUID } from 'node:crypto'
import type { AssignRule, PickRule, SkillRule } from '@linli/schemas/assign-rule'
import type { Definition } from '@linli/schemas/definition'
import type { Actor, OrgNode, OrgTree } from '@linli/schemas/org'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LoadKeys } from '../../runtime/src/ports/engine-store.ts'
import { ALARM, GRID, OFFICIAL, ORG, POST, RESIDENT } from '../support/builders.ts'
import { createNode, type TestGround, type TestNode } from '../support/test-engines.ts'

const SIX = ['fang', 'gao', 'han', 'jiang', 'kong', 'liu']
/** Two teams of the grid, of three each; one has a plumber, as the other has. */
const TEAMS = ['team-1', 'team-2']
const SIX_PEOPLE: OrgTree = {
  nodes: new Map([
    ...ORG.nodes,
    ...TEAMS.map((id): [string, OrgNode] => [
      id,
      { id, parentId: GRID, kind: 'team', name: id, team: { kind: 'volunteers' } },
    ]),
  ]),
  holdings: SIX.flatMap((accountId, index) => [
    { accountId, nodeId: GRID, post: POST },
    { accountId, nodeId: teamOf(index), post: 'member' },
    ...(index % 3 === 0 ? [{ accountId, nodeId: teamOf(index), post: 'plumber' }] : []),
  ]),
}

function teamOf(index: number): string {
  return index < 3 ? 'team-1' : 'team-2'
}

/** Whom a rule gives work to that picks one of several, whichever store knows what they have. */
export function pickingContract(name: string, createGround: () => Promise<TestGround>): void {
  describe(`picking one of several on ${name}`, () => {
    let ground: TestGround
    let node: TestNode
    let tenantId: string
    /** How often the store was asked what people have to do. */
    let asked = 0

    beforeAll(async () => {
      ground = await createGround()
    })
    afterAll(async () => {
      expect(await ground.brokenInvariants()).toEqual([])
      await ground.close()
    })
    beforeEach(async () => {
      tenantId = await ground.createTenant()
      asked = 0
      const store = {
        ...ground.store,
        loadsOf: (...people: Parameters<TestGround['store']['loadsOf']>) => {
          asked += 1
          return ground.store.loadsOf(...people)
        },
      }
      // Small batches, two at a time: what one picks, the other must see.
      const limits = { maxBatch: 7, worthwhile: 1, inFlight: 2 }
      node = createNode({ ...ground, store, org: SIX_PEOPLE }, limits)
    })
    afterEach(() => node.engine.close())

    const publish = (id: string, pick?: PickRule) =>
      publishRules(id, [{ strategy: 'post', post: POST, ...(pick === undefined ? {} : { pick }) }])
    const publishRules = async (id: string, assign: readonly AssignRule[]) => {
      const { check } = ALARM.tasks
      if (check === undefined) throw new Error('The alarm has a task.')
      const document: Definition = { ...ALARM, id, tasks: { check: { ...check, assign } } }
      const result = await node.engine.publish({ tenantId, document, actor: OFFICIAL })
      if (result.kind === 'refused') throw new Error(JSON.stringify(result.findings))
    }
    const start = (definitionId: string) =>
      node.engine.start({
        ...{ tenantId, definitionId, form: 'report', key: randomUUID(), actor: RESIDENT },
        answers: { ref: '楼道堆物', divisor: 4 },
      })
    const burst = (definitionId: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => start(definitionId)))
    const assignees = async (instances: readonly { readonly instanceId: string }[]) => {
      const keys = instances.map(({ instanceId }) => ({ tenantId, instanceId }))
      const none: Omit<LoadKeys, 'instances'> = { inbox: [], correlations: [], incidents: [] }
      const loaded = await ground.store.load({ ...none, instances: keys })
      return loaded.instances.map(({ snapshot: { tasks, number } }) => {
        const [task] = tasks
        const who = task?.assignment.kind === 'account' ? task.assignment.accountId : '?'
        return { who, number }
      })
    }
    const countsOf = (found: readonly { readonly who: string }[]) =>
      SIX.map((who) => found.filter((each) => each.who === who).length)
    const staff = (accountId: string): Actor => ({
      ...{ accountId, role: 'worker', posts: [{ nodeId: GRID, post: POST }] },
    })

    it('gives sixty tasks of one burst to six people, ten each', async () => {
      await publish('even', 'least-loaded')
      const found = await assignees(await burst('even', 60))
      expect(countsOf(found)).toEqual([10, 10, 10, 10, 10, 10])
      expect(new Set(found.map(({ number }) => number)).size).toBe(60)
    })

    it('gives the next ones to those who finished theirs, of whatever definition', async () => {
      await publish('even', 'least-loaded')
      await publish('other', 'least-loaded')
      const found = await burst('even', 12)
      const tasks = await assignees(found)
      const isDone = (who: string) => who === 'gao' || who === 'liu'
      for (const [index, { who }] of tasks.entries()) {
        if (!isDone(who)) continue
        await node.engine.complete({
          ...{ tenantId, taskId: `${found[index]?.instanceId}.1.0`, key: randomUUID() },
          ...{ outcome: 'confirmed', answers: {}, actor: staff(who) },
        })
      }
      expect(countsOf(await assignees(await burst('other', 4)))).toEqual([0, 2, 0, 0, 0, 2])
    })

    it('goes round, in whatever batches the tasks come', async () => {
      await publish('round', 'in-turn')
      const first = await assignees(await burst('round', 20))
      expect(countsOf(first)).toEqual([4, 4, 3, 3, 3, 3])
      const one: string[] = []
      for (let turn = 0; turn < 8; turn += 1) {
        const [next] = await assignees([await start('round')])
        one.push(next?.who ?? '')
      }
      expect(one).toEqual([...SIX.slice(2), ...SIX.slice(0, 4)])
    })

    it('gives a case to the team of a skill, whose members all may take it, and the next to the other team', async () => {
      const rule: SkillRule = { strategy: 'skill', skill: 'plumber', post: 'member' }
      await publishRules('skill', [rule, { strategy: 'post', post: POST }])
      const poolOf = async ({ instanceId }: { readonly instanceId: string }) => {
        const none: Omit<LoadKeys, 'instances'> = { inbox: [], correlations: [], incidents: [] }
        const { instances } = await ground.store.load({
          ...{ ...none, instances: [{ tenantId, instanceId }] },
        })
        const assignment = instances[0]?.snapshot.tasks[0]?.assignment
        return assignment?.kind === 'post' ? `${assignment.post}@${assignment.nodeId}` : '?'
      }
      const first = await start('skill')
      expect(await poolOf(first)).toBe('member@team-1')
      // Each of the three may take it; one of two who try at once does.
      const claim = (accountId: string, nodeId: string) =>
        node.engine.claim({
          ...{ tenantId, taskId: `${first.instanceId}.1.0` },
          actor: { accountId, role: 'worker', posts: [{ nodeId, post: 'member' }] },
        })
      await expect(claim('jiang', 'team-2')).rejects.toMatchObject({ code: 'task.not-assigned' })
      const claims = await Promise.allSettled([claim('gao', 'team-1'), claim('han', 'team-1')])
      expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await poolOf(await start('skill'))).toBe('member@team-2')
    })

    it('asks what people have to do only where one of them is picked', async () => {
      await publish('pool')
      await burst('pool', 10)
      expect(asked).toBe(0)
      await publish('round', 'in-turn')
      await burst('round', 3)
      expect(asked).toBe(1)
    })
  })
}
