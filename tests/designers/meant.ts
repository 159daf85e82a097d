import type { Definition, StateDefinition, TransitionList } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import { isJsonObject, type JsonObject, type JsonValue } from '@linli/schemas/json'
import { asList } from '../../studio/src/document/workflow/as-list.ts'
import {
  type PlacedState,
  placedStates,
  targetFinder,
} from '../../studio/src/document/workflow/placed-states.ts'
import { widgetOf } from '../../studio/src/form-view/field-plan.ts'
import { namesInOrder } from '../../studio/src/form-view/names-in-order.ts'

/** A definition in the one spelling of what it means: targets by uid, a single way without a list around it, the order of fields said
 *  whole, no widget where the schema asks for that one anyway. What is left to differ means something else. */
export function meant(definition: Definition): Definition {
  const placed = placedStates(definition.machine)
  const byState = new Map(placed.map((place) => [place.state, place]))
  const find = targetFinder(placed)
  const listIn = (list: TransitionList, from: PlacedState | null): TransitionList => {
    const ways = asList(list).map((way) => {
      const to = way.target === undefined ? undefined : find(from, way.target)
      return to === undefined ? way : { ...way, target: `#${to.uid}` }
    })
    const [only] = ways
    return ways.length === 1 && only !== undefined ? only : ways
  }
  const stateIn = <State extends Omit<StateDefinition, 'meta'>>(
    state: State,
    from: PlacedState | null,
  ): State => {
    const named = (slots: Readonly<Record<string, TransitionList>> | undefined) =>
      slots && mapped(slots, (list) => listIn(list, from))
    const invoked = asList(state.invoke).map((each) => ({
      ...each,
      onDone: listIn(each.onDone, from),
    }))
    const [only] = invoked
    return {
      ...state,
      ...(state.on && { on: named(state.on) }),
      ...(state.after && { after: named(state.after) }),
      ...(state.always && { always: listIn(state.always, from) }),
      ...(state.onDone && { onDone: listIn(state.onDone, from) }),
      ...(only && { invoke: invoked.length === 1 ? only : invoked }),
      ...(state.states && {
        states: mapped(state.states, (child) => stateIn(child, byState.get(child) ?? null)),
      }),
    }
  }
  return {
    ...definition,
    forms: mapped(definition.forms, formMeant),
    machine: stateIn(definition.machine, null),
    layout: {},
  }
}

function formMeant(form: FormDefinition): FormDefinition {
  return { ...form, ui: uiMeant(form.schema, form.ui ?? {}) }
}

function uiMeant(schema: FieldSchema, ui: JsonObject): JsonObject {
  if (schema.type === 'array' && schema.items?.type === 'object') {
    return { ...ui, items: uiMeant(schema.items, branch(ui.items)) }
  }
  if (schema.type !== 'object') {
    const { 'ui:widget': widget, ...rest } = ui
    return widget === undefined || widget === widgetOf(schema, undefined) ? rest : ui
  }
  const children = Object.entries(schema.properties ?? {}).map(([key, child]) => {
    return [key, uiMeant(child, branch(ui[key]))] as const
  })
  return { ...ui, ...Object.fromEntries(children), 'ui:order': [...namesInOrder(schema, ui)] }
}

function branch(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

function mapped<Item, Other>(
  items: Readonly<Record<string, Item>>,
  change: (item: Item, key: string) => Other,
): Readonly<Record<string, Other>> {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [key, change(item, key)]))
}
