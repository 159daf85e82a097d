/** What the environment says of the server to speak with. */
export interface CommandLineConfig {
  readonly server: string | null
  readonly login: string | null
  readonly password: string | null
}

/** `LINLI_SERVER`, `LINLI_LOGIN` and `LINLI_PASSWORD`. */
export function readCommandLineConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): CommandLineConfig {
  return {
    server: env['LINLI_SERVER'] || null,
    login: env['LINLI_LOGIN'] || null,
    password: env['LINLI_PASSWORD'] || null,
  }
}
