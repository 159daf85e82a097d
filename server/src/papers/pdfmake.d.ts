/** What is used of the layout engine; the package brings no types. */
declare module 'pdfmake' {
  interface PdfMake {
    readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
    setFonts(fonts: Readonly<Record<string, { readonly normal: readonly [string, string?] }>>): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    createPdf(document: unknown): { getBuffer(): Promise<Uint8Array> }
  }
  const pdfmake: PdfMake

  export = pdfmake
}
