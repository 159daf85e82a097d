import type { Definition } from '@linli/schemas/definition'
import type { Finding } from '@linli/schemas/finding'
import { escapePointer } from '@linli/schemas/json-pointer'
import { checkAssign } from './check-assign.ts'
import { checkContext } from './check-context.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkForm } from './check-form.ts'
import { checkLinks } from './check-links.ts'
import { checkNearby } from './check-nearby.ts'
import { checkPersonFields } from './check-person-fields.ts'
import { checkReferences } from './check-references.ts'
import { checkScenarios } from './check-scenarios.ts'
import { checkSize } from './check-size.ts'
import { checkStates } from './check-states.ts'
import { checkTasks } from './check-tasks.ts'
import { checkTexts } from './check-texts.ts'
import { checkTimers } from './check-timers.ts'
import { checkTotals } from './check-totals.ts'
import { checkTriggers } from './check-triggers.ts'
import { checkUse } from './check-use.ts'
import { checkChildren } from './children/check-children.ts'
import { createScopes } from './definition-scopes.ts'
import { statesOf } from './definition-tree.ts'
import { checkMarks } from './marks/check-marks.ts'
import { checkPapers } from './papers/check-papers.ts'
import { type Advice, silencedAdvice } from './silence/silenced-advice.ts'
import { checkFieldAccess } from './task-form/check-field-access.ts'

/** Everything wrong with a parsed definition, errors first, then in document order as far as it is known.
 *  A definition without error findings compiles, and its steps fail only on arithmetic without an answer,
 *  on a street without the people its tasks ask for, and on a date outside the calendar. What the definition silences is left out. */
export function checkDefinition(definition: Definition): readonly Finding[] {
  return adviceOn(definition).told
}

/** The same, with the advice that the definition says may stay. */
export function adviceOn(definition: Definition): Advice {
  return silencedAdvice(definition, everythingWrong(definition))
}

function everythingWrong(definition: Definition): Finding[] {
  const sites = statesOf(definition.machine)
  const size = checkSize(definition, sites)
  if (size.length > 0) return size
  const scopes = createScopes(definition)
  const findings = [
    ...checkContext(definition),
    ...checkReferences(definition, sites),
    ...checkStates(sites),
    ...checkTasks(definition, sites),
    ...checkFieldAccess(definition, sites),
    ...checkAssign(definition, sites),
    ...checkTimers(definition, sites),
    ...checkTotals(definition, sites),
    ...checkTriggers(definition),
    ...Object.entries(definition.forms).flatMap(([id, form]) =>
      checkForm(form, `/forms/${escapePointer(id)}`, scopes.form(id)),
    ),
    ...checkExpressions(definition, sites, scopes),
    ...checkChildren(definition, sites, scopes),
    ...checkScenarios(definition, sites),
    ...checkUse(definition, sites),
    ...checkPersonFields(definition),
    ...checkNearby(definition),
    ...checkPapers(definition, sites),
    ...checkMarks(definition),
    ...checkLinks(definition),
    ...checkTexts(definition),
  ]
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ]
}
