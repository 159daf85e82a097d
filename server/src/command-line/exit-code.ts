/** 0 where all is well, 1 where something was found in a definition, 2 where the call is wrong or the server does not do it,
 *  3 where somebody else's work would be lost, and nothing was done. */
export type ExitCode = 0 | 1 | 2 | 3

export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>((most, code) => (code > most ? code : most), 0)
}
