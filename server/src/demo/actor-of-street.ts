import type { Actor } from '@linli/schemas/org'
import type { StreetAccount } from '@linli/schemas/street'

export function actorOfStreet({ id, role, posts }: StreetAccount): Actor {
  return { accountId: id, role, posts }
}
