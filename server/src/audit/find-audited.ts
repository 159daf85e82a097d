import { textIn } from '@linli/schemas/locale-text'
import { readableInstances } from '../access/readable.ts'
import type { Viewer } from '../access/viewer.ts'
import type { GraphqlContext } from '../graphql/context.ts'

/** More people of one name than this are not told apart by it. */
const MOST_FOUND = 20

/** Ids of the people whom a text means: by account, or by a part of the name. */
export async function findActors(
  text: string,
  { services, tenantId }: GraphqlContext,
): Promise<readonly string[]> {
  const accounts = await services.prisma.account.findMany({
    where: { tenantId, OR: [{ id: text }, { name: { contains: text } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: MOST_FOUND,
  })
  return accounts.map(({ id }) => id)
}

/** Keys of the objects that a text means: a case by its number, a definition by its id or a part of its title, an account by its
 *  name, a year of the working calendar. */
export async function findObjects(
  text: string,
  viewer: Viewer,
  context: GraphqlContext,
): Promise<readonly string[]> {
  const [ofInstance, ofDefinitions, accounts] = await Promise.all([
    keysOfInstance(text, viewer, context),
    keysOfDefinitions(text, context),
    findActors(text, context),
  ])
  const years = /^\d{4}$/.test(text) ? [`calendar:${text}`] : []
  return [...ofInstance, ...ofDefinitions, ...accounts.map((id) => `account:${id}`), ...years]
}

async function keysOfInstance(
  text: string,
  viewer: Viewer,
  { services }: GraphqlContext,
): Promise<readonly string[]> {
  const instance = await services.prisma.instance.findFirst({
    where: { AND: [{ number: text.toUpperCase() }, readableInstances(viewer)] },
    select: { id: true, incidents: { select: { id: true } } },
  })
  if (instance === null) return []
  return [`instance:${instance.id}`, ...instance.incidents.map(({ id }) => `incident:${id}`)]
}

async function keysOfDefinitions(
  text: string,
  { services, tenantId, locale }: GraphqlContext,
): Promise<readonly string[]> {
  const newest = await services.versions.newest(tenantId)
  return newest
    .filter(({ definitionId, definition }) => {
      return definitionId === text || textIn(definition.title, locale).includes(text)
    })
    .flatMap(({ definitionId, number }) => {
      const versions = Array.from({ length: number }, (_, index) => index + 1)
      return [
        `definition:${definitionId}`,
        ...versions.map((version) => `definition:${definitionId}@${version}`),
      ]
    })
}
