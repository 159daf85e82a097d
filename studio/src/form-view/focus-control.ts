const CONTROLS = 'input:not([disabled]), select:not([disabled]), textarea:not([disabled]), button'

/** Brings the control of a question into view and gives it the keyboard; of a group, its first control. */
export function focusControl(id: string): void {
  const element = document.getElementById(id)
  if (element === null) return
  const control = element.matches(CONTROLS) ? element : element.querySelector<HTMLElement>(CONTROLS)
  const frame = element.closest('.field') ?? element
  frame.scrollIntoView({ block: 'start' })
  const target = control ?? element
  target.focus({ preventScroll: true })
}
