/** The card that one comes to by an arrow key: up and down along the flow, left and right to the column beside. Null at the rim. */
export function flowMove(
  frame: HTMLElement,
  from: HTMLElement,
  to: 'up' | 'down' | 'left' | 'right',
): HTMLElement | null {
  const stops = [...frame.querySelectorAll<HTMLElement>('[data-stop]')]
  const own = from.getBoundingClientRect()
  const index = stops.indexOf(from)
  if (to === 'up' || to === 'down') {
    const step = to === 'down' ? 1 : -1
    const rest = to === 'down' ? stops.slice(index + 1) : stops.slice(0, index).reverse()
    // What stands beside is no next step: the first one that begins further along, and overlaps.
    const below = rest.find((each) => {
      const box = each.getBoundingClientRect()
      const isFurther = (box.top - own.top) * step > 1
      return isFurther && box.left < own.right && box.right > own.left
    })
    return below ?? rest[0] ?? null
  }
  const step = to === 'right' ? 1 : -1
  const beside = stops.filter((each) => {
    const box = each.getBoundingClientRect()
    return (box.left - own.left) * step > own.width / 2
  })
  const far = (each: HTMLElement) => {
    const box = each.getBoundingClientRect()
    return Math.abs(box.left - own.left) + Math.abs(box.top - own.top) * 2
  }
  return beside.sort((one, other) => far(one) - far(other))[0] ?? null
}
