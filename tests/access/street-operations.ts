import { type Belongings, NOWHERE, type Owned } from './belongings.ts'
import { type Operation, operation, RESULT } from './cells.ts'
import { mark } from './mark.ts'
import { officials, ofPart, readsCase, signedIn } from './rules.ts'
import { teamOperations } from './team-operations.ts'
import { TENANTS, type Viewer } from './world-people.ts'

type Expected = string | readonly string[]

const both = (id: string): Owned => ({ name: id, id, tenants: TENANTS })
const only = (kind: string) =>
  TENANTS.map(
    (tenant): Owned => ({
      ...{ name: `${kind}-${tenant}`, id: `${kind}-${tenant}`, tenants: [tenant] },
    }),
  )
const nowhere: Owned = { name: 'nowhere', id: 'nowhere', tenants: [] }
const noRow: Owned = { ...nowhere, id: NOWHERE }

const DEFINITIONS = [both('matter'), ...only('only'), nowhere]
const STAFF = [both('candidate'), ...only('only'), nowhere]
const SHUT = [both('gone'), ...only('shut'), nowhere]
const NODES = [both('grid-1'), ...only('only'), nowhere]

function isHers({ tenant }: Viewer, { tenants }: Owned): boolean {
  return tenants.includes(tenant)
}

interface Asked {
  readonly things: readonly Owned[]
  readonly call: (id: string, viewer: Viewer) => string
  /** What an official is told of a thing of her street, and of any other. */
  readonly told: Expected
  readonly otherwise: string
  /** Nodes that have to be in her part; without it no part matters. */
  readonly at?: (id: string) => readonly string[]
}

/** Where somebody has her posts: `only` has one at another grid besides. */
function workplaces(id: string): readonly string[] {
  if (id === 'candidate' || id === 'gone') return ['grid-1']
  return id.startsWith('only') ? [id, 'grid-2'] : [id.replace('shut', 'only')]
}

/** Rule 3: by officials, to a thing of their street. */
function byOfficials(kind: Operation['kind'], field: string, asked: Asked): Operation {
  const { things, call, told, otherwise, at = () => [] } = asked
  return operation<Owned>({
    ...{ kind, field, things, nameOf: ({ name }) => name },
    call: ({ id }, viewer) => call(JSON.stringify(id), viewer),
    expect: (viewer, thing) =>
      isHers(viewer, thing) ? ofPart(viewer, at(thing.id), told) : officials(viewer, otherwise),
  })
}

export function streetOperations(belongings: Belongings): Operation[] {
  return [
    ...definitionOperations(belongings),
    ...migrationOperations(belongings),
    ...peopleOperations(belongings),
    ...nodeOperations(),
    ...teamOperations(belongings),
    ...incidentOperations(belongings),
  ]
}

function definitionOperations({ requests, blocks }: Belongings): Operation[] {
  const things = DEFINITIONS
  const change = (field: string, call: Asked['call']) =>
    byOfficials('mutation', field, {
      ...{ things, call, told: 'draft.stale', otherwise: 'definition.not-found' },
    })
  return [
    byOfficials('query', 'definition', {
      ...{ things, told: 'data', otherwise: 'null' },
      call: (id) => `definition(id: ${id}) { id title versions { publishedBy } draft { body } }`,
    }),
    byOfficials('query', 'node', {
      ...{ things, told: 'data', otherwise: 'null' },
      call: (id) => `node(id: ${id}) { id ... on Definition { title } }`,
    }),
    operation<Owned>({
      ...{ kind: 'query', field: 'service', things, nameOf: ({ name }) => name },
      call: ({ id }) => `service(id: "${id}") { id title forms { id } }`,
      // Rule 2: public.
      expect: (viewer, thing) => (isHers(viewer, thing) ? 'data' : 'null'),
    }),
    operation<Owned>({
      ...{ kind: 'mutation', field: 'start', things, nameOf: ({ name }) => name },
      call: ({ id }) =>
        `start(input: { definitionId: "${id}", form: "report", answers: $empty, key: "${crypto.randomUUID()}" }) ${RESULT}`,
      expect: (viewer, thing) =>
        signedIn(viewer, isHers(viewer, thing) ? 'submission.invalid' : 'definition.not-found'),
    }),
    change(
      'publish',
      (id) => `publish(input: { definitionId: ${id}, baseRevision: 99 }) ${RESULT}`,
    ),
    change(
      'requestPublication',
      (id) =>
        `requestPublication(input: { definitionId: ${id}, baseRevision: 99, reason: "急" }) ${RESULT}`,
    ),
    change(
      'saveDraft',
      (id) =>
        `saveDraft(input: { definitionId: ${id}, baseRevision: 99, body: ${JSON.stringify(`{"id":${id}}`)} }) ${RESULT}`,
    ),
    ...blockOperations([...blocks, noRow]),
    byOfficials('mutation', 'lookAtDraft', {
      ...{ things, told: 'data', otherwise: 'definition.not-found' },
      call: (id) => `lookAtDraft(definitionId: ${id}, isEditing: false) { revision }`,
    }),
    byOfficials('mutation', 'decidePublication', {
      ...{ things: [...requests, noRow], told: 'publication.decided' },
      otherwise: 'publication.not-found',
      call: (id) =>
        `decidePublication(input: { requestId: ${id}, approve: false, reason: "不" }) ${RESULT}`,
    }),
  ]
}

const BLOCK = JSON.stringify({
  title: { 'zh-CN': '地址' },
  schema: { type: 'object', properties: { road: { type: 'string', title: '路' } } },
})

/** Blocks are of the street, and every official's: they decide nothing until they are in a form that somebody publishes. */
function blockOperations(things: readonly Owned[]): Operation[] {
  const change = (field: string, call: Asked['call']) =>
    byOfficials('mutation', field, {
      ...{ things, call, told: 'block.stale', otherwise: 'block.not-found' },
    })
  return [
    byOfficials('query', 'fieldBlockAt', {
      ...{ things, told: 'data', otherwise: 'null' },
      call: (id) => `fieldBlockAt(id: ${id}, revision: 1)`,
    }),
    change(
      'saveFieldBlock',
      (id) =>
        `saveFieldBlock(input: { id: ${id}, baseRevision: 99, body: ${JSON.stringify(BLOCK)} }) ${RESULT}`,
    ),
    change('removeFieldBlock', (id) => `removeFieldBlock(id: ${id}, baseRevision: 99) ${RESULT}`),
  ]
}

function migrationOperations({ migrations }: Belongings): Operation[] {
  const things = [...migrations, noRow]
  const decide = (field: string, call: Asked['call']) =>
    byOfficials('mutation', field, {
      ...{ things, call, told: 'migration.elsewhere', otherwise: 'migration.not-found' },
    })
  return [
    byOfficials('query', 'migration', {
      ...{ things, told: 'data', otherwise: 'migration.not-found' },
      call: (id) => `migration(id: ${id}) { id requestedBy definition { title } tally { total } }`,
    }),
    byOfficials('mutation', 'planMigration', {
      ...{ things: DEFINITIONS, told: 'migration.open', otherwise: 'definition.not-found' },
      call: (id) => `planMigration(definitionId: ${id}) ${RESULT}`,
    }),
    decide('moveInstances', (id) => `moveInstances(id: ${id}, choices: []) ${RESULT}`),
    decide('stopMigration', (id) => `stopMigration(id: ${id}) ${RESULT}`),
    decide('undoMigration', (id) => `undoMigration(id: ${id}) ${RESULT}`),
    decide('dropMigration', (id) => `dropMigration(id: ${id}) ${RESULT}`),
  ]
}

function peopleOperations({ posts, leaves }: Belongings): Operation[] {
  const change = (field: string, asked: Pick<Asked, 'things' | 'call' | 'told' | 'at'>) =>
    byOfficials('mutation', field, { at: workplaces, ...asked, otherwise: 'person.not-found' })
  return [
    byOfficials('query', 'person', {
      ...{ things: STAFF, told: 'data', otherwise: 'null' },
      call: (id) =>
        `person(id: ${id}) { id name login posts { nodeName } leaves { reason } heldTasks { tasks { title } } changes { by } }`,
    }),
    // The name that she has already.
    change('changePerson', {
      ...{ things: STAFF, told: 'data' },
      call: (id, { tenant }) =>
        `changePerson(input: { id: ${id}, name: "${id.slice(1, -1)}${mark(tenant)}" }) ${RESULT}`,
    }),
    change('disablePerson', {
      ...{ things: SHUT, told: 'data', call: (id) => `disablePerson(id: ${id}) ${RESULT}` },
    }),
    change('enablePerson', {
      ...{ things: STAFF, told: 'data', call: (id) => `enablePerson(id: ${id}) ${RESULT}` },
    }),
    change('resetPassword', {
      ...{ things: SHUT, told: 'data', call: (id) => `resetPassword(id: ${id}) ${RESULT}` },
    }),
    // A post that she has already, where she has it.
    change('givePost', {
      ...{ things: STAFF, told: 'post.overlaps' },
      at: (id) => [id === 'candidate' ? 'grid-1' : id],
      call: (id, { tenant }) =>
        `givePost(input: { personId: ${id}, post: "grid-worker", kind: "primary", nodeId: "${id.startsWith('"only') ? `only-${tenant}` : 'grid-1'}" }) ${RESULT}`,
    }),
    byOfficials('mutation', 'givePost', {
      ...{ things: only('only'), told: 'post.bad-days', otherwise: 'node.not-found' },
      at: (id) => [id],
      call: (id) =>
        `givePost(input: { personId: "candidate", post: "x", kind: "primary", nodeId: ${id}, validFrom: "2020-01-01", validUntil: "2019-01-01" }) ${RESULT}`,
    }),
    change('recordLeave', {
      ...{ things: STAFF, told: 'leave.bad-days' },
      call: (id) =>
        `recordLeave(input: { personId: ${id}, fromDay: "2030-01-02", untilDay: "2030-01-01", reason: "休假", handOverTasks: false }) ${RESULT}`,
    }),
    // To herself.
    change('handOver', {
      ...{ things: STAFF, told: 'leave.bad-stand-in' },
      call: (id) =>
        `handOver(input: { personId: ${id}, toId: ${id}, day: "2030-01-01" }) ${RESULT}`,
    }),
    byOfficials('mutation', 'endLeave', {
      ...{ things: [...leaves, noRow], told: 'leave.bad-days', otherwise: 'leave.not-found' },
      // Of `only`, whose posts are in no part.
      at: () => ['street'],
      call: (id) => `endLeave(input: { leaveId: ${id}, untilDay: "2019-01-01" }) ${RESULT}`,
    }),
    byOfficials('mutation', 'endPost', {
      ...{ things: [...posts, noRow], told: 'post.bad-days', otherwise: 'post.not-found' },
      at: () => ['grid-2'],
      call: (id) => `endPost(input: { postId: ${id}, validUntil: "2019-01-01" }) ${RESULT}`,
    }),
    byOfficials('mutation', 'addPerson', {
      ...{ things: [both('candidate')], told: 'person.login-taken', otherwise: '' },
      call: (id) => `addPerson(input: { role: "worker", name: "新人", login: ${id} }) ${RESULT}`,
    }),
  ]
}

function nodeOperations(): Operation[] {
  const things = NODES
  const look = (field: string, told: Expected, call: Asked['call']) =>
    byOfficials('mutation', field, { things, call, told, otherwise: 'node.not-found' })
  const change = (field: string, asked: Pick<Asked, 'call' | 'told' | 'at'>) =>
    byOfficials('mutation', field, {
      ...{ things, otherwise: 'node.not-found', at: (id: string) => [id] },
      ...asked,
    })
  return [
    byOfficials('query', 'treeNode', {
      ...{ things, told: 'data', otherwise: 'null' },
      call: (id) => `treeNode(id: ${id}) { id name changes { by } }`,
    }),
    // Of a node of another street nothing is shown but that there is none.
    byOfficials('query', 'nodeMap', {
      ...{ things, told: 'data', otherwise: 'data' },
      call: (id) => `nodeMap(nodeId: ${id}) { node { name } children { name } findings }`,
    }),
    byOfficials('query', 'holdingsAt', {
      ...{ things, told: 'data', otherwise: 'empty' },
      call: (id) => `holdingsAt(nodeId: ${id}, date: "2026-01-01") { name place }`,
    }),
    change('addNode', {
      told: 'node.code-taken',
      call: (id) =>
        `addNode(input: { parentId: ${id}, kind: "grid", name: "新", code: "999000000001" }) ${RESULT}`,
    }),
    change('changeNode', {
      told: 'data',
      call: (id, { tenant }) =>
        `changeNode(input: { id: ${id}, name: "${id.slice(1, -1)}${mark(tenant)}" }) ${RESULT}`,
    }),
    // Where it is already.
    change('moveNode', {
      ...{ told: 'data', at: (id) => [id, parentOf(id)] },
      call: (id) => `moveNode(id: ${id}, parentId: "${parentOf(JSON.parse(id))}") ${RESULT}`,
    }),
    change('takePlaceCodes', {
      told: 'data',
      call: (id) => `takePlaceCodes(nodeIds: [${id}], deviceIds: []) ${RESULT}`,
    }),
    change('closeNode', { told: 'node.in-use', call: (id) => `closeNode(id: ${id}) ${RESULT}` }),
    // One node alone cannot be merged, nor split into nothing.
    ...['previewMerge', 'mergeNodes'].map((field) =>
      look(
        field,
        'node.bad-change',
        (id) => `${field}(input: { nodeIds: [${id}], name: "新", keepsPosts: true }) ${RESULT}`,
      ),
    ),
    ...['previewSplit', 'splitNode'].map((field) =>
      look(
        field,
        'node.bad-change',
        (id) => `${field}(input: { nodeId: ${id}, parts: [], closes: false }) ${RESULT}`,
      ),
    ),
    change('reopenNode', { told: 'data', call: (id) => `reopenNode(id: ${id}) ${RESULT}` }),
  ]
}

function parentOf(id: string): string {
  return id === 'grid-1' ? 'area-1' : 'street'
}

function incidentOperations({ incidents }: Belongings): Operation[] {
  const settle = (field: string, told: string, call: (id: string) => string) =>
    operation<(typeof incidents)[number] | null>({
      ...{ kind: 'mutation', field, things: [...incidents, null] },
      nameOf: (thing) => thing?.name ?? 'nowhere',
      call: (thing) => call(JSON.stringify(thing?.id ?? NOWHERE)),
      expect: (viewer, thing) =>
        officials(
          viewer,
          thing !== null && readsCase(viewer, thing.of) ? told : 'incident.not-found',
        ),
    })
  return [
    settle('retryIncidents', 'incident.resolved', (id) => `retryIncidents(ids: [${id}]) { code }`),
    settle(
      'skipIncidents',
      'request.invalid',
      (id) => `skipIncidents(ids: [${id}], reason: "") { code }`,
    ),
    byOfficials('mutation', 'sendTestReading', {
      ...{ things: [...only('device'), nowhere], told: 'data', otherwise: 'device.unknown' },
      call: (id) => `sendTestReading(input: { deviceId: ${id}, reading: $empty }) ${RESULT}`,
    }),
  ]
}
