/** What may be answered or pressed. */
export const CONTROLS =
  'input:not([disabled]), select:not([disabled]), textarea:not([disabled]), button'

/** Brings the control of a question into view and gives it the keyboard; of a group, its first control. `page` is the
 *  document the form is drawn in: a preview has one of its own. */
export function focusControl(id: string, page: Document = document): void {
  const element = page.getElementById(id)
  if (element === null) return
  const control = element.matches(CONTROLS) ? element : element.querySelector<HTMLElement>(CONTROLS)
  const frame = element.closest('.field') ?? element
  frame.scrollIntoView({ block: 'start' })
  const target = control ?? element
  target.focus({ preventScroll: true })
}
