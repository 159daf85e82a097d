/** What is used of the parser; the package brings no types. */
declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    /** The getter decodes no entities. */
    on(
      event: 'openTag',
      take: (
        name: string,
        attributes: () => Record<string, string>,
        decode: Decode,
        isSelfClosing: boolean,
      ) => void,
    ): this
    on(event: 'closeTag', take: (name: string) => void): this
    on(event: 'text', take: (text: string, decode: Decode) => void): this
    on(event: 'cdata', take: (text: string) => void): this
    on(event: 'error' | 'warn', take: (error: Error) => void): this
    write(xml: string): this
    end(): this
  }
}
