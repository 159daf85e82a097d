import type { Clock, Directory, Engine } from '@linli/runtime'
import type pg from 'pg'
import type { LoginCodes } from './accounts/login-codes.ts'
import { createLoginCodes } from './accounts/login-codes.ts'
import type { Sessions } from './accounts/sessions.ts'
import { createSessions } from './accounts/sessions.ts'
import type { PersonalReads } from './audit/personal-reads.ts'
import { createPersonalReads } from './audit/personal-reads.ts'
import type { ChangeFeed } from './changes/change-feed.ts'
import type { StreamSlots } from './changes/stream-slots.ts'
import { createStreamSlots } from './changes/stream-slots.ts'
import type { MessageSenders } from './channels/message-sender.ts'
import { createVerifier, type Verifier } from './definitions/verifier.ts'
import type { DeviceSamples } from './devices/device-samples.ts'
import { createDeviceSamples } from './devices/device-samples.ts'
import type { RegisteredDevices } from './devices/registered-devices.ts'
import { createRegisteredDevices } from './devices/registered-devices.ts'
import type { RateLimiter } from './http/rate-limiter.ts'
import { createRateLimiter } from './http/rate-limiter.ts'
import type { Shares } from './http/shares.ts'
import { createShares } from './http/shares.ts'
import type { WorkGate } from './http/work-gate.ts'
import { createWorkGate } from './http/work-gate.ts'
import { loginCodeText } from './notices/notice-wordings.ts'
import type { PaperPrinter } from './papers/paper-printer.ts'
import { createPaperPrinter } from './papers/paper-printer.ts'
import type { PlaceFinder } from './places/place-finder.ts'
import { createPlaceFinder } from './places/place-finder.ts'
import type { TenantReads } from './prisma/tenant-reads.ts'
import type { Versions } from './reading/versions.ts'
import { createVersions } from './reading/versions.ts'
import type { TaskHeads } from './tasks/task-heads.ts'
import { createTaskHeads } from './tasks/task-heads.ts'
import type { TaskLinks } from './tasks/task-links.ts'
import type { TenantLookup } from './tenants/current-tenant.ts'
import { createTenantLookup } from './tenants/current-tenant.ts'

/** What the process gives: connections, the engine, the feed of commits. */
export interface Foundation {
  readonly engine: Engine
  readonly clock: Clock
  readonly directory: Directory
  readonly pool: pg.Pool
  readonly reads: TenantReads
  readonly changes: ChangeFeed
  readonly senders: MessageSenders
  readonly taskLinks: TaskLinks
  /** 32 bytes under which device secrets are sealed. */
  readonly key: Buffer
  readonly development: boolean
  /** Where this process answers, e.g. `http://127.0.0.1:8080`; null before it listens. */
  readonly ownAddress: () => string | null
}

/** What routes and resolvers are handed. */
export interface Services extends Foundation {
  readonly sessions: Sessions
  readonly codes: LoginCodes
  readonly versions: Versions
  readonly devices: RegisteredDevices
  readonly deviceSamples: DeviceSamples
  readonly tenants: TenantLookup
  readonly taskHeads: TaskHeads
  readonly verifier: Verifier
  readonly personalReads: PersonalReads
  readonly places: PlaceFinder
  readonly printer: PaperPrinter
  readonly limits: Limits
  readonly streams: StreamSlots
  readonly gates: Gates
  /** Webhooks of one device under way. */
  readonly deviceShares: Shares
}
/** Work that fills processor and memory on threads of its own. The platform has four of them, and files, name look-ups and
 *  compression want theirs. */
interface Gates {
  readonly password: WorkGate
  readonly photo: WorkGate
}
interface Limits {
  readonly signInPerLogin: RateLimiter
  readonly signInPerAddress: RateLimiter
  readonly codePerPhone: RateLimiter
  readonly codePerAddress: RateLimiter
  /** Wrong codes for one phone: a fresh code gives five more attempts, and a million codes are soon guessed that way. */
  readonly codeFailures: RateLimiter
  readonly trackPerAddress: RateLimiter
  /** Wrong secrets for one number: four digits of a phone are soon guessed. */
  readonly trackFailures: RateLimiter
  /** Looking at what others have reported, place by place. */
  readonly nearbyPerAddress: RateLimiter
  readonly followPerAccount: RateLimiter
  /** Looking at a part of the map. */
  readonly placesPerAddress: RateLimiter
  readonly uploadPerAccount: RateLimiter
  readonly importPerAccount: RateLimiter
  /** Asking for what is masked, one field at a time: nobody's work needs hundreds. */
  readonly revealPerAccount: RateLimiter
}

const MINUTE = 60_000

export function createServices(foundation: Foundation): Services {
  const { pool, key, senders, engine, clock } = foundation
  return {
    ...foundation,
    sessions: createSessions(pool, foundation.clock),
    codes: createLoginCodes({
      ...{ pool, key, senders, clock },
      wording: (tenantId, code) => loginCodeText(pool, tenantId, code),
    }),
    versions: createVersions(pool),
    devices: createRegisteredDevices(pool, key),
    deviceSamples: createDeviceSamples(pool),
    tenants: createTenantLookup(pool),
    taskHeads: createTaskHeads(pool, engine),
    verifier: createVerifier(),
    personalReads: createPersonalReads(pool, clock),
    places: createPlaceFinder(pool, clock),
    printer: createPaperPrinter(),
    streams: createStreamSlots(),
    gates: {
      password: createWorkGate({ running: 2, waiting: 100 }),
      photo: createWorkGate({ running: 2, waiting: 30 }),
    },
    deviceShares: createShares(64),
    limits: {
      signInPerLogin: createRateLimiter(10, 5 * MINUTE),
      signInPerAddress: createRateLimiter(100, 5 * MINUTE),
      codePerPhone: createRateLimiter(3, MINUTE),
      codePerAddress: createRateLimiter(30, 10 * MINUTE),
      codeFailures: createRateLimiter(20, 60 * MINUTE),
      trackPerAddress: createRateLimiter(60, 5 * MINUTE),
      trackFailures: createRateLimiter(10, 60 * MINUTE),
      nearbyPerAddress: createRateLimiter(60, 5 * MINUTE),
      followPerAccount: createRateLimiter(30, 60 * MINUTE),
      placesPerAddress: createRateLimiter(120, 5 * MINUTE),
      uploadPerAccount: createRateLimiter(60, 10 * MINUTE),
      revealPerAccount: createRateLimiter(60, 10 * MINUTE),
      importPerAccount: createRateLimiter(30, 10 * MINUTE),
    },
  }
}
