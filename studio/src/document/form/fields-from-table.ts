import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, PersonalMark } from '@linli/schemas/form-definition'
import type { Command } from '../command.ts'
import { putField } from './add-field.ts'
import type { FieldKind } from './field-kind.ts'
import { newField } from './field-kinds.ts'
import { formPointer } from './field-path.ts'
import { freeKey } from './free-key.ts'
import { patching } from './patching.ts'

/** A column of a table as a question of a form. */
export interface TableField {
  readonly title: string
  readonly kind: FieldKind
  /** Of a field that is chosen from. */
  readonly choices: readonly string[]
  readonly isRequired: boolean
  readonly mark: PersonalMark | null
}

/** Kinds that a column may become. */
export const TABLE_KINDS = [
  ...(['text', 'textarea', 'number', 'integer', 'date', 'phone', 'radio', 'select'] as const),
  ...(['checkbox', 'photos', 'place'] as const),
]

/** Rows below the titles that are looked at. */
const MOST_ROWS = 200
const MOST_CHOICES = 12
const LONGEST_CHOICE = 20
/** Up to so many choices are all shown. */
const SHOWN_CHOICES = 5

/** The questions that a table asks: its first row gives the titles, the rows below tell of what kind the answers are. A title with
 *  an asterisk must be answered. Columns without a title are left out. What a spreadsheet lets one choose from in a column, by its place,
 *  is what there is to choose from, whatever stands below. */
export function fieldsFromTable(
  rows: readonly (readonly string[])[],
  lists: readonly (readonly string[] | null)[] = [],
): readonly TableField[] {
  const [titles = [], ...below] = rows
  return titles.flatMap((said, column) => {
    const title = said.replaceAll(/[*＊:：]/g, '').trim()
    if (title === '') return []
    const answers = below
      .slice(0, MOST_ROWS)
      .map((row) => row[column]?.trim() ?? '')
      .filter((answer) => answer !== '')
    const list = lists[column] ?? null
    const kind = list === null ? guessedKind(title, answers) : kindOfList(list)
    const isChosen = kind === 'radio' || kind === 'select'
    return [
      {
        ...{ title, kind, choices: isChosen ? (list ?? distinct(answers)) : [] },
        isRequired: /[*＊]/.test(said),
        mark: guessedMark(title, kind),
      },
    ]
  })
}

/** A new form with these questions, as one step; null where its id is taken or nothing is asked. */
export function addFormFromTable(
  definition: Definition,
  made: { readonly id: string; readonly title: string; readonly fields: readonly TableField[] },
): Command | null {
  const { id, title, fields } = made
  if (Object.hasOwn(definition.forms, id) || fields.length === 0) return null
  const making = patching(definition)
  making.put(formPointer(id), {
    title: { 'zh-CN': title },
    schema: { type: 'object', properties: {} },
    ui: { 'ui:order': ['*'] },
  })
  for (const field of fields) {
    const form = making.now().forms[id]
    if (form === undefined) return null
    const { schema, ui } = newField(field.kind, field)
    const parts = { schema: marked(schema, field.mark), ui, isRequired: field.isRequired }
    const slot = { container: [], before: null }
    putField(making, { form: id, slot, key: freeKey(form, [], field.title) }, parts)
  }
  return {
    label: { key: 'formAdded', what: title },
    patch: making.patch,
    place: formPointer(id),
  }
}

function marked(schema: FieldSchema, mark: PersonalMark | null): FieldSchema {
  return mark === null ? schema : { ...schema, 'x-personal': mark }
}

const OF_TITLE: readonly (readonly [RegExp, FieldKind])[] = [
  [/电话|手机|phone/i, 'phone'],
  [/照片|图片|photo/i, 'photos'],
  [/楼栋|网格|所在社区/, 'place'],
  [/日期|date/i, 'date'],
  [/说明|描述|备注|情况|意见|remark|note/i, 'textarea'],
]
const DAY = /^\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)$/
const PHONE = /^1[3-9]\d{9}$/
// A number that begins with a nought or is as long as a card's is a name, not an amount.
const INTEGER = /^-?(?:0|[1-9]\d{0,9})$/
const NUMBER = /^-?(?:0|[1-9]\d{0,9})(?:\.\d+)?$/
const YES_OR_NO = /^(?:是|否|有|无|√|×|yes|no|true|false)$/i

function guessedKind(title: string, answers: readonly string[]): FieldKind {
  const all = (pattern: RegExp) => answers.length > 0 && answers.every((each) => pattern.test(each))
  if (all(PHONE)) return 'phone'
  if (all(DAY)) return 'date'
  const said = OF_TITLE.find(([pattern]) => pattern.test(title))?.[1]
  if (said !== undefined && fits(said, answers)) return said
  if (all(YES_OR_NO)) return 'checkbox'
  if (all(INTEGER)) return 'integer'
  if (all(NUMBER)) return 'number'
  return guessedChoice(answers) ?? (answers.some(({ length }) => length > 60) ? 'textarea' : 'text')
}

function kindOfList(list: readonly string[]): FieldKind {
  if (list.every((each) => YES_OR_NO.test(each))) return 'checkbox'
  return list.length > SHOWN_CHOICES ? 'select' : 'radio'
}

/** A title alone says what is asked where no row says otherwise. */
function fits(kind: FieldKind, answers: readonly string[]): boolean {
  if (kind === 'phone') return answers.every((each) => /^[\d\s+()-]{7,20}$/.test(each))
  if (kind === 'date') return answers.length === 0
  return true
}

/** Where few answers come again and again, they are what there is to choose from. */
function guessedChoice(answers: readonly string[]): FieldKind | null {
  const choices = distinct(answers)
  const isShort = choices.every(({ length }) => length <= LONGEST_CHOICE)
  const isRepeated = choices.length >= 2 && answers.length >= choices.length * 2
  if (!isShort || !isRepeated || choices.length > MOST_CHOICES) return null
  return choices.length > SHOWN_CHOICES ? 'select' : 'radio'
}

function guessedMark(title: string, kind: FieldKind): PersonalMark | null {
  if (/身份证|证件号|银行|账户|病|健康|残疾|收入/.test(title)) return 'sensitive'
  return kind === 'phone' || /姓名|联系人|住址|户主|name/i.test(title) ? 'personal' : null
}

function distinct(answers: readonly string[]): readonly string[] {
  return [...new Set(answers)]
}
