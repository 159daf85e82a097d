import type { Definition } from '@linli/schemas/definition'
import { parseDefinitionText } from '@linli/schemas/parse-definition'
import { expect, test } from 'vitest'
import { definitionHash } from '../../runtime/src/engine/publish-definition.ts'
import { emptyDefinition } from '../../studio/src/designer/definitions/empty-definition.ts'
import { removeForm } from '../../studio/src/document/form/edit-forms.ts'
import { addScenario, setSteps } from '../../studio/src/document/scenarios/edit-scenarios.ts'
import { setTrigger } from '../../studio/src/document/workflow/edit-events.ts'
import {
  addFact,
  type FactType,
  factsAt,
  setFact,
  setFactChoices,
  setFactTitle,
  setInitialValue,
} from '../../studio/src/document/workflow/edit-facts.ts'
import {
  setDefinitionText,
  setInvariant,
  setNearby,
} from '../../studio/src/document/workflow/edit-whole.ts'
import { placedStates } from '../../studio/src/document/workflow/placed-states.ts'
import { edited, templateOf } from '../support/edit-definition.ts'
import { type Desk, openDesk } from './desk.ts'
import { meant } from './meant.ts'
import { rebuildForm } from './rebuild-forms.ts'
import { rebuildWorkflow } from './rebuild-workflow.ts'
import { type OtherNames, renamedNames } from './renamed-names.ts'

/** Draws the whole of a definition, beginning with the one that a new service has. */
function rebuild(target: Definition): { readonly desk: Desk; readonly names: OtherNames } {
  const { id, title, family, description } = target
  const desk = openDesk(emptyDefinition({ id, title: title['zh-CN'], family }))
  desk.edit((now) => setDefinitionText(now, 'title', title))
  desk.edit((now) => setDefinitionText(now, 'description', description ?? null))
  desk.edit((now) => setTrigger(now, 0, null))
  desk.attempt(removeForm(desk.now(), 'report'))
  facts(desk, target)
  for (const [form, drawn] of Object.entries(target.forms)) rebuildForm(desk, form, drawn)
  const names = rebuildWorkflow(desk, target)
  const wanted = renamedNames(target, names)
  for (const [index, trigger] of wanted.triggers.entries()) {
    desk.edit((now) => setTrigger(now, index, trigger))
  }
  for (const [index, said] of (wanted.invariants ?? []).entries()) {
    desk.edit((now) => setInvariant(now, index, said))
  }
  desk.edit((now) => setNearby(now, wanted.nearby ?? null))
  for (const [index, scenario] of wanted.scenarios.entries()) {
    desk.edit((now) => addScenario(now, scenario))
    desk.edit((now) => setSteps(now, index, scenario.steps))
  }
  return { desk, names }
}

function facts(desk: Desk, target: Definition): void {
  const owner = '/context'
  for (const { key, schema, title, choices, initial } of factsAt(target, owner)) {
    const type = schema.type as FactType
    desk.edit((now) => addFact(now, owner, { title: '', key, type })?.definition ?? now)
    desk.edit((now) => setFactTitle(now, { owner, key }, title))
    desk.edit((now) => setFact(now, { owner, key }, schema))
    if (choices !== null) desk.edit((now) => setFactChoices(now, { owner, key }, choices))
    desk.edit((now) => setInitialValue(now, key, initial))
  }
}

function inverse(names: OtherNames, target: Definition): OtherNames {
  const turned = (map: ReadonlyMap<string, string>) =>
    new Map([...map].map(([from, to]) => [to, from]))
  const keys = new Map(placedStates(target.machine).map(({ uid, key }) => [uid, key]))
  return {
    states: new Map(
      [...names.states].map(([uid, made]) => [made.uid, { uid, key: keys.get(uid) ?? uid }]),
    ),
    tasks: turned(names.tasks),
    invocations: turned(names.invocations),
    timers: turned(names.timers),
    notices: turned(names.notices),
    events: turned(names.events),
    papers: turned(names.papers),
  }
}

/** Nine hundred deeds take two seconds, and much longer where others work beside them. */
const PATIENCE_MS = 180_000

/** What no template says, so that it is drawn too. */
const ALARM = edited(templateOf('smoke-alarm'), {
  set: '/invariants',
  to: [{ title: { 'zh-CN': '不在结案后' }, never: { when: 'context.needsRepair' } }],
})

test.each([
  ['complaint', templateOf('complaint')],
  ['smoke-alarm', ALARM],
] as const)(
  '%s is drawn from the beginning by the deeds of the designers, and means the same',
  (_name, template) => {
    const target = meant(template)
    const { desk, names } = rebuild(target)
    const drawn = renamedNames(meant(desk.now()), inverse(names, template))
    expect(drawn).toEqual(target)
    expect(definitionHash(drawn)).toBe(definitionHash(target))
    for (const part of Object.values(names)) {
      const made = [...part.values()].map((each) => JSON.stringify(each))
      expect(new Set(made).size, 'no name stands for two').toBe(part.size)
    }
    const before = desk.text()
    const { undone, redone } = desk.undoAndRedo()
    expect(parseDefinitionText(undone).kind).toBe('parsed')
    expect(redone).toBe(before)
  },
  PATIENCE_MS,
)
