/** The workbench of grid workers and staff, under `/desk`, with a router of its own. */
export function DeskApp() {
  return null
}
