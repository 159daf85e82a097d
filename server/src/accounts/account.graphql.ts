import type { Viewer } from '../access/viewer.ts'
import { isStaff } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { AccountHead, GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { maskName, maskPhone } from '../reading/names.ts'

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

async function loadPosts(accountId: string, { services, tenantId }: GraphqlContext) {
  const posts = await services.prisma.post.findMany({ where: { tenantId, accountId } })
  const nodes = await services.prisma.orgNode.findMany({
    where: { tenantId, id: { in: posts.map((post) => post.nodeId) } },
    select: { id: true, name: true },
  })
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  return posts.map(({ nodeId, post }) => ({ nodeId, post, nodeName: names.get(nodeId) ?? nodeId }))
}
