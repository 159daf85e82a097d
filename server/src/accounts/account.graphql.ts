import { validHolding } from '@linli/runtime'
import { maskName, maskPhone } from '@linli/runtime/core'
import type { Viewer } from '../access/viewer.ts'
import { isStaff } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { AccountHead, GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { today } from '../reading/today.ts'

const PostType = builder
  .objectRef<{ readonly nodeId: string; readonly nodeName: string; readonly post: string }>('Post')
  .implement({
    fields: (t) => ({
      nodeId: t.exposeID('nodeId'),
      nodeName: t.exposeString('nodeName'),
      post: t.exposeString('post'),
    }),
  })

AccountRef.implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    role: t.exposeString('role'),
    name: t.string({
      description: 'Masked for residents, unless it is their own.',
      resolve: (account, _args, { viewer }) =>
        maySeeWhole(account, viewer) ? account.name : maskName(account.name),
    }),
    maskedPhone: t.string({
      nullable: true,
      resolve: (account, _args, { viewer }) =>
        account.phone !== null && maySeeWhole(account, viewer) ? maskPhone(account.phone) : null,
    }),
    isOfWholeStreet: t.boolean({
      description: 'She is the one who asks, and an official of the whole street (ADR 0063).',
      resolve: ({ id }, _args, { viewer }) =>
        viewer?.accountId === id && viewer.role === 'official' && viewer.scope === null,
    }),
    posts: t.field({
      type: [PostType],
      resolve: (account, _args, context) => loadPosts(account.id, context),
    }),
  }),
})

builder.queryField('me', (t) =>
  t.field({
    type: AccountRef,
    nullable: true,
    resolve: (_root, _args, { viewer, accounts }) =>
      viewer === null ? null : accounts.load(viewer.accountId),
  }),
)

function maySeeWhole(account: AccountHead, viewer: Viewer | null): boolean {
  return account.isOwn === true || isStaff(viewer) || account.id === viewer?.accountId
}

/** Those that count today. */
async function loadPosts(accountId: string, { services, tenantId }: GraphqlContext) {
  const { rows } = await services.pool.query<{ nodeId: string; nodeName: string; post: string }>(
    `SELECT DISTINCT p.node_id AS "nodeId", coalesce(n.name, p.node_id) AS "nodeName", p.post
       FROM holding p LEFT JOIN org_node n ON n.tenant_id = p.tenant_id AND n.id = p.node_id
      WHERE p.tenant_id = $1 AND p.account_id = $2 AND ${validHolding('p', '$3')}
      ORDER BY "nodeId", p.post`,
    [tenantId, accountId, today(services)],
  )
  return rows
}
