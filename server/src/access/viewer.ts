import { LinliError } from '@linli/schemas/linli-error'
import type { Actor, HeldAs, Role } from '@linli/schemas/org'

/** Who asks, as the database says at most one second ago. */
export interface Viewer {
  readonly tenantId: string
  readonly accountId: string
  readonly role: Role
  readonly name: string
  readonly posts: readonly HeldAs[]
  /** Nodes of an official whose posts all lie below the street: she is of these and of what is below them (本级及下级); none
   *  where all her posts have ended. Null for who is of the whole street, having a post there or none ever, and of no meaning for
   *  others. */
  readonly scope: readonly string[] | null
}

export function isStaff(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.role !== 'resident'
}

/** Throws `session.missing` for somebody who is not signed in. */
export function signedIn(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new LinliError('session.missing', 'This needs a signed-in person.')
  return viewer
}

/** Throws `access.denied` for everybody else. */
export function officialOnly(viewer: Viewer | null): Viewer {
  const who = signedIn(viewer)
  if (who.role !== 'official')
    throw new LinliError('access.denied', `Role '${who.role}' may not do what officials do.`)
  return who
}

/** Throws `access.denied` for everybody but officials of the whole street: what is done to all of it is no matter of a part. */
export function wholeStreetOnly(viewer: Viewer | null): Viewer {
  const who = officialOnly(viewer)
  if (who.scope !== null)
    throw new LinliError('access.denied', 'Officials of a part do not act for the whole street.')
  return who
}

/** Throws `access.denied` for residents. */
export function staffOnly(viewer: Viewer | null): Viewer {
  const who = signedIn(viewer)
  if (!isStaff(who)) throw new LinliError('access.denied', 'Residents may not do what staff do.')
  return who
}

export function actorOf(viewer: Viewer): Actor {
  return { accountId: viewer.accountId, role: viewer.role, posts: viewer.posts }
}
