import { validHolding } from '@linli/runtime'
import { HOUSEHOLD_POST } from '@linli/runtime/core'
import { textIn } from '@linli/schemas/locale-text'
import { staffOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { POST_TITLES } from '../reading/post-titles.ts'
import { today } from '../reading/today.ts'

/** Somebody to whom a task may be handed on. */
interface Colleague {
  readonly id: string
  readonly name: string
  readonly posts: readonly { readonly post: string; readonly place: string }[]
}

const ColleagueType = builder.objectRef<Colleague>('Colleague').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    posts: t.stringList({
      description: 'In words, with the place.',
      resolve: ({ posts }, _args, { locale }) =>
        posts.map(({ post, place }) => {
          const title = POST_TITLES[post]
          return `${place} ${title === undefined ? post : textIn(title, locale)}`
        }),
    }),
  }),
})

/** A list to choose from; who looks for more types a part of the name. */
const MAX_COLLEAGUES = 30

builder.prismaObjectField('Task', 'colleagues', (t) =>
  t.field({
    type: [ColleagueType],
    description: `Staff only. Those with a post to whom the task may be handed on, of the task's own place first; at most ${MAX_COLLEAGUES}.`,
    args: { search: t.arg.string({ description: 'A part of a name, of a post or of a place.' }) },
    select: {
      poolNodeId: true,
      assigneeId: true,
      excluded: true,
      instance: { select: { nodeId: true } },
    },
    resolve: ({ poolNodeId, assigneeId, excluded, instance }, { search }, context) => {
      const { tenantId } = staffOnly(context.viewer)
      return findColleagues(context, {
        tenantId,
        search: search?.trim() ?? '',
        nodeId: poolNodeId ?? instance.nodeId,
        without: assigneeId === null ? excluded : [...excluded, assigneeId],
      })
    },
  }),
)

builder.prismaObjectField('Instance', 'colleagues', (t) =>
  t.field({
    type: [ColleagueType],
    description: `Staff only. Those with a post, of the instance's place first; at most ${MAX_COLLEAGUES}.`,
    args: { search: t.arg.string({ description: 'A part of a name, of a post or of a place.' }) },
    select: { nodeId: true },
    resolve: ({ nodeId }, { search }, context) => {
      const { tenantId, accountId } = staffOnly(context.viewer)
      const without = [accountId]
      return findColleagues(context, { tenantId, search: search?.trim() ?? '', nodeId, without })
    },
  }),
)

builder.queryField('staff', (t) =>
  t.field({
    type: [ColleagueType],
    description: `Staff only. Those with a post, for choosing one in a form; with \`id\`, that one alone. At most ${MAX_COLLEAGUES}.`,
    args: {
      search: t.arg.string({ description: 'A part of a name, of a post or of a place.' }),
      id: t.arg.id(),
    },
    resolve: (_root, { search, id }, context) => {
      const { tenantId } = staffOnly(context.viewer)
      const only = id == null ? {} : { only: id }
      const wanted = { tenantId, search: search?.trim() ?? '', nodeId: '', without: [] }
      return findColleagues(context, { ...wanted, ...only })
    },
  }),
)

interface Wanted {
  readonly tenantId: string
  readonly search: string
  readonly nodeId: string
  readonly without: readonly string[]
  /** Account id; all without it. */
  readonly only?: string
}

/** Where people live is no post to be chosen by, and nobody's business here. */
async function findColleagues(
  { services }: GraphqlContext,
  { tenantId, search, nodeId, without, only }: Wanted,
): Promise<readonly Colleague[]> {
  const titled = Object.entries(POST_TITLES)
    .filter(([, title]) => search !== '' && title['zh-CN'].includes(search))
    .map(([post]) => post)
  const { rows } = await services.pool.query<Colleague>(
    `SELECT a.id, a.name, json_agg(json_build_object('post', p.post, 'place', n.name) ORDER BY n.name, p.post) AS posts
       FROM account a
       JOIN holding p ON p.tenant_id = a.tenant_id AND p.account_id = a.id AND ${validHolding('p', '$6')}
       JOIN org_node n ON n.tenant_id = p.tenant_id AND n.id = p.node_id
      WHERE a.tenant_id = $1 AND a.role <> 'resident' AND a.disabled_at IS NULL AND a.id <> ALL($2)
        AND p.post <> $7 AND ($8::text IS NULL OR a.id = $8)
        AND ($3 = '' OR strpos(a.name, $3) > 0 OR strpos(n.name, $3) > 0 OR p.post = ANY($4))
      GROUP BY a.id, a.name
      ORDER BY bool_or(p.node_id = $5) DESC, a.name, a.id
      LIMIT ${MAX_COLLEAGUES}`,
    [
      ...[tenantId, without, search, titled, nodeId, today(services)],
      ...[HOUSEHOLD_POST, only ?? null],
    ],
  )
  return rows
}
