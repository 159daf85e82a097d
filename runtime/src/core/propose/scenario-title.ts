import type { Definition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'
import type { StateSite } from '../definition-tree.ts'
import { statesOf } from '../definition-tree.ts'
import type { Course } from '../model-check/course.ts'
import { describeCourse } from '../model-check/course.ts'
import { namesOfStates } from '../model-check/verdict.ts'

/** A title tells this many things; whoever reads on sees the steps. */
const MOST_TOLD = 3

export interface TitledCourse {
  readonly course: Course
  /** For each deed, the places that it was the first to go through. */
  readonly news: readonly (readonly string[])[]
  /** uids of the innermost states that it ended in; empty where it goes on. */
  readonly end: readonly string[]
}

/** What happens, in the words of the definition's own titles: what is new in it, and where it ends. */
export function scenarioTitle(
  { course, news, end }: TitledCourse,
  definition: Definition,
): Required<LocaleText> {
  const sites = statesOf(definition.machine)
  const texts = describeCourse(course, definition)
  const told = texts.flatMap((text, index) => {
    const places = news[index] ?? []
    if (places.length === 0) return []
    return course[index]?.deed.move.kind === 'send' ? atPlace(text, places, sites) : text
  })
  const shown = told.slice(0, MOST_TOLD)
  const isMore = told.length > MOST_TOLD
  const [zh, en] = namesOfStates(end, sites)
  const isOver = end.length > 0
  return {
    'zh-CN': `${shown.map((text) => text['zh-CN']).join('，')}${isMore ? '等' : ''}${isOver ? `，最后“${zh}”` : ''}`,
    en: capitalized(
      `${shown.map((text) => text.en).join('; ')}${isMore ? '; and more' : ''}${isOver ? `; it ends “${en}”` : ''}`,
    ),
  }
}

/** The same event comes at many places, and at each another thing happens. */
function atPlace(
  text: Required<LocaleText>,
  places: readonly string[],
  sites: readonly StateSite[],
): Required<LocaleText> {
  const [place] = places
  const site = sites.findLast(
    ({ path, uid }) => uid !== null && place?.startsWith(`${path}/`) === true,
  )
  if (site === undefined || site.uid === null) return text
  const [zh, en] = namesOfStates([site.uid], sites)
  return { 'zh-CN': `“${zh}”时${text['zh-CN']}`, en: `${text.en} at “${en}”` }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
