import { randomUUID } from 'node:crypto'
import { type Operation, operation, RESULT } from './cells.ts'
import { officials, ofWholeStreet, signedIn, staff } from './rules.ts'
import type { Viewer } from './world-people.ts'

/** What is asked of the street as a whole. */
export function wholeOperations(): Operation[] {
  return [...queries(), ...mutations()]
}

const of = (
  kind: Operation['kind'],
  field: string,
  asked: { readonly call: string; readonly expect: (viewer: Viewer) => string | readonly string[] },
): Operation =>
  operation<null>({
    ...{ kind, field, things: [null], nameOf: () => 'street' },
    ...{ call: () => asked.call, expect: asked.expect },
  })

function queries(): Operation[] {
  const query = (
    field: string,
    call: string,
    expect: (viewer: Viewer) => string | readonly string[],
  ) => of('query', field, { call, expect })
  return [
    query('me', 'me { id name maskedPhone posts { nodeName } }', ({ person }) =>
      person === null ? 'null' : 'data',
    ),
    // Public, where the definition says so: nothing of it is anybody's own.
    query(
      'nearbyCases',
      'nearbyCases(serviceId: "matter", nodeId: "grid-1") { id kind place day state }',
      () => 'data',
    ),
    query('followedCases', 'followedCases { id kind place day state }', ({ person }) =>
      person === null ? 'session.missing' : ['data', 'empty'],
    ),
    // Public; nobody has said where anything lies.
    query('nodeAt', 'nodeAt(longitude: 119.2, latitude: 34.6)', () => 'null'),
    query('placesAround', 'placesAround(nodeId: "grid-1") { id name }', () => 'empty'),
    // Public; nobody guesses a code.
    query('paper', 'paper(code: "ABCD") { number }', () => 'null'),
    query('scannedPlace', 'scannedPlace(code: "ABCD") { nodeId place device }', () => 'null'),
    query('rolesMatrix', 'rolesMatrix { fields { cells } }', (viewer) => officials(viewer)),
    query('postChoices', 'postChoices', (viewer) => officials(viewer)),
    query('streetParts', 'streetParts { posts teamKinds deviceTypes }', (viewer) =>
      officials(viewer),
    ),
    query('deviceSamples', 'deviceSamples(type: "smoke") { device reading }', (viewer) =>
      // The device stands in another part than hers.
      officials(viewer, viewer.person === 'otherOfficial' ? 'empty' : 'data'),
    ),
    query('openIncidentCount', 'openIncidentCount', (viewer) => officials(viewer)),
    query('auditDeeds', 'auditDeeds { deed }', (viewer) => officials(viewer)),
    query(
      'auditEntries',
      'auditEntries(first: 50) { edges { node { who facts { value } object { title } } } }',
      (viewer) => officials(viewer),
    ),
    query('auditVerification', 'auditVerification { hash }', (viewer) =>
      // Null until a pass in the background has sealed something.
      officials(viewer, ['data', 'null']),
    ),
    query('publishingTakesTwo', 'publishingTakesTwo', (viewer) => officials(viewer)),
    // No definition of the matrix says how long it keeps anything.
    query('retentionRules', 'retentionRules { title due fields }', (viewer) =>
      officials(viewer, ['data', 'empty']),
    ),
    query('dueCases', 'dueCases(definitionId: "matter", version: 1) { number }', (viewer) =>
      officials(viewer, 'empty'),
    ),
    query('retentionDefault', 'retentionDefault { days erase mayChange }', (viewer) =>
      officials(viewer),
    ),
    query('maintenance', 'maintenance { isOn note mayChange }', () => 'data'),
    query('noticeRules', 'noticeRules { urgentServices mayChange }', (viewer) => officials(viewer)),
    query('linkedTask', 'linkedTask(token: "nobody.s") { title }', () => 'null'),
    query('noticeWordings', 'noticeWordings { id isOwn texts { bodyZh } }', (viewer) =>
      officials(viewer),
    ),
    query('myQuietHours', 'myQuietHours { from }', (viewer) => signedIn(viewer, 'null')),
    // The drafts went with the tasks that were put back; whose they are, server/src/tasks/task-draft.test.ts asks.
    query('taskDraftIds', 'taskDraftIds', (viewer) => staff(viewer, 'empty')),
    query('unreadCopyCount', 'unreadCopyCount', (viewer) => signedIn(viewer)),
    query('myNoticeWays', 'myNoticeWays { chosen choices }', (viewer) => signedIn(viewer)),
    // Of her own cases; some of the matrix began one, some did not.
    query(
      'earlierAnswers',
      'earlierAnswers(serviceId: "matter", form: "report") { field value }',
      (viewer) => signedIn(viewer, ['data', 'empty']),
    ),
    query('phrases', 'phrases { own street }', (viewer) => staff(viewer)),
    query('erasures', 'erasures { title cases body }', (viewer) => officials(viewer)),
    query('retentionHolds', 'retentionHolds { reason instance { number } }', (viewer) =>
      officials(viewer, ['data', 'empty']),
    ),
    query('treeChanges', 'treeChanges { by from refused { number } }', (viewer) =>
      // None while nobody has merged or split.
      officials(viewer, ['data', 'empty']),
    ),
    query('statutoryDays', 'statutoryDays(year: 2031) { date }', (viewer) => staff(viewer)),
    query('workingCalendar', 'workingCalendar { years { savedBy } }', (viewer) => staff(viewer)),
    query(
      'calendarPreview',
      'calendarPreview(year: 2031, days: []) { moving { number } }',
      (viewer) => officials(viewer),
    ),
    query(
      'officeHoursPreview',
      'officeHoursPreview(officeHours: []) { moving { number } }',
      (viewer) => officials(viewer),
    ),
  ]
}

function mutations(): Operation[] {
  const mutation = (
    field: string,
    call: string,
    expect: (viewer: Viewer) => string | readonly string[],
  ) => of('mutation', field, { call: `${field}${call}`, expect })
  return [
    mutation('verifyAudit', '{ hash }', (viewer) => officials(viewer, ['data', 'null'])),
    mutation('renewPlaceCode', `(code: "ABCD") ${RESULT}`, (viewer) =>
      officials(viewer, 'place-code.not-found'),
    ),
    mutation('eraseDue', ` ${RESULT}`, (viewer) => ofWholeStreet(viewer)),
    mutation('setRetentionDefault', `(erase: MARKED) ${RESULT}`, (viewer) => ofWholeStreet(viewer)),
    mutation('setNoticeRules', `(urgentServices: []) ${RESULT}`, (viewer) => ofWholeStreet(viewer)),
    mutation(
      'setNoticeWording',
      `(id: "linli.urged", texts: { titleZh: "催", titleEn: "Urged", bodyZh: "{{number}}", bodyEn: "{{number}}" }) ${RESULT}`,
      (viewer) => ofWholeStreet(viewer),
    ),
    mutation('resetNoticeWording', `(id: "linli.urged") ${RESULT}`, (viewer) =>
      ofWholeStreet(viewer),
    ),
    // Over since long, so nothing is written.
    mutation(
      'announce',
      `(input: { title: { zh: "停水" }, body: { zh: "停水" }, audience: EVERYONE,
         from: "2020-01-01T00:00:00Z", until: "2020-01-02T00:00:00Z" }) ${RESULT}`,
      (viewer) => ofWholeStreet(viewer, 'request.invalid'),
    ),
    mutation('withdrawAnnouncement', `(id: "${randomUUID()}") ${RESULT}`, (viewer) =>
      ofWholeStreet(viewer, 'announcement.not-found'),
    ),
    mutation(
      'setMaintenance',
      `(input: { from: "2020-01-01T00:00:00Z", until: "2020-01-02T00:00:00Z", note: { zh: "维护" } }) ${RESULT}`,
      (viewer) => ofWholeStreet(viewer, 'request.invalid'),
    ),
    mutation('setMyPhrases', `(phrases: []) ${RESULT}`, (viewer) => staff(viewer)),
    mutation('setStreetPhrases', `(phrases: []) ${RESULT}`, (viewer) => ofWholeStreet(viewer)),
    mutation('setMyQuietHours', ` ${RESULT}`, (viewer) => signedIn(viewer)),
    mutation('setMyNoticeWay', ` ${RESULT}`, (viewer) => signedIn(viewer)),
    mutation('markNoticesRead', `(ids: ["${randomUUID()}"])`, (viewer) => signedIn(viewer)),
    mutation('setPublishingTakesTwo', `(two: false) ${RESULT}`, (viewer) => ofWholeStreet(viewer)),
    mutation(
      'saveCalendarYear',
      `(input: { year: 2031, days: [], isProvisional: true, baseRevision: 99 }) ${RESULT}`,
      (viewer) => ofWholeStreet(viewer, ['calendar.changed', 'request.invalid', 'calendar.gap']),
    ),
    mutation(
      'saveOfficeHours',
      `(input: { officeHours: [], baseRevision: 99 }) ${RESULT}`,
      (viewer) => ofWholeStreet(viewer, ['calendar.changed', 'request.invalid']),
    ),
    mutation('undoTreeChange', `(id: "${randomUUID()}") ${RESULT}`, (viewer) =>
      officials(viewer, ['node.changed-since']),
    ),
    // Rule 2: who has no session gets one here alone, and nobody by guessing.
    mutation('signIn', `(input: { login: "${randomUUID()}", password: "x" }) ${RESULT}`, () => [
      'session.refused',
      'request.too-many',
    ]),
    mutation(
      'completeLinkedTask',
      `(input: { token: "nobody.s", outcome: "submit", answers: $empty, key: "${crypto.randomUUID()}" }) ${RESULT}`,
      () => 'task.not-found',
    ),
    mutation('sendCode', `(input: { phone: "1" }) ${RESULT}`, () => 'request.invalid'),
    mutation('enterCode', `(input: { phone: "1", code: "1" }) ${RESULT}`, () => 'request.invalid'),
  ]
}
