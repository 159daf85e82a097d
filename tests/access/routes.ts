import { NOWHERE } from './belongings.ts'
import { assertOwnStreet, type Judged } from './cells.ts'
import { hasPaper, officials, seesPhoto, signedIn, staff } from './rules.ts'
import { anyAddress, type World } from './world.ts'
import { VIEWERS, type Viewer } from './world-people.ts'

/** A plain route asked of a thing; the answer is `data` or a code. */
interface RouteRow {
  readonly route: string
  readonly thing: string
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT'
    readonly url: string
    readonly headers?: Readonly<Record<string, string>>
    readonly payload?: string
  }
  readonly expect: (viewer: Viewer) => string | readonly string[]
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Everything that the server answers besides the studio's own files, as Fastify draws it. Devices sign for themselves
 *  (device-webhook.test.ts), health is public, `/graphql` is the rest of the matrix; the others have rows here. */
export const PLAIN_ROUTES = `
├── /hooks/devices/:deviceId (POST)
├── /healthz (GET, HEAD)
├── /readyz (GET, HEAD)
├── /graphql (GET, POST, HEAD)
├── /files (POST)
│   ├── /audit-log (GET, HEAD)
│   ├── /migrations/:id (GET, HEAD)
│   ├── /papers/:instanceId/:kind (GET, HEAD)
│   ├── /receipts/:number (GET, HEAD)
│   ├── /task-list (POST)
│   ├── /tables/read (POST)
│   ├── /tables/write (POST)
│   └── /:id (PUT, GET, HEAD)
│       ├── /parts (GET, HEAD)
│       │   └── /:at (PUT)
│       └── /facts (GET, HEAD)
├── /people/import (POST)
│   ├── /template.xlsx (GET, HEAD)
│   └── /template.csv (GET, HEAD)
├── /definitions/:id/proof (POST)
└── /org/shapes/import (POST)`.trim()

export function routeRows({ cases }: World): RouteRow[] {
  return [
    ...cases.flatMap((of) =>
      of.photos.map(
        ({ id, by }): RouteRow => ({
          ...{ route: 'GET /files/:id', thing: `photo of ${by} in ${of.name}` },
          request: { method: 'GET', url: `/files/${id}` },
          expect: (viewer) =>
            signedIn(viewer, seesPhoto(viewer, of, by) ? 'data' : 'file.not-found'),
        }),
      ),
    ),
    ...cases.flatMap((of) =>
      of.photos.map(
        ({ id, by }): RouteRow => ({
          ...{ route: 'GET /files/:id/facts', thing: `photo of ${by} in ${of.name}` },
          request: { method: 'GET', url: `/files/${id}/facts` },
          expect: (viewer) =>
            signedIn(viewer, seesPhoto(viewer, of, by) ? 'data' : 'file.not-found'),
        }),
      ),
    ),
    ...cases.flatMap((of): RouteRow[] => [
      {
        ...{ route: 'GET /files/papers/:instanceId/:kind', thing: `acceptance of ${of.name}` },
        request: { method: 'GET', url: `/files/papers/${of.id}/acceptance` },
        expect: (viewer) => signedIn(viewer, hasPaper(viewer, of) ? 'data' : 'paper.not-found'),
      },
      {
        // The receipt has the look-up code on it, and goes by that alone.
        ...{ route: 'GET /files/papers/:instanceId/:kind', thing: `receipt of ${of.name}` },
        request: { method: 'GET', url: `/files/papers/${of.id}/receipt` },
        expect: (viewer) => signedIn(viewer, 'paper.not-found'),
      },
      {
        ...{ route: 'GET /files/receipts/:number', thing: `receipt of ${of.name}` },
        request: { method: 'GET', url: `/files/receipts/${of.number}?code=${of.lookupCode}` },
        expect: ({ tenant }) => (tenant === of.tenant ? 'data' : 'paper.not-found'),
      },
      {
        ...{ route: 'GET /files/receipts/:number', thing: `${of.name}, with a wrong code` },
        request: { method: 'GET', url: `/files/receipts/${of.number}?code=XXXXXX` },
        expect: () => 'paper.not-found',
      },
    ]),
    {
      ...{ route: 'GET /files/:id/facts', thing: 'nowhere' },
      request: { method: 'GET', url: `/files/${NOWHERE}/facts` },
      expect: (viewer) => signedIn(viewer, 'file.not-found'),
    },
    {
      ...{ route: 'GET /files/:id', thing: 'nowhere' },
      request: { method: 'GET', url: `/files/${NOWHERE}` },
      expect: (viewer) => signedIn(viewer, 'file.not-found'),
    },
    {
      // Who may upload is told that this is no photo.
      ...{ route: 'POST /files', thing: 'no photo' },
      request: {
        ...{ method: 'POST', url: '/files', payload: 'x' },
        headers: { 'content-type': 'image/jpeg' },
      },
      expect: (viewer) => signedIn(viewer, 'file.refused'),
    },
    {
      // Nobody sends a photo under the id of another one's.
      ...{ route: 'PUT /files/:id', thing: 'no photo' },
      request: {
        ...{ method: 'PUT', url: `/files/${NOWHERE}`, payload: 'x' },
        headers: { 'content-type': 'image/jpeg' },
      },
      expect: (viewer) => signedIn(viewer, 'file.refused'),
    },
    {
      // The last part, and no photo. Where another one's part lies under the same id at that moment, it is not kept.
      ...{ route: 'PUT /files/:id/parts/:at', thing: 'no photo' },
      request: {
        ...{ method: 'PUT', url: `/files/${NOWHERE}/parts/0?size=1`, payload: 'x' },
        headers: { 'content-type': 'application/octet-stream' },
      },
      expect: (viewer) => signedIn(viewer, ['file.refused', 'data']),
    },
    {
      // Who might send it is told how much has come.
      ...{ route: 'GET /files/:id/parts', thing: 'nowhere' },
      request: { method: 'GET', url: `/files/${NOWHERE}/parts` },
      expect: (viewer) => signedIn(viewer, 'data'),
    },
    ...cases.flatMap((of) =>
      of.photos.map(
        ({ id, by }): RouteRow => ({
          ...{ route: 'GET /files/:id/parts', thing: `photo of ${by} in ${of.name}` },
          request: { method: 'GET', url: `/files/${id}/parts` },
          // In another street there is no such file yet, whatever its id.
          expect: (viewer) =>
            signedIn(
              viewer,
              viewer.person === by || viewer.tenant !== of.tenant ? 'data' : 'file.not-found',
            ),
        }),
      ),
    ),
    {
      // What she may not read is not in it (task-list.route.test.ts).
      ...{ route: 'POST /files/task-list', thing: 'nowhere' },
      request: {
        ...{ method: 'POST', url: '/files/task-list', payload: JSON.stringify({ ids: [NOWHERE] }) },
        headers: { 'content-type': 'application/json' },
      },
      expect: (viewer) => staff(viewer),
    },
    {
      ...{ route: 'POST /files/tables/read', thing: 'no workbook' },
      request: {
        ...{ method: 'POST', url: '/files/tables/read', payload: 'x' },
        headers: { 'content-type': WORKBOOK },
      },
      expect: (viewer) => officials(viewer, 'import.unreadable'),
    },
    {
      ...{ route: 'POST /files/tables/write', thing: 'rows' },
      request: {
        ...{ method: 'POST', url: '/files/tables/write' },
        payload: JSON.stringify({ name: 'x', rows: [['x']] }),
        headers: { 'content-type': 'application/json' },
      },
      expect: (viewer) => officials(viewer),
    },
    {
      ...{ route: 'GET /files/audit-log', thing: 'street' },
      request: { method: 'GET', url: '/files/audit-log' },
      expect: (viewer) => officials(viewer),
    },
    {
      ...{ route: 'GET /files/migrations/:id', thing: 'nowhere' },
      request: { method: 'GET', url: `/files/migrations/${NOWHERE}` },
      expect: (viewer) => officials(viewer, 'migration.not-found'),
    },
    {
      ...{ route: 'GET /people/import/template', thing: 'csv' },
      request: { method: 'GET', url: '/people/import/template.csv' },
      expect: (viewer) => officials(viewer),
    },
    {
      ...{ route: 'GET /people/import/template', thing: 'xlsx' },
      request: { method: 'GET', url: '/people/import/template.xlsx' },
      expect: (viewer) => officials(viewer),
    },
    {
      // Tried, not applied.
      ...{ route: 'POST /people/import', thing: 'street' },
      request: {
        ...{ method: 'POST', url: '/people/import', payload: '姓名,登录名\n' },
        headers: { 'content-type': 'text/csv' },
      },
      expect: (viewer) => officials(viewer, ['data', 'import.unreadable']),
    },
    {
      ...{ route: 'POST /definitions/:id/proof', thing: 'nowhere' },
      request: { method: 'POST', url: '/definitions/nowhere/proof?revision=1' },
      expect: (viewer) => officials(viewer, 'definition.not-found'),
    },
    {
      // Tried, not applied.
      ...{ route: 'POST /org/shapes/import', thing: 'street' },
      request: {
        ...{ method: 'POST', url: '/org/shapes/import', payload: '{}' },
        headers: { 'content-type': 'application/geo+json' },
      },
      expect: (viewer) => officials(viewer, 'shapes.unreadable'),
    },
  ]
}

export async function judgeRoutes(world: World): Promise<Judged[]> {
  const { linli, cookie } = world
  const judged: Judged[] = []
  // One after the other: all at once they would be more than a node admits.
  for (const viewer of VIEWERS) {
    const cells = await Promise.all(
      routeRows(world).map(async ({ route, thing, request, expect }) => {
        const own = cookie(viewer)
        const headers = { ...request.headers, ...(own === undefined ? {} : { cookie: own }) }
        const response = await linli.app.inject({
          ...{ ...request, headers, remoteAddress: anyAddress() },
        })
        assertOwnStreet(viewer, response.body)
        const found = response.statusCode < 300 ? 'data' : response.json().code
        return { viewer, operation: route, thing, expected: expect(viewer), found }
      }),
    )
    judged.push(...cells)
  }
  return judged
}
