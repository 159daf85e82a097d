import type { Plant } from './plant.ts'

const DELIVER = 'engine/deliver-child-effects.ts'
const HEAR = 'core/children/hear-child.ts'
const SETTLE = 'core/children/settle-children.ts'
const STEP = 'core/next-step.ts'

/** Slips between an instance and those that it starts. */
export const CHILD_PLANTS: readonly Plant[] = [
  {
    id: 'child-unknown-to-its-parent',
    what: 'A child begins without a step of its parent: whoever delivers again starts another.',
    file: DELIVER,
    find: "stage.advance(parent, { kind: 'child-started', key: invocation, child: begun.child })",
    replace: 'void begun.child',
  },
  {
    id: 'end-of-a-former-child',
    what: 'The end of a child is heard by whatever invocation is open.',
    file: HEAR,
    find: 'children?.find((each) => each.key === key) ?? null',
    replace: '(children?.[0] && key ? children[0] : null)',
  },
  {
    id: 'left-child-goes-on',
    what: 'A child whose parent left the state is not stopped.',
    file: SETTLE,
    find: 'effects: [...former.filter(isLeft).flatMap(stopEffect), ...started.effects]',
    replace: 'effects: [...started.effects]',
  },
  {
    id: 'cancelled-parent-leaves-its-child',
    what: 'The child of an instance that is cancelled goes on.',
    file: STEP,
    find: 'effects: children.flatMap(stopEffect)',
    replace: 'effects: children.slice(0, 0).flatMap(stopEffect)',
  },
]
