/** What of the package is used; its own types name an export that Node does not see in a CommonJS module. */
declare module 'gcoord' {
  interface Gcoord {
    readonly WGS84: string
    readonly GCJ02: string
    readonly BD09: string
    /** Reckons a GeoJSON geometry anew, in place, and gives it back. */
    transform(geometry: object, from: string, to: string): unknown
  }
  const gcoord: Gcoord
  export = gcoord
}
