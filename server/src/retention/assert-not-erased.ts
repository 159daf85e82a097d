import { LinliError } from '@linli/schemas/linli-error'

/** What was erased of a case is missing in its history, so nothing is computed again from it. Throws `instance.erased`. */
export function assertNotErased({ erasedAt }: { readonly erasedAt: Date | null }): void {
  if (erasedAt === null) return
  throw new LinliError('instance.erased', 'The personal data of the instance was erased.')
}
