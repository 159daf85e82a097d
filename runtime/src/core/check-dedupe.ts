import type { Definition, TaskDefinition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { isRequired } from './check-at-due.ts'
import { errorAt } from './definition-finding.ts'
import { agreeingOutcome } from './signing/agreed.ts'

/** Whether somebody who has agreed before need not be asked again (去重): not where the law asks for her, where nobody can tell which
 *  outcome agrees, or where there is something to answer. */
export function checkDedupe(
  task: TaskDefinition,
  { name, definition }: { readonly name: string; readonly definition: Definition },
): Finding[] {
  if (task.dedupe === undefined) return []
  const path = `/tasks/${escapePointer(name)}/dedupe`
  return [
    ...(task.legal === true
      ? [
          errorAt(path, 'task.dedupe-legal', [
            '法定环节要本人决定，不能去重：去掉 dedupe。',
            'The law leaves this task to a person, who is asked: take dedupe away.',
          ]),
        ]
      : []),
    ...(agreeingOutcome(task) === null
      ? [
          errorAt(path, 'task.dedupe-no-agreement', [
            '去重要知道哪个结果是同意：恰好给一个结果 tone: primary；或签不能去重。',
            'Give exactly one outcome the tone primary, so that it is known which one agrees; where the first signature decides, nothing is repeated.',
          ]),
        ]
      : []),
    ...(isRequired(definition, task.form)
      ? [
          errorAt(path, 'task.dedupe-form', [
            '表单有必填项，每次都要本人填写：改为选填，或去掉 dedupe。',
            'Its form has required fields, which somebody answers each time: make them optional, or take dedupe away.',
          ]),
        ]
      : []),
  ]
}
