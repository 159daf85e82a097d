import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTemplate } from '../../../tests/scenarios/read-templates.ts'
import { reportComplaint } from '../../../tests/support/report-complaint.ts'
import type { TestApp } from '../../../tests/support/start-app.ts'
import { startApp } from '../../../tests/support/start-app.ts'

let linli: TestApp
let instanceId: string
beforeAll(async () => {
  linli = await startApp()
  const note = { kind: 'note', text: '这个居委会老拖，先别说', x: 0, y: 0, width: 200, height: 120 }
  const result = await linli.services.engine.publish({
    tenantId: linli.street.tenant.id,
    document: {
      ...readTemplate('complaint'),
      remarks: { n1: note },
      silenced: [{ code: 'text.untranslated', path: '/title', reason: '领导不看英文' }],
    },
    actor: { accountId: 'shen-center', role: 'official', posts: [] },
  })
  expect(result.kind).not.toBe('refused')
  instanceId = await reportComplaint(linli, await linli.signInByPhone('13900000001'))
})
afterAll(() => linli.close())

const LOOK = `query ($id: ID!) { instance(id: $id) { version { body } at(seq: 1) { version { body } } } }`

test.each([
  ['an official', 'shen-center', true],
  ['a worker', 'li-acceptance', false],
])(
  '%s on a case reads the definition; the notes of its designers are for officials',
  async (...[_, login, isTold]) => {
    const { instance } = await linli.ask(LOOK, { id: instanceId }, await linli.signIn(login))
    for (const { body } of [instance.version, instance.at.version]) {
      expect(Object.keys(body.machine.states)).not.toHaveLength(0)
      expect(['remarks' in body, 'silenced' in body]).toEqual([isTold, isTold])
    }
  },
)
