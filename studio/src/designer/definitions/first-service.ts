import type { ActionDefinition, Definition } from '@linli/schemas/definition'
import { addTimer, setTimerThen } from '../../document/workflow/edit-timers.ts'
import { limitNotice, limitTitle } from '../../document/workflow/new-words.ts'
import { emptyDefinition, type NewDefinitionValues } from './empty-definition.ts'

/** Who is reminded in time: whoever stands above the grid worker everywhere. */
const REMINDED = 'committee'
const FIRST_DAYS = 3
const TELL: ActionDefinition = {
  type: 'notify',
  params: { notice: 'done', to: { strategy: 'initiator' } },
}

/** What an official begins with: the smallest service that may be published as it is. Its step has a time limit that reminds
 *  somebody, and whoever reported hears of the end. */
export function firstService(values: NewDefinitionValues): Definition {
  const bare = emptyDefinition(values)
  const { visiting } = bare.machine.states ?? {}
  const step = visiting?.meta ?? { uid: 'visiting', title: { 'zh-CN': '' } }
  const title = limitTitle(step.title['zh-CN'])
  const { definition, timer } = addTimer(bare, step.uid, {
    ...{ title: { 'zh-CN': title }, clock: 'working-days', days: FIRST_DAYS },
  })
  const limited = setTimerThen(
    definition,
    { uid: step.uid, timer },
    { kind: 'remind', post: REMINDED, ...limitNotice(title) },
  )
  const { machine } = limited
  const { closed } = machine.states ?? {}
  return {
    ...limited,
    notices: {
      ...limited.notices,
      done: {
        channel: 'app',
        title: { 'zh-CN': '已经办好' },
        body: { 'zh-CN': '{{ instance.title }}（{{ instance.number }}）已经办好，请查看。' },
      },
    },
    machine: {
      ...machine,
      states: { ...machine.states, ...(closed && { closed: { ...closed, entry: [TELL] } }) },
    },
  }
}
