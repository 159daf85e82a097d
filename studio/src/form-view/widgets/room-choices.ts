import type { JsonObject } from '@linli/schemas/json'
import type { OrgNode } from '@linli/schemas/org'
import { placeName } from './place-levels.ts'

export const ROOM_PARTS = ['building', 'unit', 'room'] as const
export type RoomPart = (typeof ROOM_PARTS)[number]

/** The kind of node that a part of an address is. */
const KIND_OF_PART: Readonly<Record<RoomPart, string>> = {
  building: 'building',
  unit: 'unit',
  room: 'home',
}

export interface RoomChoice {
  readonly id: string
  /** What is kept. */
  readonly name: string
  /** What is shown: with what it stands in where two have one name. */
  readonly label: string
}

/** What of the tree may be chosen for a part, below what was chosen before it; empty where the tree says nothing, and it is typed. */
export function roomChoices(
  nodes: readonly OrgNode[],
  part: RoomPart,
  answer: JsonObject,
): readonly RoomChoice[] {
  const open = nodes.filter(({ kind, isClosed }) => {
    return kind === KIND_OF_PART[part] && isClosed !== true
  })
  const upper = ROOM_PARTS.slice(0, ROOM_PARTS.indexOf(part)).map((each) => KIND_OF_PART[each])
  const top = pathOf(nodes, answer)
    .filter(({ kind }) => upper.includes(kind))
    .at(-1)
  const below = part === 'building' ? open : open.filter(({ id }) => isBelow(nodes, id, top))
  const names = below.map(({ name }) => name)
  return below.map(({ id, name }) => ({
    ...{ id, name },
    label: names.indexOf(name) === names.lastIndexOf(name) ? name : placeName(nodes, id),
  }))
}

/** The answer after a part was chosen from the tree: what stands above it in the tree is told with it, and what stands below it is
 *  asked anew. */
export function withChosen(
  nodes: readonly OrgNode[],
  answer: JsonObject,
  { part, choice }: { readonly part: RoomPart; readonly choice: RoomChoice },
): JsonObject {
  const path = pathOf(nodes, { node: choice.id })
  const told = ROOM_PARTS.flatMap((each) => {
    const found = path.find(({ kind }) => kind === KIND_OF_PART[each])
    return found === undefined ? [] : [[each, found.name] as const]
  })
  return { ...above(answer, part), ...Object.fromEntries(told), node: choice.id }
}

/** The answer after a part was typed, or taken away: the node is the one above it, if that was chosen. */
export function withTyped(
  nodes: readonly OrgNode[],
  answer: JsonObject,
  { part, text }: { readonly part: RoomPart; readonly text: string },
): JsonObject {
  const kept = KIND_OF_PART[part]
  const { node: _, [part]: __, ...others } = answer
  const path = pathOf(nodes, answer)
  const upper = path.slice(0, path.findIndex(({ kind }) => kind === kept) >>> 0).at(-1)
  const isOfRoom = upper !== undefined && Object.values(KIND_OF_PART).includes(upper.kind)
  return {
    ...others,
    ...(text === '' ? {} : { [part]: text }),
    ...(isOfRoom ? { node: upper.id } : {}),
  }
}

/** The node that stands for a part in an answer; undefined where it was typed. */
export function chosenFor(
  nodes: readonly OrgNode[],
  answer: JsonObject,
  part: RoomPart,
): string | undefined {
  return pathOf(nodes, answer).find(({ kind }) => kind === KIND_OF_PART[part])?.id
}

function above(answer: JsonObject, part: RoomPart): JsonObject {
  const kept = ROOM_PARTS.slice(0, ROOM_PARTS.indexOf(part))
  return Object.fromEntries(
    Object.entries(answer).filter(([key]) => kept.some((each) => each === key)),
  )
}

function nodeOf(nodes: readonly OrgNode[], { node }: JsonObject): OrgNode | undefined {
  return nodes.find(({ id }) => id === node)
}

/** Nodes from the street down to the one that was chosen. */
function pathOf(nodes: readonly OrgNode[], answer: JsonObject): readonly OrgNode[] {
  const path: OrgNode[] = []
  let at = nodeOf(nodes, answer)
  while (at !== undefined) {
    path.unshift(at)
    const { parentId } = at
    at = nodes.find(({ id }) => id === parentId)
  }
  return path
}

function isBelow(nodes: readonly OrgNode[], id: string, top: OrgNode | undefined): boolean {
  const parentId = nodes.find((node) => node.id === id)?.parentId ?? null
  if (top === undefined || parentId === null) return false
  return parentId === top.id || isBelow(nodes, parentId, top)
}
