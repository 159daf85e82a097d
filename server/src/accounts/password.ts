import { hash, verify } from '@node-rs/argon2'

// Argon2id, 19 MiB, 2 passes, 1 lane: the minimum of OWASP's password storage sheet.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Verified when the account does not exist, so that the answer takes as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$bGlubGktbm9ib2R5LXNhbHQ$uYz9nUQw0qJx1yU9hnxoDz4oJm9KqL2dXyq2bC3g5wY'

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

/** Null as the stored hash never matches and takes the same time. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password)
  return stored !== null && matches
}
