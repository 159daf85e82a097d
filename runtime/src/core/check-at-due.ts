import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import type { Sentence } from './definition-finding.ts'
import { errorAt } from './definition-finding.ts'
import type { StateSite } from './definition-tree.ts'
import { transitionsOf } from './definition-tree.ts'

interface Invoked {
  readonly name: string
  readonly site: StateSite
  readonly definition: Definition
}

/** Whether the system may decide a task whose time is over (超时自动处理): never what the law leaves to a person, never a refusal of
 *  what a resident asked for, and nothing that somebody would have to answer. */
export function checkAtDue(task: TaskDefinition, invoked: Invoked): Finding[] {
  const { atDue } = task
  if (atDue === undefined) return []
  const path = `/tasks/${escapePointer(invoked.name)}/atDue`
  return REASONS.flatMap(({ code, holds, message }) =>
    holds(task, invoked) ? [errorAt(path, code, message)] : [],
  )
}

interface Reason {
  readonly code: string
  readonly holds: (task: TaskDefinition, invoked: Invoked) => boolean
  readonly message: Sentence
}

const REASONS: readonly Reason[] = [
  {
    code: 'task.at-due-legal',
    holds: ({ legal }) => legal === true,
    message: [
      '法定环节只能由人决定，不能到期自动办理：去掉 atDue，到期时提醒或升级。',
      'The law leaves this task to a person: take atDue away, and remind or escalate when it is due.',
    ],
  },
  {
    code: 'task.at-due-refuses',
    holds: ({ atDue, outcomes }, { definition }) =>
      outcomes[atDue?.outcome ?? '']?.tone === 'danger' && isForResidents(definition),
    message: [
      '居民申请的事项不能因为没人办就自动拒绝或退回：换一个结果，或到期时升级。',
      'What a resident asked for is not refused because nobody did it: choose another outcome, or escalate when it is due.',
    ],
  },
  {
    code: 'task.at-due-no-due',
    holds: ({ due }) => due === undefined,
    message: [
      '没有办理时限的任务不会到期：请写 due，或去掉 atDue。',
      'A task without a deadline is never due: give it a due, or take atDue away.',
    ],
  },
  {
    code: 'task.at-due-leads-on',
    holds: ({ due }, { site }) => due !== undefined && leadsOn(due, site),
    message: [
      '时限到了已经流转到别处，任务不会再自动办理：让 after 只做动作，或去掉 atDue。',
      'The timer itself leads on, so the task is not decided: let its after only act, or take atDue away.',
    ],
  },
  {
    code: 'task.at-due-form',
    holds: ({ form }, { definition }) => isRequired(definition, form),
    message: [
      '表单有必填项，系统替不了人填写：改为选填，或去掉 atDue。',
      'Its form has required fields, which the system does not fill in: make them optional, or take atDue away.',
    ],
  },
]

function isForResidents({ triggers }: Definition): boolean {
  return triggers.some((trigger) => trigger.kind === 'form' && trigger.by.includes('resident'))
}

function leadsOn(timer: string, site: StateSite): boolean {
  if (Object.hasOwn(site.state.after ?? {}, timer)) {
    return transitionsOf(site).some(
      ({ cause, transition }) =>
        cause.kind === 'timer' && cause.name === timer && transition.target !== undefined,
    )
  }
  return site.parent !== null && leadsOn(timer, site.parent)
}

/** Whether somebody has to answer something of the form. */
export function isRequired({ forms }: Definition, form: string | undefined): boolean {
  const declared = form !== undefined && Object.hasOwn(forms, form) ? forms[form] : undefined
  if (declared === undefined) return false
  const byRule = (declared.rules ?? []).some(({ requiredWhen }) => requiredWhen !== undefined)
  return byRule || (declared.schema.required ?? []).length > 0
}
