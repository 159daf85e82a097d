import type { AssignRule } from '@linli/schemas/assign-rule'
import type { TaskDefinition } from '@linli/schemas/definition'
import { BENCH_POST } from './definitions.ts'
import { BENCH_SKILL, BENCH_TEAM, LEAD_POST, SECRETARY_POST } from './large-org.ts'

const same = (text: string) => ({ 'zh-CN': text, en: text })

const task = (...assign: readonly AssignRule[]): TaskDefinition => ({
  title: same('压测'),
  assign,
  exclude: ['initiator', { performerOf: 'check' }],
  outcomes: { done: { title: same('办结') } },
})

const post = (name: string): AssignRule => ({ strategy: 'post', post: name })
const ON_DUTY = { strategy: 'team', team: BENCH_TEAM, post: 'on-duty' } as const
const STRANGER: AssignRule = { strategy: 'person', account: 'nobody' }

/** Tried rule by rule until one finds somebody: posts that nobody has or that are found some layers up, the street's secretary
 *  where the others' holders are excluded, and every other way to find somebody, whether it finds somebody or not. */
export const ASSIGNMENT_TASKS: readonly TaskDefinition[] = [
  task(post('bench-nobody'), post(SECRETARY_POST)),
  task(post('bench-nobody'), post(LEAD_POST), post(SECRETARY_POST)),
  task(post(BENCH_POST), post(SECRETARY_POST)),
  task(STRANGER, { strategy: 'person', account: 'large-000050' }, post(SECRETARY_POST)),
  task({ strategy: 'field', field: 'chosen' }, post(SECRETARY_POST)),
  task({ strategy: 'leader', of: 'initiator', post: LEAD_POST }, post(SECRETARY_POST)),
  task(
    { strategy: 'leader', of: { performerOf: 'check' }, post: SECRETARY_POST },
    post(SECRETARY_POST),
  ),
  task(ON_DUTY, post(SECRETARY_POST)),
  task({ ...ON_DUTY, pick: 'in-turn' }, post(SECRETARY_POST)),
  task({ strategy: 'skill', skill: BENCH_SKILL }, post(SECRETARY_POST)),
  task({ strategy: 'skill', skill: BENCH_SKILL, pick: 'least-loaded' }, post(SECRETARY_POST)),
  task({ strategy: 'post', post: BENCH_POST, pick: 'least-loaded' }, post(SECRETARY_POST)),
]
