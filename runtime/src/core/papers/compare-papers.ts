import type { PaperDefinition } from '@linli/schemas/definition'
import { quoted, same } from '../change-words.ts'
import { compareTable } from '../compare-parts.ts'
import { compareProperty, isSame } from '../compare-values.ts'
import type { Compared, Side } from '../compared.ts'
import { calledState, standingIn } from '../compared.ts'
import type { Change, Place } from '../definition-change.ts'
import { changeAt } from '../definition-change.ts'
import type { Sentence } from '../definition-finding.ts'
import type { ThingKind } from '../thing-place.ts'

/** Papers: which step gives them, what they say, who signs, and what they say in plain. */
export function comparePapers(compared: Compared): Change[] {
  const kind: ThingKind = {
    table: 'papers',
    noun: 'paper',
    word: ['文书', 'paper'],
    bites: (key) => {
      const at = compared.before.definition.papers?.[key]?.at
      return standingIn(compared.before, ({ uid }) => uid === at)
    },
  }
  return compareTable(kind, compared, (place, key) => {
    const was = compared.before.definition.papers?.[key.before]
    const is = compared.after.definition.papers?.[key.after]
    if (was === undefined || is === undefined) return []
    return [
      ...compareProperty(place, {
        code: 'at',
        called: ['出具的环节', 'Step that gives it'],
        before: was.at,
        after: is.at,
        show: (uid, side) => calledStep(uid, compared[side]),
      }),
      ...compareWords(place, { was, is }),
      ...compareProperty(place, {
        code: 'shows',
        called: ['不遮盖的字段', 'Fields in plain'],
        before: was.shows,
        after: is.shows,
        show: (fields) => same(fields.map(quoted).join('、')),
      }),
      ...compareProperty(place, {
        code: 'acrossPages',
        called: ['骑缝章', 'Seal across pages'],
        before: was.acrossPages,
        after: is.acrossPages,
        show: () => ['有', 'yes'],
      }),
    ]
  })
}

interface Papers {
  readonly was: PaperDefinition
  readonly is: PaperDefinition
}

/** Texts are long; where they differ is shown beside each other elsewhere. */
function compareWords(place: Place, { was, is }: Papers): Change[] {
  const [zh, en] = place.called
  const body: Sentence = [`${zh}的正文改了。`, `The text of ${en} changed.`]
  const signatures: Sentence = [`${zh}的签名处改了。`, `Who signs ${en} changed.`]
  return [
    ...(isSame(was.body, is.body)
      ? []
      : [changeAt(place, { code: 'body', tail: '/body', bearing: 'wording', message: body })]),
    ...(isSame(was.signatures, is.signatures)
      ? []
      : [
          changeAt(place, {
            ...{ code: 'signatures', tail: '/signatures', bearing: 'wording' },
            side: is.signatures === undefined ? 'before' : 'after',
            message: signatures,
          }),
        ]),
  ]
}

function calledStep(uid: string, { sites }: Side): Sentence {
  const site = sites.find((each) => each.uid === uid)
  return site === undefined ? same(quoted(uid)) : calledState(site)
}
