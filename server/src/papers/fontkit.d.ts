/** What is used of the font reader; the package brings no types. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number
  }
  interface Font {
    readonly directory: { readonly tables: { readonly head: { readonly offset: number } } }
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): { readonly glyphs: readonly Glyph[] }
  }
  /** `family` is the PostScript name of one face of a collection. */
  export function create(bytes: Uint8Array, family?: string): Font
}
