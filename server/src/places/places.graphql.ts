import type { Shape } from '@linli/runtime/core'
import { LinliError } from '@linli/schemas/linli-error'
import { textIn } from '@linli/schemas/locale-text'
import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import { parseDay } from '../people/change-posts.ts'
import { today } from '../reading/today.ts'
import { findOddShapes } from './shape-findings.ts'
import { findShapes, type ShapedNode } from './shape-store.ts'

const ShapedNodeType = builder.objectRef<ShapedNode>('ShapedNode').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.exposeString('kind'),
    name: t.exposeString('name'),
    code: t.exposeString('code', { nullable: true }),
    shape: t.field({
      type: 'JSON',
      nullable: true,
      description: 'GeoJSON geometry in WGS-84; null where nobody has said where it lies.',
      resolve: ({ shape }) => (shape === null ? null : plain(shape)),
    }),
  }),
})

interface NodeMap {
  readonly node: ShapedNode | null
  readonly children: readonly ShapedNode[]
}
const NodeMapType = builder.objectRef<NodeMap>('NodeMap').implement({
  description: 'Where a node and what stands under it lie.',
  fields: (t) => ({
    node: t.field({
      type: ShapedNodeType,
      nullable: true,
      description: 'Null where it is closed, a team, or not there.',
      resolve: ({ node }) => node,
    }),
    children: t.field({
      type: [ShapedNodeType],
      description: 'Open places, in their order.',
      resolve: ({ children }) => [...children],
    }),
    findings: t.stringList({
      description:
        'Sentences: which child lies beyond the node, which two overlap, which has no shape while others have.',
      resolve: ({ node, children }, _args, { locale }) =>
        findOddShapes(node, children).map(({ sentence }) => textIn(sentence, locale)),
    }),
  }),
})

/** A resident is never asked for the door, and shown no door of anybody. */
const DOORS = ['unit', 'home']

const PlaceShapeType = builder.objectRef<ShapedNode>('PlaceShape').implement({
  description: 'Where a place lies that residents may choose.',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    shape: t.field({
      type: 'JSON',
      description: 'GeoJSON geometry in WGS-84.',
      resolve: ({ shape }) => (shape === null ? null : plain(shape)),
    }),
  }),
})

function plain(shape: Shape) {
  return JSON.parse(JSON.stringify(shape))
}

builder.queryFields((t) => ({
  nodeMap: t.field({
    type: NodeMapType,
    description: 'Officials only.',
    args: {
      nodeId: t.arg.id({ required: true }),
      day: t.arg.string({ description: 'YYYY-MM-DD, a day of the city; without it today.' }),
    },
    resolve: async (_root, { nodeId, day }, { services, viewer }) => {
      const { tenantId } = officialOnly(viewer)
      const on = parseDay(day) ?? today(services)
      const nodes = await findShapes(services.pool, { tenantId, day: on, around: nodeId })
      return {
        node: nodes.find(({ id }) => id === nodeId) ?? null,
        children: nodes.filter(({ parentId }) => parentId === nodeId),
      }
    },
  }),
  placesAround: t.field({
    type: [PlaceShapeType],
    description:
      'The place and those beside it, as far as somebody has said where they lie; no units and no homes. Public: residents put a pin there. So often for each address only.',
    args: { nodeId: t.arg.id({ required: true }) },
    resolve: async (_root, { nodeId }, { services, tenantId, address }) => {
      services.limits.placesPerAddress.take(address)
      const { nodes } = await services.directory.org(tenantId)
      const around = nodes.get(nodeId)?.parentId ?? nodeId
      const day = today(services)
      const found = await findShapes(services.pool, { tenantId, day, around })
      return found.filter(({ kind, shape }) => shape !== null && !DOORS.includes(kind))
    },
  }),
  nodeAt: t.id({
    nullable: true,
    description:
      'The open place at a point: the nearest one that is a point on the map within 30 metres, else the deepest area around it. Public: residents pick a place with it. Nothing of the point is kept.',
    args: {
      longitude: t.arg.float({ required: true, description: 'Degrees, WGS-84.' }),
      latitude: t.arg.float({ required: true, description: 'Degrees, WGS-84.' }),
    },
    resolve: (_root, { longitude, latitude }, { services, tenantId }) => {
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
        throw new LinliError('request.invalid', 'There is no such point.')
      return services.places.nodeAt(tenantId, [longitude, latitude])
    },
  }),
}))
