/** The groups of nodes that can all reach each other, of more than one node or of one that reaches itself, by the numbers of
 *  the nodes; the group of the lowest node first. `next[n]` lists where node n leads. Source: S. R. Kosaraju's algorithm
 *  (Aho, Hopcroft, Ullman, Data Structures and Algorithms, 1983, 6.7), without recursion, because a graph of five thousand
 *  nodes may be one line. */
export function strongComponents(next: readonly (readonly number[])[]): number[][] {
  const before = next.map((): number[] => [])
  next.forEach((targets, node) => {
    for (const to of targets) before[to]?.push(node)
  })
  const finished: number[] = []
  const left = new Set<number>()
  for (const node of next.keys())
    walk(node, next, { seen: left, leave: (each) => finished.push(each) })
  const seen = new Set<number>()
  const components = finished.reverse().map((node) => {
    const component: number[] = []
    walk(node, before, { seen, leave: (each) => component.push(each) })
    return component.sort((a, b) => a - b)
  })
  return components
    .filter(([first = 0, ...more]) => more.length > 0 || next[first]?.includes(first))
    .filter((component) => component.length > 0)
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

interface Walk {
  readonly seen: Set<number>
  /** Hears of each node once everything behind it was walked. */
  leave(node: number): void
}

/** Depth first from a node through all that was not seen. */
function walk(start: number, next: readonly (readonly number[])[], { seen, leave }: Walk): void {
  if (seen.has(start)) return
  seen.add(start)
  const path = [{ node: start, at: 0 }]
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const to = next[top.node]?.[top.at]
    top.at++
    if (to === undefined) {
      path.pop()
      leave(top.node)
    } else if (!seen.has(to)) {
      seen.add(to)
      path.push({ node: to, at: 0 })
    }
  }
}
