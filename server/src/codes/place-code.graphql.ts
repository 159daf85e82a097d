import { officialOnly } from '../access/viewer.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { noteInOrg, type OrgChange } from '../org/change-org.ts'
import { plainCode } from '../reading/new-code.ts'
import { placeName } from '../reading/place.ts'
import {
  findScanned,
  type PlaceCode,
  renewCode,
  type ScannedPlace,
  takeCodes,
} from './place-code-store.ts'

const ScannedPlaceType = builder.objectRef<ScannedPlace>('ScannedPlace').implement({
  description:
    'Where somebody stands who scanned the code on a door or a device, and no word of what is there.',
  fields: (t) => ({
    nodeId: t.exposeID('nodeId'),
    place: t.string({
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    device: t.exposeString('device', {
      nullable: true,
      description: 'As its sticker calls it; null at a door.',
    }),
  }),
})

builder.queryField('scannedPlace', (t) =>
  t.field({
    type: ScannedPlaceType,
    nullable: true,
    description:
      'Public: by the code of a sticker. Null for a code that the street never gave or has ended, and where the place or device is closed.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, { services, tenantId, address }) => {
      services.limits.trackPerAddress.take(address)
      return findScanned(services.pool, { tenantId, code: plainCode(code) })
    },
  }),
)

const PlaceCodeType = builder.objectRef<PlaceCode>('PlaceCode').implement({
  description: 'A code on a door or a device (ADR 0066). It stands in the address `/at/CODE`.',
  fields: (t) => ({
    code: t.exposeString('code'),
    nodeId: t.exposeID('nodeId'),
    deviceId: t.exposeID('deviceId', { nullable: true }),
    name: t.exposeString('name', { description: 'Of the place or the device.' }),
    place: t.string({
      resolve: async ({ nodeId }, _args, { services, tenantId }) =>
        placeName(await services.directory.org(tenantId), nodeId),
    }),
    madeAt: t.expose('madeAt', { type: 'DateTime' }),
  }),
})

interface TakenShape {
  readonly kind: 'PlaceCodesTaken'
  readonly codes: readonly PlaceCode[]
}
const TakenType = builder.objectRef<TakenShape>('PlaceCodesTaken').implement({
  fields: (t) => ({
    codes: t.field({ type: [PlaceCodeType], resolve: ({ codes }) => [...codes] }),
  }),
})
const PlaceCodesResult = builder.unionType('PlaceCodesResult', {
  types: [TakenType, RefusalType],
  resolveType: (value) => value.kind,
})

builder.mutationFields((t) => ({
  takePlaceCodes: t.field({
    type: PlaceCodesResult,
    description:
      'Officials only, in their part of the street. The codes of these places and devices, at most 200, in this order; who has none gets one.',
    args: {
      nodeIds: t.arg.idList({ required: true }),
      deviceIds: t.arg.idList({ required: true }),
    },
    resolve: (_root, { nodeIds, deviceIds }, context) =>
      taken(context, (change, now) =>
        takeCodes(change, { nodeIds: nodeIds.map(String), deviceIds: deviceIds.map(String) }, now),
      ),
  }),
  renewPlaceCode: t.field({
    type: PlaceCodesResult,
    description:
      'Officials only, in their part of the street. Ends a code and gives another one in its place.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) =>
      taken(context, async (change, now) => [await renewCode(change, plainCode(code), now)]),
  }),
}))

function taken(
  context: GraphqlContext,
  work: (change: OrgChange, now: number) => Promise<PlaceCode[]>,
) {
  return orRefusal(context, async (): Promise<TakenShape> => {
    const { services, viewer } = context
    const codes = await noteInOrg(services.pool, officialOnly(viewer), (change) =>
      work(change, services.clock.now()),
    )
    return { kind: 'PlaceCodesTaken', codes }
  })
}
