import type { Definition } from '@linli/schemas/definition'
import { escapePointer } from '@linli/schemas/json-pointer'
import { renamePaperFields } from '../papers/rename-paper-fields.ts'
import { renameAccessTo } from './field-access.ts'
import type { Patching } from './patching.ts'

interface Renamed {
  readonly form: string
  /** Dotted paths. */
  readonly from: string
  readonly to: string
}

/** The answers of the scenarios, the rights to read, what papers say and what tasks may do with a field follow a field that has another path now. */
export function renameAnswers(making: Patching, renamed: Renamed): void {
  const { form, from, to } = renamed
  for (const { answers, refused } of answersOf(making.now(), form)) {
    moveAnswer(making, answers, { from: from.split('.'), to: to.split('.') })
    const fields = making.at(refused)
    if (Array.isArray(fields)) {
      fields.forEach((field, index) => {
        if (typeof field === 'string' && isOrIn(field, from)) {
          making.put(`${refused}/${index}`, to + field.slice(from.length))
        }
      })
    }
  }
  renameAccessTo(making, form, { from, to })
  renamePaperFields(making, { from: `${form}.${from}`, to: `${form}.${to}` })
  const [before, after] = [`${form}.${from}`, `${form}.${to}`]
  for (const [task, { reads = [] }] of Object.entries(making.now().tasks)) {
    for (const [index, read] of reads.entries()) {
      if (isOrIn(read, before)) {
        const pointer = `/tasks/${escapePointer(task)}/reads/${index}`
        making.put(pointer, after + read.slice(before.length))
      }
    }
  }
}

/** Where a scenario answers a field (dotted path) with one value, it answers another one. */
export function replaceAnswers(
  making: Patching,
  { form, path }: { readonly form: string; readonly path: string },
  { from, to }: { readonly from: string | number; readonly to: string | number },
): void {
  const keys = path.split('.').map(escapePointer).join('/')
  for (const { answers } of answersOf(making.now(), form)) {
    const pointer = `${answers}/${keys}`
    const value = making.at(pointer)
    if (value === from) making.put(pointer, to)
    if (!Array.isArray(value)) continue
    for (const [index, item] of value.entries()) {
      if (item === from) making.put(`${pointer}/${index}`, to)
    }
  }
}

function isOrIn(field: string, outer: string): boolean {
  return field === outer || field.startsWith(`${outer}.`)
}

/** Pointers of what the scenarios answer to a form. */
function answersOf({ scenarios, tasks }: Definition, form: string) {
  return scenarios.flatMap((scenario, index) =>
    scenario.steps.flatMap((step, number) => {
      const root = `/scenarios/${index}/steps/${number}`
      if ('submit' in step && step.submit.form === form) {
        return [{ answers: `${root}/submit/answers`, refused: `${root}/submit/refused` }]
      }
      if ('complete' in step && tasks[step.complete.task]?.form === form) {
        return [{ answers: `${root}/complete/answers`, refused: `${root}/complete/refused` }]
      }
      return []
    }),
  )
}

function moveAnswer(
  making: Patching,
  answers: string,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
): void {
  const pointer = (keys: readonly string[]) => [answers, ...keys.map(escapePointer)].join('/')
  const value = making.at(pointer(from))
  if (value === undefined) return
  const isBeside = from.slice(0, -1).join('.') === to.slice(0, -1).join('.')
  if (isBeside) making.rename(pointer(from), to.at(-1) ?? '')
  else {
    making.remove(pointer(from))
    making.put(pointer(to), value)
  }
}
