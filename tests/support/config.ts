/** The only reader of the environment in the tests. */
export const environment: Readonly<NodeJS.ProcessEnv> = process.env
export const searchPath: string = environment.PATH ?? ''
