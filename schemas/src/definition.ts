import type { AssignRule } from './assign-rule.ts'
import type { FormDefinition, ObjectSchema, Translations } from './form-definition.ts'
import type { JsonObject } from './json.ts'
import type { LocaleText } from './locale-text.ts'
import type { Remark } from './remark.ts'
import type { Scenario } from './scenario.ts'
import type { SignRule } from './sign-rule.ts'

/** What an official draws: one workflow with its forms, published together. Format `linli/1`. */
export interface Definition {
  readonly format: 'linli/1'
  /** ASCII slug, `[a-z][a-z0-9-]*`. */
  readonly id: string
  readonly title: LocaleText
  readonly description?: LocaleText
  /** Upper-case letters used in instance numbers, e.g. `TS` → `TS20261121-0007`. */
  readonly family: string
  readonly context: {
    /** A title is what sentences about a guard call the field; without one, the form field it is set from lends its own. */
    readonly schema: ObjectSchema
    readonly initial: JsonObject
    /** Pointers begin with `/schema`. */
    readonly i18n?: Translations
  }
  readonly events: Readonly<Record<string, EventDeclaration>>
  readonly forms: Readonly<Record<string, FormDefinition>>
  readonly tasks: Readonly<Record<string, TaskDefinition>>
  readonly timers: Readonly<Record<string, TimerDefinition>>
  readonly notices: Readonly<Record<string, NoticeDefinition>>
  /** Papers whose text the street writes; a case has each from the step that gives it. */
  readonly papers?: Readonly<Record<string, PaperDefinition>>
  readonly triggers: readonly Trigger[]
  readonly machine: MachineDefinition
  readonly invariants?: readonly Invariant[]
  /** How long personal data is kept after the end of an instance; without it nothing is erased. */
  readonly retention?: RetentionRule
  /** Open instances may be shown to whoever is about to start another one near them, and followed (附近已有人反映); without it none
   *  is. */
  readonly nearby?: NearbyRule
  readonly scenarios: readonly Scenario[]
  /** Advice of the checker that somebody looked at and left standing; outside the hash. */
  readonly silenced?: readonly SilencedAdvice[]
  /** Where blocks of the street (常用字段组) were put into forms, so that a newer revision can be offered; outside the hash. What is said of
   *  a form or field that is not there, or of a block that the street has not, has no meaning and is no error. */
  readonly blocks?: readonly BlockUse[]
  /** Notes and frames on the canvas, by an id that is theirs alone and stays; outside the hash. */
  readonly remarks?: Readonly<Record<string, Remark>>
  /** Canvas positions by state uid; outside the hash. */
  readonly layout: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

/** What is erased of an instance some time after it has ended (保存期限). An instance is kept by the rule of its own version. */
export interface RetentionRule {
  /** Days of 24 hours after the end, 1 to 36,500. */
  readonly days: number
  /** What was answered in fields that are personal data, or only in those that are sensitive. What people wrote in passing, where
   *  nobody can say what it is (reasons, questions, notices), goes either way. */
  readonly erase: 'marked' | 'sensitive'
}

/** What residents are shown of each other's open instances: the kind, the day, where it stands and the building or grid, and nothing that
 *  anybody wrote or photographed. */
export interface NearbyRule {
  /** A text field of the context that says what kind of matter it is; no personal data. */
  readonly kind: string
  /** What it holds where the instance may be shown, and what that is called; instances of all other kinds are nobody's to see. */
  readonly kinds: Readonly<Record<string, LocaleText>>
}

/** A warning that is not told any more while it stands at this place; an error is always told. */
export interface SilencedAdvice {
  /** Code of the finding. */
  readonly code: string
  /** JSON Pointer of the finding. What moves elsewhere is told again. */
  readonly path: string
  /** Why it may stay, 2 to 500 characters. */
  readonly reason: string
}

/** Fields that came out of a block of the street (`field-block.ts`). */
export interface BlockUse {
  readonly block: string
  /** Of the block, when it was put here or last brought up to date. */
  readonly revision: number
  readonly form: string
  /** Where each field of the block is now: its keys in the block, with dots between them, → its keys in the form. `items` stands for what the
   *  entries of a list are made of. */
  readonly fields: Readonly<Record<string, string>>
}

/** What must never be: all the states (uids) active at once, where `when` (CEL over `context`) holds. Either may be left
 *  out. The model check looks for a course of events that leads there. */
export interface Invariant {
  readonly title: LocaleText
  readonly never: { readonly states?: readonly string[]; readonly when?: string }
}

export interface EventDeclaration {
  readonly title: LocaleText
  readonly source: 'resident' | 'staff' | 'device' | 'system'
  readonly schema?: ObjectSchema
  /** Pointers begin with `/schema`. */
  readonly i18n?: Translations
}

export interface TaskDefinition {
  readonly title: LocaleText
  readonly instructions?: LocaleText
  /** Id of one of the definition's forms. Without one, the outcome alone is the answer. */
  readonly form?: string
  /** Tried in order; the first rule that finds somebody decides. */
  readonly assign: readonly AssignRule[]
  /** Several people sign it (会签, 或签, 依次, 票签). Without it one person does it. */
  readonly sign?: SignRule
  /** Enumerated outcomes, in the order of their buttons; at least one. */
  readonly outcomes: Readonly<
    Record<string, { readonly title: LocaleText; readonly tone?: 'primary' | 'danger' }>
  >
  /** Nobody of these may hold the task, decide it, or choose who does (回避). */
  readonly exclude?: readonly Excluded[]
  /** Name of the timer whose instant is shown as the task's deadline. It must be an `after` of the same state or of an ancestor. */
  readonly due?: string
  /** When that timer is due and nobody has done it, the system does, with this outcome (超时自动处理): nobody's signature, and
   *  without answers. */
  readonly atDue?: { readonly outcome: string }
  /** Whoever has agreed before, and nothing has changed since, is not asked again (去重): in the task that was decided just before,
   *  or in any. It is kept as that, not as a signature. */
  readonly dedupe?: 'adjacent' | 'all'
  /** The law leaves it to a person (法定环节): nothing decides it by itself. */
  readonly legal?: true
  readonly urgent?: boolean
  /** The sensitive fields whose plain values its holder needs, `FORM.FIELD` or `context.FIELD`, dotted; a group stands for all
   *  that is in it. What is merely personal she reads anyway while the task is open. */
  readonly reads?: readonly string[]
  /** What the task may do with fields of its form, by dotted path (字段权限); all others are as the form says. */
  readonly fields?: Readonly<Record<string, FieldAccess>>
  /** Whoever completed it may take that back (撤回) until somebody acts on what came of it. */
  readonly takeBack?: true
  /** More time may be asked for (延期), of the timer that `due` names. */
  readonly extension?: ExtensionRule
}

/** `hidden` (隐藏): neither asked nor kept, whatever is sent. `required` (必填): asked for whenever it is shown. `shows` (只读): holds
 *  what the context field of that name holds, and nobody types into it; not there where that has no value. */
export type FieldAccess = 'hidden' | 'required' | { readonly shows: string }

/** Whom a task is kept from: who started the instance, who did or signed another task last, whoever is named in a field of the
 *  context, and whoever lives with one of them. */
export type Excluded =
  | 'initiator'
  | { readonly performerOf: string }
  | PartyIn
  /** Whoever has the post `householder` where that person has it. */
  | { readonly householdOf: 'initiator' | PartyIn }

/** The people whose account ids stand in a field of the context: one in a text, or several in a list of texts. */
export interface PartyIn {
  readonly partyIn: string
}

/** How much more time a task may get, and who decides that. */
export interface ExtensionRule {
  /** Tried in order; whoever asks never decides. */
  readonly decide: readonly AssignRule[]
  /** How often in all, 1 to 10. */
  readonly times: number
  /** How much in all, 1 to 1,000: hours where the timer counts elapsed time or working hours, else days. */
  readonly most: number
}

/** `from: claim`: it stands still with its whole time until somebody takes the task that it is the `due` of (签收); without it, it
 *  begins when its state is entered. */
export type TimerDefinition = { readonly title: LocaleText } & (
  | (TimerClock & { readonly from?: 'claim' })
  | ShareClock
)

/** Due when so much of another timer's time has passed, in that timer's own clock; it stands still, goes on, moves and ends with
 *  it. The other one is an `after` of the same state or of one around it, and no share itself. */
export interface ShareClock {
  readonly clock: 'share'
  /** Name of the other timer. */
  readonly of: string
  /** 1 to 99. */
  readonly percent: number
}

/** Four kinds of clock that are never mixed. Source: Civil Code 200–203 for day counting, see due-at.ts. */
export type TimerClock =
  | {
      readonly clock: 'elapsed' /** ISO 8601, hours to seconds or days: `PT60S`, `P7D` (24 h each). */
      readonly duration: string
    }
  | { readonly clock: 'working-hours'; readonly hours: number }
  | { readonly clock: 'working-days'; readonly days: number }
  | { readonly clock: 'calendar-days'; readonly days: number }
  | { readonly clock: 'months'; readonly months: number }

/** How a notice goes to a person: in the app, or outside of it by text message, call, 企业微信, 钉钉 or a gateway of the street's own. What the
 *  street has not set up goes by text message. */
export type NoticeChannel = 'app' | 'sms' | 'voice' | 'wecom' | 'dingtalk' | 'webhook'

/** Texts may hold `{{ cel }}` over `context`, `instance` (number, title). */
export interface NoticeDefinition {
  readonly channel: NoticeChannel
  readonly title: LocaleText
  readonly body: LocaleText
  /** Of a text message: name of a task of whoever started the case. The message ends with a link at which she does it without signing
   *  in, once. */
  readonly opens?: string
}

/** A paper that the street words itself (告知书, 调解协议书, 证明). A case is given one each time it enters the state, by whoever led it there.
 *  A paper is Chinese, as all letters of a street are. Its texts may hold `{{ FORM.FIELD }}`, `{{ context.FIELD }}`, `{{ case.FACT }}`
 *  and, where they are repeated, `{{ row }}` and `{{ row.FIELD }}`. What nobody answered is a blank for a pen. */
export interface PaperDefinition {
  readonly title: LocaleText
  /** uid of the state. */
  readonly at: string
  readonly body: readonly PaperPart[]
  /** Who signs it: a line for each. */
  readonly signatures?: readonly RepeatedText[]
  /** The marked fields that it says in plain, `FORM.FIELD`, `context.FIELD` or `case.initiator`, dotted; a group stands for all that is in
   *  it. Everything else that is marked is masked on it. */
  readonly shows?: readonly string[]
  /** A mark for a seal over the edges of its pages (骑缝章). */
  readonly acrossPages?: true
}

export type PaperPart =
  | { readonly kind: 'heading'; readonly text: string }
  | ({ readonly kind: 'text' } & RepeatedText)
  | {
      readonly kind: 'table'
      /** A row for each item of this list, `FORM.FIELD`. */
      readonly each: string
      readonly columns: readonly { readonly title: string; readonly text: string }[]
    }

/** A text, or one for each item of a list, `FORM.FIELD`. */
export interface RepeatedText {
  readonly text: string
  readonly each?: string
}

export type Trigger = FormTrigger | DeviceTrigger

/** A resident (or staff) submits `form`; CEL sees `form` and `user`. */
export interface FormTrigger {
  readonly kind: 'form'
  readonly form: string
  readonly by: readonly ('resident' | 'worker' | 'official')[]
  /** CEL over `form` (`user` has only its role). Where true, the instance and its history do not say who started it (匿名):
   *  there is no initiator, and the look-up code alone leads back. */
  readonly anonymousWhen?: string
  /** Org node the instance belongs to. */
  readonly node: string
  /** Context field → CEL. */
  readonly set: Readonly<Record<string, string>>
}

/** A signed webhook brought a reading; CEL sees `reading` (typed by `schema`) and `device` (id, type, name, nodeId). */
export interface DeviceTrigger {
  readonly kind: 'device'
  readonly deviceType: string
  readonly schema: ObjectSchema
  readonly match: string
  /** CEL string; at most one active instance of this definition has the key. */
  readonly key: string
  readonly policy: 'start' | 'signal' | 'start-or-signal' | 'drop'
  /** Sent to the running instance when the policy signals; payload is the reading. */
  readonly event?: string
  readonly node: string
  readonly set: Readonly<Record<string, string>>
}

/** XState v5 profile, targets as objects. Keys are closed: unknown is an error, never ignored. */
export interface StateDefinition {
  readonly type?: 'parallel' | 'final' | 'history'
  readonly history?: 'shallow' | 'deep'
  readonly initial?: string
  readonly states?: Readonly<Record<string, StateDefinition>>
  readonly on?: Readonly<Record<string, TransitionList>>
  /** Timer name → transition. */
  readonly after?: Readonly<Record<string, TransitionList>>
  /** Timers of the states around it that stand still while it is active (挂起, e.g. while a resident supplements papers). */
  readonly pauses?: readonly string[]
  readonly always?: TransitionList
  readonly invoke?: InvokeDefinition | readonly InvokeDefinition[]
  readonly onDone?: TransitionList
  readonly entry?: readonly ActionDefinition[]
  readonly exit?: readonly ActionDefinition[]
  readonly target?: string
  /** `uid` is permanent: `[a-z][a-z0-9_]*`, unique in the document. `title` is what people read. */
  readonly meta: {
    readonly uid: string
    readonly title: LocaleText /** What a resident is told. */
    readonly publicTitle?: LocaleText
  }
}

export interface MachineDefinition extends Omit<StateDefinition, 'meta' | 'pauses'> {}

export type TransitionList = TransitionDefinition | readonly TransitionDefinition[]

export interface TransitionDefinition {
  /** A sibling's key, or `#uid`. Without one the transition only acts. */
  readonly target?: string
  readonly guard?: GuardDefinition
  readonly actions?: readonly ActionDefinition[]
  readonly reenter?: boolean
  readonly description?: string
}

/** CEL sees `context`, `event` (type, payload), and inside `onDone` of a task `output` (outcome, form, by, at). */
export type GuardDefinition =
  | { readonly type: 'expr'; readonly params: { readonly cel: string } }
  | {
      readonly type: 'and' | 'or'
      readonly params: { readonly guards: readonly GuardDefinition[] }
    }
  | { readonly type: 'not'; readonly params: { readonly guard: GuardDefinition } }
  | { readonly type: 'in'; readonly params: { /** `#uid` */ readonly state: string } }

export type ActionDefinition =
  | { readonly type: 'set'; readonly params: { readonly to: string; readonly cel: string } }
  | { readonly type: 'raise'; readonly params: { readonly event: string } }
  | {
      readonly type: 'notify'
      readonly params: {
        readonly notice: string
        readonly to: AssignRule
        /** Whoever it goes to may read the instance from then on (抄送). */
        readonly copy?: true
      }
    }
  | { readonly type: 'emit'; readonly params: { readonly event: string } }
  | { readonly type: 'cancelTimer'; readonly params: { readonly timer: string } }
  | { readonly type: 'log'; readonly params: { readonly message: LocaleText } }

/** What a state asks of the outside while it is active: a person, or another workflow. */
export type InvokeDefinition = TaskInvocation | WorkflowInvocation

export interface TaskInvocation {
  readonly src: 'humanTask'
  /** Unique in the machine. */
  readonly id: string
  readonly input: { readonly task: string }
  readonly onDone: TransitionList
}

/** Starts an instance of another published definition (a child, 子工单), and waits for its end. */
export interface WorkflowInvocation {
  readonly src: 'workflow'
  /** Unique in the machine. */
  readonly id: string
  readonly input: WorkflowInput
  /** CEL sees `output` (ended: uid of the state in which the child ended, number, at). */
  readonly onDone: TransitionList
  /** When it was cancelled, or could not be started; CEL sees `output` (code, number, at). The checker asks for it. */
  readonly onError?: TransitionList
}

export interface WorkflowInput {
  /** Id of the definition. */
  readonly ref: string
  /** `exact`: always the version that `version` names; `latest-at-start`: the newest one when the child starts. */
  readonly pin: 'exact' | 'latest-at-start'
  /** Number of the version; with `exact` only. */
  readonly version?: number
  /** What becomes of the child when its state is left before it has ended. */
  readonly onCancel: 'stop' | 'detach'
  /** Context field of the child → CEL over `context`. */
  readonly set: Readonly<Record<string, string>>
  /** CEL over `context`: org node that the child belongs to; without it, the parent's. */
  readonly node?: string
}
