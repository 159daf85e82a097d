/** The residents' portal, under `/`. */
export function PortalApp() {
  return null
}
