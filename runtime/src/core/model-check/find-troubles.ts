import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { StateSite } from '../definition-tree.ts'
import { childInvocationsOf, invocationsOf } from '../definition-tree.ts'
import { leavesOf } from './configuration.ts'
import type { Trouble, Visit } from './explore.ts'
import type { Move } from './moves.ts'
import type { Judging, Verdict } from './verdict.ts'
import { placeOf } from './verdict.ts'

/** Moves that fail: a completion that nothing takes, a task that nobody may do, a machine that never comes to rest. Each
 *  is told once, where it happens first. */
export function findTroubles(judging: Judging): Verdict[] {
  const { exploration } = judging
  const seen = new Set<string>()
  const all = [
    ...exploration.startTroubles.map((trouble) => ({ trouble, visit: null, at: null })),
    ...exploration.visits.flatMap((visit, index) =>
      visit.troubles.map((trouble) => ({ trouble, visit: index, at: visit })),
    ),
  ]
  return all.flatMap(({ trouble, visit, at }): Verdict[] => {
    const told = { ...describe(trouble, judging, at), visit, more: [trouble] }
    const key = `${told.code} ${told.path} ${told.message['zh-CN']}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ severity: 'error', ...told }]
  })
}

type Told = Pick<Verdict, 'code' | 'path' | 'message'>

function describe(trouble: Trouble, { definition, sites }: Judging, at: Visit | null): Told {
  const here = at === null ? '/machine' : placeOf(at.at, sites)
  switch (trouble.kind) {
    case 'livelock':
      return {
        code: 'machine.livelock',
        path: here,
        message: {
          'zh-CN': '自动的下一步没完没了，停不下来。',
          en: 'Automatic transitions go on for ever; the machine does not come to rest.',
        },
      }
    case 'nobody': {
      const title = titleOf(definition, trouble.task)
      return {
        code: 'task.nobody',
        path: invocationOf(trouble.task, sites) ?? here,
        message: {
          'zh-CN': `“${title['zh-CN']}”可能没有人可以办：它的人选规则这时一个人也找不到。`,
          en: `“${title.en}” may have nobody to do it: no rule of its assignment finds anybody then.`,
        },
      }
    }
    case 'not-taken': {
      const { move } = trouble
      if (move.kind === 'child') return noWayOn(move, sites, here)
      const task = move.kind === 'complete' ? move.task : ''
      const outcome = move.kind === 'complete' ? move.outcome : ''
      const title = titleOf(definition, task)
      const chosen = definition.tasks[task]?.outcomes[outcome]?.title
      return {
        code: 'task.no-branch',
        path: `${invocationOf(task, sites) ?? here}/onDone`,
        message: {
          'zh-CN': `“${title['zh-CN']}”选“${chosen?.['zh-CN'] ?? outcome}”时，可能没有一个下一步的条件成立：在最后加一条没有条件的下一步。`,
          en: `When “${title.en}” ends with “${chosen?.en ?? outcome}”, no transition may apply: end the list with one that has no condition.`,
        },
      }
    }
  }
}

type ChildMove = Extract<Move, { kind: 'child' }>

function noWayOn({ invokeId, end }: ChildMove, sites: readonly StateSite[], here: string): Told {
  const called = sites.flatMap(childInvocationsOf).find(({ invoke }) => invoke.id === invokeId)
  const [list, zh, en] =
    end === 'done' ? ['onDone', '结束', 'ends'] : ['onError', '没有办成', 'fails']
  return {
    code: 'child.no-branch',
    path: `${called?.path ?? here}/${list}`,
    message: {
      'zh-CN': `子流程${zh}时，可能没有一个下一步的条件成立：在最后加一条没有条件的下一步。`,
      en: `When the sub-workflow ${en}, no transition may apply: end the list with one that has no condition.`,
    },
  }
}

function titleOf({ tasks }: Definition, name: string): Required<LocaleText> {
  const title = tasks[name]?.title
  return { 'zh-CN': title?.['zh-CN'] ?? name, en: title?.en ?? title?.['zh-CN'] ?? name }
}

function invocationOf(task: string, sites: readonly StateSite[]): string | undefined {
  return sites.flatMap(invocationsOf).find(({ invoke }) => invoke.input.task === task)?.path
}

/** Instances that end without the resident who reported it having heard more than that it was received. */
export function findUntold({ exploration, sites }: Judging): Verdict[] {
  const seen = new Set<string>()
  return exploration.visits.flatMap(({ at }, index): Verdict[] => {
    const place = placeOf(at, sites)
    if (at.live.status !== 'done' || at.isTold || seen.has(leavesOf(at).join())) return []
    seen.add(leavesOf(at).join())
    return [
      {
        severity: 'error',
        code: 'resident.untold',
        path: place,
        message: {
          'zh-CN': '这样办结，居民得不到答复：在这条路上通知发起人。',
          en: 'Ending this way leaves the resident without an answer: notify the initiator on the way.',
        },
        visit: index,
      },
    ]
  })
}
