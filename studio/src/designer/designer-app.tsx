/** The studio of officials, under `/studio`, with a router of its own. */
export function DesignerApp() {
  return null
}
