/** Stands in for the address library RJSF follows a `$ref` to another document with: the format of forms has no `$ref`
 *  (`FieldSchema`), and the page is 7 kB (gzip) lighter. The browser's own addresses do the little there is to do. See
 *  vite.config.ts. */
const addresses = {
  resolve: (base: string | undefined, reference: string): string => new URL(reference, base).href,
  equal: (one: string, other: string): boolean => one === other,
}

// biome-ignore lint/style/noDefaultExport: RJSF imports the package's default
export default addresses
