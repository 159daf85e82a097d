import { isJsonObject } from '@linli/schemas/json'
import { answersOf, canary, MASKED, PERSONAL_FIELDS, type PersonalField } from './canaries.ts'
import type { Judged } from './cells.ts'
import { ofEachViewer } from './cells.ts'
import { seesPersonal } from './rules.ts'
import { post, type World } from './world.ts'
import type { PlayedCase } from './world-cases.ts'
import { VIEWERS, type Viewer } from './world-people.ts'

/** Where the answers of a case are shown, and by whom they were given there. */
const PLACES = {
  timeline: 'timeline { answers }',
  tasks: 'tasks { answers }',
  context: 'context',
  moment: 'at(seq: 1) { step { answers } }',
} as const
type Place = keyof typeof PLACES

/** How every field shows to everybody, place by place: `clear`, `masked` or `none`. */
export async function judgePersonal(world: World): Promise<Judged[]> {
  const asked = Object.values(PLACES).join(' ')
  return ofEachViewer(VIEWERS, async (viewer) => {
    const judged: Judged[] = []
    for (const of of world.cases) {
      const query = `{ instance(id: "${of.id}") { ${asked} } }`
      const { data } = await post(world, viewer, { query })
      for (const place of Object.keys(PLACES) as Place[]) {
        for (const field of PERSONAL_FIELDS) {
          const expected = expectedAt(viewer, of, { place, field })
          if (expected === null) continue
          judged.push({
            ...{ viewer, operation: `${place}.${field}`, thing: of.name, expected },
            found: foundIn(data?.instance?.[PLACE_KEYS[place]], of, field),
          })
        }
      }
    }
    return judged
  })
}

const PLACE_KEYS: Readonly<Record<Place, string>> = {
  ...{ timeline: 'timeline', tasks: 'tasks', context: 'context', moment: 'at' },
}

interface At {
  readonly place: Place
  readonly field: PersonalField
}

/** Null where the place has no such field. */
function expectedAt(viewer: Viewer, of: PlayedCase, { place, field }: At): string | null {
  const [given, remembered] = answersOf(of, field)
  if (place === 'context') {
    return field === 'health' || remembered === undefined
      ? null
      : seesPersonal(viewer, of, remembered)
  }
  const isReport = field !== 'health'
  if (given === undefined || isReport !== (place !== 'tasks')) {
    return place === 'timeline' && given !== undefined ? seesPersonal(viewer, of, given) : null
  }
  return seesPersonal(viewer, of, given)
}

function foundIn(value: unknown, of: PlayedCase, field: PersonalField): string {
  const texts = textsIn(value)
  if (texts.some((text) => text.includes(canary(of.name, field)))) return 'clear'
  return texts.includes(MASKED[field](of.name)) ? 'masked' : 'none'
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isJsonObject(value as never) ? Object.values(value as object).flatMap(textsIn) : []
}
