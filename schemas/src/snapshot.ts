import type { JsonObject, JsonValue } from './json.ts'
import type { LocaleText } from './locale-text.ts'

/** All that is stored of an instance at rest. The hash of its canonical JSON stands in history (I3). The row's text is that JSON, or
 *  leaves out what the instance's row says (`SnapshotBody`, format 2 in `runtime/src/postgres/snapshot-text.ts`). */
export interface Snapshot {
  readonly format: 1
  /** Number of steps so far = last history sequence. The fence between nodes: a commit expects the previous value. */
  readonly seq: number
  readonly status: 'active' | 'done' | 'cancelled'
  readonly instanceId: string
  /** Human number, e.g. `TS20261121-0007`. */
  readonly number: string
  /** Org node the instance belongs to. */
  readonly nodeId: string
  /** Account that started it; null for a device. */
  readonly initiatorId: string | null
  /** XState's persisted snapshot. */
  readonly machine: JsonValue
  readonly tasks: readonly OpenTask[]
  readonly timers: readonly ArmedTimer[]
  /** Task name → account that completed it last. */
  readonly performers: Readonly<Record<string, string>>
  /** uids of active leaf states, in document order; a projection kept for readers. */
  readonly position: readonly string[]
  /** Timers that stand still. */
  readonly paused?: readonly PausedTimer[]
  /** All its timers stand still since then, epoch ms, because somebody said so (挂起). */
  readonly suspension?: { readonly at: number; readonly by: string; readonly reason: string }
  /** When somebody last urged it (催办), epoch ms. */
  readonly urgedAt?: number
  /** Of the open tasks that several people sign. */
  readonly signings?: readonly Signing[]
  /** Task name → accounts that signed it last, of tasks that several people sign. */
  readonly signers?: Readonly<Record<string, readonly string[]>>
  /** The latest decisions with one and the same outcome, while the context stays as it is; kept where a task asks for it (去重). */
  readonly agreed?: Agreed
  /** The completion that can still be taken back (撤回), as nobody has acted since. */
  readonly undoable?: Undoable
  /** The instance that started it, where another one did. */
  readonly parent?: ParentLink
  /** What it has started and waits for, in the order of invocation. */
  readonly children?: readonly OpenChild[]
  /** How many it has invoked so far. */
  readonly invokedChildren?: number
}

/** What the instance's own row says too. */
export type InstanceFields = Pick<Snapshot, 'initiatorId' | 'instanceId' | 'nodeId' | 'number'>

/** What every text of a snapshot says, whichever release wrote it. */
export type SnapshotBody = Omit<Snapshot, keyof InstanceFields | 'format'>

/** An instance as another one names it. */
export interface NamedInstance {
  readonly instanceId: string
  readonly number: string
  /** Of its definition. */
  readonly title: LocaleText
}

/** How a child knows its parent. */
export interface ParentLink extends NamedInstance {
  /** The invocation that it answers. */
  readonly key: string
  /** 1 for the child of an instance that has no parent. */
  readonly depth: number
}

/** An invocation that waits for the end of a child. */
export interface OpenChild {
  /** Derived: `<instanceId>.<seq>.<index>` of the step that invoked it. A state that is entered again has another one, so what
   *  a former child says is refused. */
  readonly key: string
  /** XState invoke id that the end answers. */
  readonly invokeId: string
  readonly onCancel: 'stop' | 'detach'
  /** Null until it was started. */
  readonly child: NamedInstance | null
  /** It has ended while this instance was suspended; heard when it goes on. */
  readonly ended?: ChildEnd
}

/** How a child came to its end, as its parent hears it. */
export type ChildEnd =
  | { readonly kind: 'done' /** uid of the state in which it ended. */; readonly ended: string }
  | { readonly kind: 'failed'; readonly code: ChildFailure }

/** `cancelled`: by an official. `refused`: it could not be started so. `too-deep`: as the eighth child of a child. `skipped`: an
 *  official gave up its start, or the hearing of its end. */
export type ChildFailure = (typeof CHILD_FAILURES)[number]

export const CHILD_FAILURES = ['cancelled', 'refused', 'too-deep', 'skipped'] as const

/** Who has decided the same, task after task. */
export interface Agreed {
  readonly outcome: string
  /** In the order of the decisions. */
  readonly by: readonly {
    /** Its name. */
    readonly task: string
    /** Account ids of those who gave the outcome; nobody where the system decided. */
    readonly accounts: readonly string[]
  }[]
}

/** What a completion changed, as it was. */
export interface Undoable {
  /** The task that was completed. */
  readonly taskId: string
  /** Account id of whoever completed it; nobody else takes it back. */
  readonly by: string
  readonly before: Pick<
    Snapshot,
    | 'agreed'
    | 'machine'
    | 'paused'
    | 'performers'
    | 'position'
    | 'signers'
    | 'signings'
    | 'tasks'
    | 'timers'
  >
}

/** A task that several people sign: each open seat has an open task of its own, with the signing's invoke id. */
export interface Signing {
  readonly invokeId: string
  /** In order; a seat keeps its index. */
  readonly seats: readonly Seat[]
  /** The signature that came last. */
  readonly last?: { readonly answers: JsonObject; readonly by: string }
}

export interface Seat {
  /** Index of the seat that must be signed before this one may; null where it need not wait. */
  readonly after: number | null
  /** Who is to sign at a seat that waits; null once its task is open, which says so itself. */
  readonly assignment: Assignment | null
  readonly by: string | null
  readonly outcome: string | null
  /** `dropped`: taken away, or nobody but earlier signers could sign it. */
  readonly state: 'waiting' | 'open' | 'signed' | 'dropped'
  readonly taskId: string | null
  readonly weight: number
  /** Who added it (加签). */
  readonly addedBy?: string
  /** It was not signed: whoever sits there has agreed in the task of that name (去重). */
  readonly repeats?: string
}

/** An invocation waiting for a person. */
export interface OpenTask {
  /** Derived: `<instanceId>.<seq>.<index>`; it is the invocation key (I6). */
  readonly id: string
  readonly name: string
  /** XState invoke id that the completion answers. */
  readonly invokeId: string
  readonly assignment: Assignment
  readonly holderId: string | null
  /** Epoch ms; null without a `due` timer. */
  readonly dueAt: number | null
  readonly openedAt: number
  /** It was delegated (委派): to whom it comes back, as a new task, when somebody has said what she would do. */
  readonly returnsTo?: Assignment
  /** It is no work of the machine's but a question about it, which is answered in words. */
  readonly question?: Question
}

/** Something that one person asks another beside a task. It moves nothing. */
export interface Question {
  /** `advice` (协办) and `extension` (延期) live as long as the task they are about; `supervision` (督办) is answered before the
   *  staff end the instance. */
  readonly kind: 'advice' | 'extension' | 'supervision'
  /** Account id. */
  readonly by: string
  readonly text: string
  /** Id of the task it is about. */
  readonly about: string
  /** Of an extension: how many hours or days more. */
  readonly units?: number
}

/** What a timer was given beyond its time (延期). */
export interface Extended {
  readonly times: number
  /** Hours of an elapsed or working-hours clock, else days. */
  readonly units: number
}

/** Who may act, as decided when the task opened: one account, or everybody who *now* holds the post at the node. */
export type Assignment =
  | { readonly kind: 'account'; readonly accountId: string; readonly why: JsonObject }
  | {
      readonly kind: 'post'
      readonly nodeId: string
      readonly post: string
      readonly excluded: readonly string[]
      readonly why: JsonObject
    }

/** So much of a timer's time is left, in its clock's own unit; days are counted from the day on which it goes on, which does
 *  not count itself, as the day of receipt does not. */
export type ClockLeft =
  | { readonly clock: 'elapsed'; readonly ms: number }
  | { readonly clock: 'working-hours'; readonly hours: number }
  | { readonly clock: 'working-days' | 'calendar-days'; readonly days: number }
  /** Only of one that has not begun. */
  | { readonly clock: 'months'; readonly months: number }

/** Of a timer that is due when a share of another one's time has passed: 0 to 1, of what that one has to run since it went on last. */
export interface ShareLeft {
  readonly clock: 'share'
  readonly part: number
}

/** A timer that stands still (挂起). It has no instant until it goes on. */
export interface PausedTimer {
  /** It has not begun: it does when somebody takes the task that is due with it (签收). */
  readonly awaits?: 'claim'
  readonly event: string
  readonly left: ClockLeft | ShareLeft
  readonly name: string
  /** Epoch ms. */
  readonly pausedAt: number
  readonly extended?: Extended
}

export interface ArmedTimer {
  /** Timer name in the definition. */
  readonly name: string
  /** XState's delayed event type; identifies the waiting state. */
  readonly event: string
  /** The step that armed it: a re-entered state arms a new generation, so a late firing of the old one is refused (I5). */
  readonly generation: number
  /** Epoch ms. */
  readonly dueAt: number
  /** Epoch ms from which it counts, of a timer that goes by the working calendar. One without it never moves: elapsed
   *  time, and what was armed before calendars could change. */
  readonly armedAt?: number
  /** It stood still, and goes on since `armedAt` with what was left. */
  readonly left?: ClockLeft | ShareLeft
  readonly extended?: Extended
}
