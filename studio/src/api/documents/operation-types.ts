// Written by `npm run generate` from schemas/graphql/schema.graphql and the .graphql files beside the pages.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AddNodeInput = {
  /** Empty for none. */
  readonly code?: string | null | undefined;
  readonly kind: string;
  readonly name: string;
  readonly parentId: string;
};

export type AddPersonInput = {
  readonly login: string;
  readonly name: string;
  /** Empty for none. */
  readonly phone?: string | null | undefined;
  /** worker or official. */
  readonly role: string;
};

export type AddSignerInput = {
  readonly position: SignerPosition;
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  readonly taskId: string;
  /** An account of staff. */
  readonly to: string;
};

export type AnnounceInput = {
  readonly audience: Audience;
  /** At most 1000 characters. */
  readonly body: ToldInput;
  readonly from: string;
  /** At most 60 characters. */
  readonly title: ToldInput;
  /** Not included; within a year of the beginning. */
  readonly until: string;
};

export type AnswerQuestionInput = {
  readonly taskId: string;
  /** A text of 1 to 2,000 characters. */
  readonly text: string;
};

export type AskExtensionInput = {
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  readonly taskId: string;
  /** Hours or days, as the task’s timer counts. */
  readonly units: number;
};

export type AskInput = {
  /** By when an answer is wanted; nothing happens by itself then. */
  readonly dueAt?: string | null | undefined;
  readonly kind: QuestionKind;
  readonly taskId: string;
  /** A text of 1 to 2,000 characters. */
  readonly text: string;
  /** An account of staff; without it whoever has the task, which a supervision allows. */
  readonly to?: string | null | undefined;
};

export type Audience =
  | 'EVERYONE'
  | 'STAFF';

export type AuditFilter = {
  readonly deed?: string | null | undefined;
  readonly from?: string | null | undefined;
  /** Number of a case, a part of the title of a definition or of a name, a year of the calendar. */
  readonly object?: string | null | undefined;
  /** Not included. */
  readonly to?: string | null | undefined;
  /** An account, or a part of a name. */
  readonly who?: string | null | undefined;
};

export type CalendarDayInput = {
  readonly date: string;
  readonly isWorked: boolean;
  readonly name: string;
};

export type CancelInstanceInput = {
  readonly instanceId: string;
  readonly reason: string;
};

export type ChangeNodeInput = {
  /** Empty for none. */
  readonly code?: string | null | undefined;
  readonly id: string;
  readonly name: string;
};

export type ChangePersonInput = {
  readonly id: string;
  readonly name: string;
  /** Null leaves it as it is, empty takes it away. */
  readonly phone?: string | null | undefined;
};

export type CompleteLinkedTaskInput = {
  readonly answers: import('@linli/schemas/json').JsonValue;
  /** UUID made by the client; repeated, it gives the first answer */
  readonly key: string;
  readonly outcome: string;
  readonly token: string;
};

export type CompleteTaskInput = {
  readonly answers: import('@linli/schemas/json').JsonValue;
  /** UUID made by the client; repeated, it gives the first answer */
  readonly key: string;
  readonly outcome: string;
  /** As in `StartInput` */
  readonly photosToCome?: ReadonlyArray<string> | null | undefined;
  readonly taskId: string;
};

export type CompleteTasksInput = {
  /** UUID made by the client; repeated, each task gives its first answer */
  readonly key: string;
  readonly outcome: string;
  /** At most 100. */
  readonly taskIds: ReadonlyArray<string>;
};

export type CopyInstanceInput = {
  readonly instanceId: string;
  /** At most 500 characters; may be empty. */
  readonly note: string;
  /** 1 to 20 accounts of staff. */
  readonly to: ReadonlyArray<string>;
};

/** A part of the city’s day; one that ends no later than it begins goes on overnight. */
export type DaySegmentInput = {
  /** HH:MM */
  readonly from: string;
  /** HH:MM */
  readonly until: string;
};

export type DecideExtensionInput = {
  readonly isGranted: boolean;
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  /** Of the question. */
  readonly taskId: string;
};

export type DecidePublicationInput = {
  readonly approve: boolean;
  /** At most 500 characters. */
  readonly reason: string;
  readonly requestId: string;
};

export type DutyCrewInput = {
  /** The first is on duty; the others step in, in this order. */
  readonly people: ReadonlyArray<string>;
};

export type DutyPatternInput = {
  /** In the order in which they take the first segment; each goes on to the next segment at the next change. */
  readonly crews: ReadonlyArray<DutyCrewInput>;
  /** After how many days groups change; 0 for with every shift. */
  readonly everyDays: number;
  /** YYYY-MM-DD */
  readonly fromDay: string;
  /** The team. */
  readonly nodeId: string;
  /** Take turns on days that are not worked, by the working calendar; none where these are as all others. */
  readonly restCrews: ReadonlyArray<DutyCrewInput>;
  readonly segments: ReadonlyArray<DaySegmentInput>;
  /** YYYY-MM-DD, the first day that is not filled. */
  readonly untilDay: string;
};

export type DutySwapState =
  | 'AGREED'
  | 'ASKED'
  | 'DECLINED'
  /** Nobody answered before the first of the two shifts began. */
  | 'EXPIRED'
  | 'WITHDRAWN';

export type EndLeaveInput = {
  readonly leaveId: string;
  /** YYYY-MM-DD, the first day on which she is back; the day it began takes it back. */
  readonly untilDay: string;
};

export type EndPostInput = {
  readonly postId: string;
  /** YYYY-MM-DD, the first day on which it counts no more; empty lets it go on. */
  readonly validUntil?: string | null | undefined;
};

export type EnterCodeInput = {
  readonly code: string;
  readonly phone: string;
};

export type GivePostInput = {
  /** primary, concurrent, acting or substitute. */
  readonly kind: string;
  readonly nodeId: string;
  readonly personId: string;
  readonly post: string;
  /** YYYY-MM-DD; empty from ever. */
  readonly validFrom?: string | null | undefined;
  /** YYYY-MM-DD, the first day on which it counts no more; empty for ever. */
  readonly validUntil?: string | null | undefined;
};

export type HandOverInput = {
  /** YYYY-MM-DD, the first day on which her posts are the other’s. */
  readonly day: string;
  readonly personId: string;
  readonly toId: string;
};

export type HandTaskInput = {
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  readonly taskId: string;
  /** An account of staff. */
  readonly to: string;
};

export type MaintenanceInput = {
  readonly from: string;
  /** What residents are told meanwhile; at most 1000 characters. */
  readonly note: ToldInput;
  /** Not included; within 72 hours of the beginning. */
  readonly until: string;
};

export type MergeNodesInput = {
  /** Of the new node; empty for none. */
  readonly code?: string | null | undefined;
  /** One of them or another one; without it, a new node. */
  readonly intoId?: string | null | undefined;
  /** Who holds posts at the merged nodes holds them at the one that stays. */
  readonly keepsPosts: boolean;
  /** Of the new node. */
  readonly name?: string | null | undefined;
  readonly nodeIds: ReadonlyArray<string>;
};

export type MigrationChoice = {
  /** The question's. */
  readonly key: string;
  /** The option's id. */
  readonly option: string;
};

export type NoticeAbout =
  | 'CASE'
  /** A case that residents follow (关注). */
  | 'FOLLOWED'
  | 'SIGN_IN'
  /** A leave or a post for which somebody stands in. */
  | 'STAND_IN'
  /** A team, its roster and its agreement. */
  | 'TEAM';

/** With the placeholders of the kind, `{{number}}`, and no others. */
export type NoticeTextsInput = {
  readonly bodyEn: string;
  readonly bodyZh: string;
  readonly titleEn: string;
  readonly titleZh: string;
};

/** How somebody is told. */
export type NoticeWay =
  /** In the app alone. */
  | 'APP'
  /** 钉钉 */
  | 'DINGTALK'
  | 'SMS'
  /** A call that reads it out. */
  | 'VOICE'
  /** The street’s own gateway; nobody chooses it. */
  | 'WEBHOOK'
  /** 企业微信 */
  | 'WECOM';

export type OfficeHoursInput = {
  readonly from: string;
  readonly hours: ReadonlyArray<OfficeIntervalInput>;
  readonly season?: OfficeSeasonInput | null | undefined;
};

export type OfficeIntervalInput = {
  readonly closes: number;
  readonly opens: number;
};

export type OfficeSeasonInput = {
  readonly from: string;
  readonly hours: ReadonlyArray<OfficeIntervalInput>;
  readonly to: string;
};

export type PersonNoticeKind =
  /** The viewer stands in for somebody on leave, or other days. */
  | 'LEAVE'
  /** The viewer has a post for somebody else, or other days. */
  | 'POST';

export type PublishInput = {
  readonly baseRevision: number;
  readonly definitionId: string;
  /** What the version is to be called; at most 60 characters on one line. */
  readonly name?: string | null | undefined;
};

export type QuestionKind =
  /** 协办 */
  | 'ADVICE'
  /** 延期; asked by `askExtension`. */
  | 'EXTENSION'
  /** 督办 */
  | 'SUPERVISION';

export type ReceiptState =
  /** It is not tried again. */
  | 'FAILED'
  | 'READ'
  /** In the app: nobody has looked yet. */
  | 'SENT'
  /** For quiet hours to end, or for the next try. */
  | 'WAITING';

export type RecordLeaveInput = {
  /** YYYY-MM-DD */
  readonly fromDay: string;
  /** Gives the open tasks that are hers in the viewer’s part of the street to the stand-in, at most two hundred. */
  readonly handOverTasks: boolean;
  readonly personId: string;
  readonly reason: string;
  /** Has her posts too meanwhile; null for nobody. */
  readonly standInId?: string | null | undefined;
  /** YYYY-MM-DD, the first day on which she is back. */
  readonly untilDay: string;
};

export type RemoveSignerInput = {
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  /** Index of the seat. */
  readonly seat: number;
  /** Any open task of the signing. */
  readonly taskId: string;
};

export type RequestPublicationInput = {
  readonly baseRevision: number;
  readonly definitionId: string;
  /** Whether running cases are to move to the version. Told to the second official, who then plans the migration. */
  readonly movesInstances?: boolean | null | undefined;
  /** What the version is to be called; at most 60 characters on one line. */
  readonly name?: string | null | undefined;
  /** At most 500 characters. */
  readonly reason: string;
};

export type ResumeInstanceInput = {
  readonly instanceId: string;
};

export type RetentionErase =
  | 'MARKED'
  | 'SENSITIVE';

export type RevealFieldInput = {
  readonly instanceId: string;
  /** JSON Pointer (RFC 6901) into the answers, or into the context. */
  readonly pointer: string;
  readonly purpose: RevealPurpose;
  /** In words, 2 to 200 characters; needed where the purpose is another one. */
  readonly reason?: string | null | undefined;
  /** The step of the answer; null for what the case remembers now. */
  readonly seq?: number | null | undefined;
};

export type RevealPurpose =
  | 'CALLBACK'
  | 'HANDLING'
  | 'INSPECTION'
  | 'OTHER'
  | 'VERIFYING';

export type SaveCalendarYearInput = {
  /** The revision that the change was made on. */
  readonly baseRevision: number;
  readonly days: ReadonlyArray<CalendarDayInput>;
  readonly isProvisional: boolean;
  readonly year: number;
};

export type SaveDraftInput = {
  /** The revision the change was made on; 0 for the first. */
  readonly baseRevision: number;
  readonly body: string;
  readonly definitionId: string;
};

export type SaveFieldBlockInput = {
  /** The revision that the change was made on; 0 makes the block. */
  readonly baseRevision: number;
  /** A form of format linli/1 without eligibility or description, as JSON; at most 65536 bytes. */
  readonly body: string;
  /** Chosen by whoever makes it: a UUID. */
  readonly id: string;
};

export type SaveOfficeHoursInput = {
  /** The revision that the change was made on. */
  readonly baseRevision: number;
  readonly officeHours: ReadonlyArray<OfficeHoursInput>;
};

export type SaveTaskDraftInput = {
  /** An object of at most 65536 bytes; null throws the draft away. */
  readonly answers?: import('@linli/schemas/json').JsonValue | null | undefined;
  /** The revision that the change was made on; null where there was none. */
  readonly baseRevision?: string | null | undefined;
  readonly taskId: string;
};

export type SendCodeInput = {
  readonly phone: string;
};

export type SendEventInput = {
  readonly event: string;
  readonly instanceId: string;
  /** UUID made by the client; repeated, it gives the first answer */
  readonly key: string;
  readonly payload: import('@linli/schemas/json').JsonValue;
  /** Ids, made by the client, of photos that the answers name and that a resident sends afterwards (`PUT /files/:id`) */
  readonly photosToCome?: ReadonlyArray<string> | null | undefined;
};

export type ShiftInput = {
  readonly fromAt: string;
  /** The first is on duty; the others step in, in this order. */
  readonly people: ReadonlyArray<string>;
  readonly untilAt: string;
};

export type SignInInput = {
  readonly login: string;
  readonly password: string;
};

export type SignerPosition =
  /** 后加签: she is asked once this signature is given. */
  | 'AFTER'
  /** 前加签: she signs first, then the task comes back. */
  | 'BEFORE'
  /** She is asked now. */
  | 'BESIDE';

export type SplitNodeInput = {
  /** Whether the node itself ends. */
  readonly closes: boolean;
  readonly nodeId: string;
  readonly parts: ReadonlyArray<SplitPartInput>;
  /** Index of the part to which the cases go that stand at the node itself, and its posts; without it they stay. */
  readonly restTo?: number | null | undefined;
};

export type SplitPartInput = {
  /** Children that it takes along. */
  readonly childIds: ReadonlyArray<string>;
  /** Empty for none. */
  readonly code?: string | null | undefined;
  readonly name: string;
};

export type StartInput = {
  readonly answers: import('@linli/schemas/json').JsonValue;
  readonly definitionId: string;
  readonly form: string;
  /** UUID made by the client; repeated, it gives the first answer */
  readonly key: string;
  /** Ids, made by the client, of photos that the answers name and that a resident sends afterwards (`PUT /files/:id`) */
  readonly photosToCome?: ReadonlyArray<string> | null | undefined;
};

export type SuspendInstanceInput = {
  readonly instanceId: string;
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
};

export type TakeBackInput = {
  /** A reason of 1 to 500 characters. */
  readonly reason: string;
  /** A task that the viewer completed. */
  readonly taskId: string;
};

export type TaskFilter =
  | 'ASKED'
  | 'DONE'
  | 'MINE'
  | 'POOL'
  | 'TEAM';

export type TaskInput = {
  readonly taskId: string;
};

export type TeamFactsInput = {
  /** YYYY-MM-DD, of an external unit: the first day on which posts at it count no more. */
  readonly agreementUntil?: string | null | undefined;
  readonly hasRoster: boolean;
  /** None for always. */
  readonly hours: ReadonlyArray<TeamHoursInput>;
  readonly isExternal: boolean;
  /** What definitions call such teams. */
  readonly kind: string;
};

export type TeamHoursInput = {
  /** HH:MM */
  readonly from: string;
  /** HH:MM */
  readonly until: string;
};

export type TeamNoticeKind =
  /** The agreement of an external unit ends soon. */
  | 'AGREEMENT'
  /** Nobody is on duty although somebody should. */
  | 'GAP'
  /** A shift of the viewer’s is to change, or has changed. */
  | 'SWAP';

export type TestReadingInput = {
  readonly deviceId: string;
  readonly reading: import('@linli/schemas/json').JsonValue;
};

export type ToldInput = {
  /** Who reads English is shown the Chinese where it is left out. */
  readonly en?: string | null | undefined;
  readonly zh: string;
};

export type UrgeInput = {
  readonly instanceId: string;
};

export type WithdrawQuestionInput = {
  readonly taskId: string;
};

export type AnnouncementsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AnnouncementsPageQuery = { readonly __typename: 'Query', readonly allAnnouncements: ReadonlyArray<{ readonly __typename: 'KeptAnnouncement', readonly id: string, readonly title: string, readonly body: string, readonly audience: Audience, readonly from: string, readonly until: string, readonly by: string, readonly withdrawnAt: string | null }>, readonly maintenance: { readonly __typename: 'Maintenance', readonly isOn: boolean, readonly from: string | null, readonly until: string | null, readonly note: string | null, readonly mayChange: boolean } };

export type AnnounceMutationVariables = Exact<{
  input: AnnounceInput;
}>;


export type AnnounceMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Announced', readonly id: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type WithdrawAnnouncementMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawAnnouncementMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Announced', readonly id: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type SetMaintenanceMutationVariables = Exact<{
  input?: MaintenanceInput | null | undefined;
}>;


export type SetMaintenanceMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Maintenance', readonly isOn: boolean }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type AssigneesQueryVariables = Exact<{
  id: string;
  task: string;
  nodeId: string;
}>;


export type AssigneesQuery = { readonly __typename: 'Query', readonly definition: { readonly __typename: 'Definition', readonly id: string, readonly assignees: ReadonlyArray<{ readonly __typename: 'AssigneeList', readonly path: string, readonly chosen: number | null, readonly rules: ReadonlyArray<{ readonly __typename: 'AssigneeRule', readonly hangsOnCase: boolean, readonly sentence: string | null, readonly peopleCount: number, readonly people: ReadonlyArray<{ readonly __typename: 'Assignee', readonly accountId: string, readonly name: string, readonly isAway: boolean }> }> }> | null } | null };

export type AuditListQueryVariables = Exact<{
  filter: AuditFilter;
  after?: string | null | undefined;
}>;


export type AuditListQuery = { readonly __typename: 'Query', readonly auditEntries: { readonly __typename: 'AuditEntryConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'AuditEntryEdge', readonly node: { readonly __typename: 'AuditEntry', readonly id: string, readonly at: string, readonly seq: number | null, readonly deed: string, readonly who: string, readonly did: string, readonly object: { readonly __typename: 'AuditObject', readonly title: string | null, readonly instanceId: string | null, readonly definitionId: string | null }, readonly changes: ReadonlyArray<{ readonly __typename: 'AuditChange', readonly label: string, readonly before: string | null, readonly after: string | null }>, readonly facts: ReadonlyArray<{ readonly __typename: 'AuditFact', readonly label: string, readonly value: string }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AuditDeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditDeedsQuery = { readonly __typename: 'Query', readonly auditDeeds: ReadonlyArray<{ readonly __typename: 'AuditDeed', readonly deed: string, readonly did: string }> };

export type AuditVerificationFieldsFragment = { readonly __typename: 'AuditVerification', readonly sealedThrough: number, readonly sealedAt: string, readonly verifiedThrough: number | null, readonly verifiedAt: string | null, readonly verifiedBy: string | null, readonly breaks: ReadonlyArray<{ readonly __typename: 'AuditBreak', readonly from: number, readonly kind: string, readonly message: string }> };

export type AuditStateQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditStateQuery = { readonly __typename: 'Query', readonly auditVerification: { readonly __typename: 'AuditVerification', readonly sealedThrough: number, readonly sealedAt: string, readonly verifiedThrough: number | null, readonly verifiedAt: string | null, readonly verifiedBy: string | null, readonly breaks: ReadonlyArray<{ readonly __typename: 'AuditBreak', readonly from: number, readonly kind: string, readonly message: string }> } | null };

export type VerifyAuditMutationVariables = Exact<{ [key: string]: never; }>;


export type VerifyAuditMutation = { readonly __typename: 'Mutation', readonly verifyAudit: { readonly __typename: 'AuditVerification', readonly sealedThrough: number, readonly sealedAt: string, readonly verifiedThrough: number | null, readonly verifiedAt: string | null, readonly verifiedBy: string | null, readonly breaks: ReadonlyArray<{ readonly __typename: 'AuditBreak', readonly from: number, readonly kind: string, readonly message: string }> } | null };

export type CalendarDayFieldsFragment = { readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string };

export type WorkingCalendarFieldsFragment = { readonly __typename: 'WorkingCalendar', readonly revision: number, readonly isApplied: boolean, readonly from: string, readonly to: string, readonly officeHours: ReadonlyArray<{ readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null }>, readonly years: ReadonlyArray<{ readonly __typename: 'CalendarYear', readonly year: number, readonly isProvisional: boolean, readonly savedAt: string | null, readonly savedBy: string | null, readonly days: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }>, readonly publishedDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> | null }> };

export type OfficeHoursFieldsFragment = { readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null };

export type WorkingCalendarQueryVariables = Exact<{
  from: number;
}>;


export type WorkingCalendarQuery = { readonly __typename: 'Query', readonly workingCalendar: { readonly __typename: 'WorkingCalendar', readonly revision: number, readonly isApplied: boolean, readonly from: string, readonly to: string, readonly officeHours: ReadonlyArray<{ readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null }>, readonly years: ReadonlyArray<{ readonly __typename: 'CalendarYear', readonly year: number, readonly isProvisional: boolean, readonly savedAt: string | null, readonly savedBy: string | null, readonly days: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }>, readonly publishedDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> | null }> } };

export type StatutoryDaysQueryVariables = Exact<{
  year: number;
}>;


export type StatutoryDaysQuery = { readonly __typename: 'Query', readonly statutoryDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> };

export type CalendarPreviewQueryVariables = Exact<{
  year: number;
  days: ReadonlyArray<CalendarDayInput> | CalendarDayInput;
}>;


export type CalendarPreviewQuery = { readonly __typename: 'Query', readonly calendarPreview: { readonly __typename: 'CalendarPreview', readonly movingCount: number, readonly isComplete: boolean, readonly moving: ReadonlyArray<{ readonly __typename: 'MovingTimer', readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly to: string }> } };

export type OfficeHoursPreviewQueryVariables = Exact<{
  officeHours: ReadonlyArray<OfficeHoursInput> | OfficeHoursInput;
}>;


export type OfficeHoursPreviewQuery = { readonly __typename: 'Query', readonly officeHoursPreview: { readonly __typename: 'CalendarPreview', readonly movingCount: number, readonly isComplete: boolean, readonly moving: ReadonlyArray<{ readonly __typename: 'MovingTimer', readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly to: string }> } };

export type SaveOfficeHoursMutationVariables = Exact<{
  input: SaveOfficeHoursInput;
  from: number;
}>;


export type SaveOfficeHoursMutation = { readonly __typename: 'Mutation', readonly saveOfficeHours:
    | { readonly __typename: 'CalendarSaved', readonly calendar: { readonly __typename: 'WorkingCalendar', readonly revision: number, readonly isApplied: boolean, readonly from: string, readonly to: string, readonly officeHours: ReadonlyArray<{ readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null }>, readonly years: ReadonlyArray<{ readonly __typename: 'CalendarYear', readonly year: number, readonly isProvisional: boolean, readonly savedAt: string | null, readonly savedBy: string | null, readonly days: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }>, readonly publishedDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> | null }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type SaveCalendarYearMutationVariables = Exact<{
  input: SaveCalendarYearInput;
  from: number;
}>;


export type SaveCalendarYearMutation = { readonly __typename: 'Mutation', readonly saveCalendarYear:
    | { readonly __typename: 'CalendarSaved', readonly calendar: { readonly __typename: 'WorkingCalendar', readonly revision: number, readonly isApplied: boolean, readonly from: string, readonly to: string, readonly officeHours: ReadonlyArray<{ readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null }>, readonly years: ReadonlyArray<{ readonly __typename: 'CalendarYear', readonly year: number, readonly isProvisional: boolean, readonly savedAt: string | null, readonly savedBy: string | null, readonly days: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }>, readonly publishedDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> | null }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type PlaceCodeFieldsFragment = { readonly __typename: 'PlaceCode', readonly code: string, readonly nodeId: string, readonly deviceId: string | null, readonly name: string, readonly place: string };

export type TakePlaceCodesMutationVariables = Exact<{
  nodeIds: ReadonlyArray<string> | string;
  deviceIds: ReadonlyArray<string> | string;
}>;


export type TakePlaceCodesMutation = { readonly __typename: 'Mutation', readonly takePlaceCodes:
    | { readonly __typename: 'PlaceCodesTaken', readonly codes: ReadonlyArray<{ readonly __typename: 'PlaceCode', readonly code: string, readonly nodeId: string, readonly deviceId: string | null, readonly name: string, readonly place: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type RenewPlaceCodeMutationVariables = Exact<{
  code: string;
}>;


export type RenewPlaceCodeMutation = { readonly __typename: 'Mutation', readonly renewPlaceCode:
    | { readonly __typename: 'PlaceCodesTaken', readonly codes: ReadonlyArray<{ readonly __typename: 'PlaceCode', readonly code: string, readonly nodeId: string, readonly deviceId: string | null, readonly name: string, readonly place: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type LookAtDraftMutationVariables = Exact<{
  definitionId: string;
  isEditing: boolean;
}>;


export type LookAtDraftMutation = { readonly __typename: 'Mutation', readonly lookAtDraft: { readonly __typename: 'DraftPresence', readonly revision: number, readonly others: ReadonlyArray<{ readonly __typename: 'DraftEditor', readonly name: string, readonly since: string, readonly isEditing: boolean }> } };

export type FindingFieldsFragment = { readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> };

export type DefinitionListQueryVariables = Exact<{ [key: string]: never; }>;


export type DefinitionListQuery = { readonly __typename: 'Query', readonly definitions: ReadonlyArray<{ readonly __typename: 'Definition', readonly id: string, readonly definitionId: string, readonly title: string, readonly activeCount: number, readonly draft: { readonly __typename: 'Draft', readonly revision: number, readonly updatedAt: string, readonly updatedBy: string } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'DefinitionVersion', readonly number: number, readonly name: string | null, readonly publishedAt: string, readonly publishedBy: string }> }> };

export type DefinitionPageQueryVariables = Exact<{
  id: string;
}>;


export type DefinitionPageQuery = { readonly __typename: 'Query', readonly definition: { readonly __typename: 'Definition', readonly id: string, readonly definitionId: string, readonly title: string, readonly activeCount: number, readonly draft: { readonly __typename: 'Draft', readonly body: string, readonly revision: number, readonly updatedAt: string, readonly updatedBy: string } | null, readonly versions: ReadonlyArray<{ readonly __typename: 'DefinitionVersion', readonly number: number, readonly name: string | null, readonly hash: string, readonly publishedAt: string, readonly publishedBy: string }> } | null };

export type DefinitionBodiesQueryVariables = Exact<{
  id: string;
}>;


export type DefinitionBodiesQuery = { readonly __typename: 'Query', readonly definition: { readonly __typename: 'Definition', readonly id: string, readonly versions: ReadonlyArray<{ readonly __typename: 'DefinitionVersion', readonly number: number, readonly body: import('@linli/schemas/json').JsonValue }> } | null };

export type DefinitionComparisonQueryVariables = Exact<{
  id: string;
  before?: number | null | undefined;
  after?: number | null | undefined;
}>;


export type DefinitionComparisonQuery = { readonly __typename: 'Query', readonly definition: { readonly __typename: 'Definition', readonly id: string, readonly comparison: { readonly __typename: 'DefinitionComparison', readonly running: number, readonly changes: ReadonlyArray<{ readonly __typename: 'DefinitionChange', readonly code: string, readonly part: string, readonly path: string, readonly side: string, readonly bearing: string, readonly message: string, readonly standing: number, readonly late: number }>, readonly broken: ReadonlyArray<{ readonly __typename: 'FieldBreakage', readonly form: string, readonly field: string, readonly title: string, readonly path: string | null, readonly standing: number, readonly broken: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }>, readonly altered: ReadonlyArray<{ readonly __typename: 'AlteredReader', readonly kind: string, readonly path: string, readonly reason: string, readonly message: string }> }> } | null } | null };

export type InstanceDiagramQueryVariables = Exact<{
  id: string;
}>;


export type InstanceDiagramQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly version: { readonly __typename: 'DefinitionVersion', readonly number: number, readonly body: import('@linli/schemas/json').JsonValue } } | null };

export type MomentDiagramQueryVariables = Exact<{
  id: string;
  seq: number;
}>;


export type MomentDiagramQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly at: { readonly __typename: 'InstanceMoment', readonly version: { readonly __typename: 'DefinitionVersion', readonly body: import('@linli/schemas/json').JsonValue } } | null } | null };

export type CaptureScenarioMutationVariables = Exact<{
  instanceId: string;
}>;


export type CaptureScenarioMutation = { readonly __typename: 'Mutation', readonly captureScenario:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'ScenarioCaptured', readonly title: string, readonly failure: string | null, readonly definition: { readonly __typename: 'Definition', readonly definitionId: string } }
    | { readonly __typename: 'ScenarioUntellable', readonly seq: number, readonly reason: string }
    | { readonly __typename: 'StaleDraft', readonly code: string, readonly message: string }
   };

export type SaveDraftMutationVariables = Exact<{
  input: SaveDraftInput;
}>;


export type SaveDraftMutation = { readonly __typename: 'Mutation', readonly saveDraft:
    | { readonly __typename: 'DraftSaved', readonly draft: { readonly __typename: 'Draft', readonly revision: number, readonly updatedAt: string, readonly updatedBy: string } }
    | { readonly __typename: 'InvalidDefinition', readonly code: string, readonly message: string, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'StaleDraft', readonly code: string, readonly message: string, readonly revision: number, readonly updatedBy: string }
   };

export type PublishMutationVariables = Exact<{
  input: PublishInput;
}>;


export type PublishMutation = { readonly __typename: 'Mutation', readonly publish:
    | { readonly __typename: 'InvalidDefinition', readonly code: string, readonly message: string, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }> }
    | { readonly __typename: 'Published', readonly version: { readonly __typename: 'DefinitionVersion', readonly number: number, readonly name: string | null, readonly hash: string, readonly publishedAt: string, readonly publishedBy: string }, readonly warnings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'StaleDraft', readonly code: string, readonly message: string, readonly revision: number, readonly updatedBy: string }
   };

export type DevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesQuery = { readonly __typename: 'Query', readonly devices: ReadonlyArray<{ readonly __typename: 'Device', readonly id: string, readonly type: string, readonly name: string, readonly place: string, readonly lastSeenAt: string | null, readonly mayHaveCode: boolean, readonly sample: import('@linli/schemas/json').JsonValue }> };

export type SendTestReadingMutationVariables = Exact<{
  input: TestReadingInput;
}>;


export type SendTestReadingMutation = { readonly __typename: 'Mutation', readonly sendTestReading:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TestReadingSent', readonly status: number, readonly answer: import('@linli/schemas/json').JsonValue }
   };

export type OpenIncidentCountQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenIncidentCountQuery = { readonly __typename: 'Query', readonly openIncidentCount: number };

export type IncidentListQueryVariables = Exact<{
  resolved: boolean;
  after?: string | null | undefined;
}>;


export type IncidentListQuery = { readonly __typename: 'Query', readonly incidents: { readonly __typename: 'IncidentConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'IncidentEdge', readonly node: { readonly __typename: 'Incident', readonly id: string, readonly kind: string, readonly at: string, readonly code: string, readonly reason: string, readonly tried: string, readonly attempts: number, readonly resolvedAt: string | null, readonly resolvedAs: string | null, readonly resolvedBy: string | null, readonly skipReason: string | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly endedAt: string | null, readonly positionTitles: ReadonlyArray<string> }, readonly parent: { readonly __typename: 'Instance', readonly id: string, readonly number: string } | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SettlementFieldsFragment = { readonly __typename: 'IncidentSettlement', readonly id: string, readonly resolvedAs: string | null, readonly code: string | null, readonly message: string | null, readonly by: string | null, readonly at: string | null, readonly incident: { readonly __typename: 'Incident', readonly id: string } | null };

export type RetryIncidentsMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type RetryIncidentsMutation = { readonly __typename: 'Mutation', readonly retryIncidents: ReadonlyArray<{ readonly __typename: 'IncidentSettlement', readonly id: string, readonly resolvedAs: string | null, readonly code: string | null, readonly message: string | null, readonly by: string | null, readonly at: string | null, readonly incident: { readonly __typename: 'Incident', readonly id: string } | null }> };

export type SkipIncidentsMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  reason: string;
}>;


export type SkipIncidentsMutation = { readonly __typename: 'Mutation', readonly skipIncidents: ReadonlyArray<{ readonly __typename: 'IncidentSettlement', readonly id: string, readonly resolvedAs: string | null, readonly code: string | null, readonly message: string | null, readonly by: string | null, readonly at: string | null, readonly incident: { readonly __typename: 'Incident', readonly id: string } | null }> };

export type CancelInstancesMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  reason: string;
}>;


export type CancelInstancesMutation = { readonly __typename: 'Mutation', readonly cancelInstances: ReadonlyArray<{ readonly __typename: 'InstanceCancellation', readonly id: string, readonly code: string | null, readonly message: string | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly endedAt: string | null, readonly endedAs: string | null } | null }> };

export type PublicationRequestFieldsFragment = { readonly __typename: 'PublicationRequest', readonly id: string, readonly revision: number, readonly reason: string, readonly versionName: string | null, readonly movesInstances: boolean, readonly requestedBy: string, readonly requestedAt: string, readonly isOwn: boolean, readonly isStale: boolean, readonly decision: string | null, readonly decisionReason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }>, readonly definition: { readonly __typename: 'Definition', readonly definitionId: string, readonly title: string } };

export type PublicationRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type PublicationRequestsQuery = { readonly __typename: 'Query', readonly publishingTakesTwo: boolean, readonly publicationRequests: ReadonlyArray<{ readonly __typename: 'PublicationRequest', readonly id: string, readonly revision: number, readonly reason: string, readonly versionName: string | null, readonly movesInstances: boolean, readonly requestedBy: string, readonly requestedAt: string, readonly isOwn: boolean, readonly isStale: boolean, readonly decision: string | null, readonly decisionReason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }>, readonly definition: { readonly __typename: 'Definition', readonly definitionId: string, readonly title: string } }> };

export type RequestPublicationMutationVariables = Exact<{
  input: RequestPublicationInput;
}>;


export type RequestPublicationMutation = { readonly __typename: 'Mutation', readonly requestPublication:
    | { readonly __typename: 'InvalidDefinition', readonly code: string, readonly message: string, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }> }
    | { readonly __typename: 'PublicationRequested', readonly request: { readonly __typename: 'PublicationRequest', readonly id: string, readonly revision: number, readonly reason: string, readonly versionName: string | null, readonly movesInstances: boolean, readonly requestedBy: string, readonly requestedAt: string, readonly isOwn: boolean, readonly isStale: boolean, readonly decision: string | null, readonly decisionReason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }>, readonly definition: { readonly __typename: 'Definition', readonly definitionId: string, readonly title: string } } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'StaleDraft', readonly code: string, readonly message: string }
   };

export type DecidePublicationMutationVariables = Exact<{
  input: DecidePublicationInput;
}>;


export type DecidePublicationMutation = { readonly __typename: 'Mutation', readonly decidePublication:
    | { readonly __typename: 'InvalidDefinition', readonly code: string, readonly message: string }
    | { readonly __typename: 'PublicationDeclined', readonly request: { readonly __typename: 'PublicationRequest', readonly id: string, readonly revision: number, readonly reason: string, readonly versionName: string | null, readonly movesInstances: boolean, readonly requestedBy: string, readonly requestedAt: string, readonly isOwn: boolean, readonly isStale: boolean, readonly decision: string | null, readonly decisionReason: string | null, readonly decidedBy: string | null, readonly decidedAt: string | null, readonly findings: ReadonlyArray<{ readonly __typename: 'Finding', readonly severity: string, readonly code: string, readonly path: string, readonly message: string, readonly course: ReadonlyArray<string> }>, readonly definition: { readonly __typename: 'Definition', readonly definitionId: string, readonly title: string } } }
    | { readonly __typename: 'Published', readonly version: { readonly __typename: 'DefinitionVersion', readonly number: number } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'StaleDraft', readonly code: string, readonly message: string }
   };

export type SetPublishingTakesTwoMutationVariables = Exact<{
  two: boolean;
}>;


export type SetPublishingTakesTwoMutation = { readonly __typename: 'Mutation', readonly setPublishingTakesTwo:
    | { readonly __typename: 'PublishingTakes', readonly two: boolean }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type FieldBlocksQueryVariables = Exact<{ [key: string]: never; }>;


export type FieldBlocksQuery = { readonly __typename: 'Query', readonly fieldBlocks: ReadonlyArray<{ readonly __typename: 'FieldBlock', readonly id: string, readonly revision: number, readonly body: string }> };

export type FieldBlockUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type FieldBlockUsersQuery = { readonly __typename: 'Query', readonly fieldBlocks: ReadonlyArray<{ readonly __typename: 'FieldBlock', readonly id: string, readonly revision: number, readonly usedBy: ReadonlyArray<{ readonly __typename: 'FieldBlockUser', readonly definitionId: string, readonly title: string, readonly forms: ReadonlyArray<{ readonly __typename: 'FieldBlockForm', readonly id: string, readonly title: string }> }> }> };

export type FieldBlockAtQueryVariables = Exact<{
  id: string;
  revision: number;
}>;


export type FieldBlockAtQuery = { readonly __typename: 'Query', readonly fieldBlockAt: string | null };

export type SaveFieldBlockMutationVariables = Exact<{
  input: SaveFieldBlockInput;
}>;


export type SaveFieldBlockMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'FieldBlockKept', readonly id: string, readonly revision: number }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type RemoveFieldBlockMutationVariables = Exact<{
  id: string;
  baseRevision: number;
}>;


export type RemoveFieldBlockMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'FieldBlockKept', readonly id: string, readonly revision: number }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type StreetPartsQueryVariables = Exact<{ [key: string]: never; }>;


export type StreetPartsQuery = { readonly __typename: 'Query', readonly streetParts: { readonly __typename: 'StreetParts', readonly posts: ReadonlyArray<string>, readonly teamKinds: ReadonlyArray<string>, readonly deviceTypes: ReadonlyArray<string> } };

export type MessageRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type MessageRulesQuery = { readonly __typename: 'Query', readonly noticeRules: { readonly __typename: 'NoticeRules', readonly urgentServices: ReadonlyArray<string>, readonly mayChange: boolean, readonly quiet: { readonly __typename: 'QuietHours', readonly from: string, readonly until: string } | null }, readonly definitions: ReadonlyArray<{ readonly __typename: 'Definition', readonly id: string, readonly definitionId: string, readonly title: string }> };

export type SetNoticeRulesMutationVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  urgentServices: ReadonlyArray<string> | string;
}>;


export type SetNoticeRulesMutation = { readonly __typename: 'Mutation', readonly setNoticeRules:
    | { readonly __typename: 'NoticeRules', readonly mayChange: boolean }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type NoticeTextFieldsFragment = { readonly __typename: 'NoticeTexts', readonly titleZh: string, readonly titleEn: string, readonly bodyZh: string, readonly bodyEn: string };

export type NoticeWordingsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeWordingsQuery = { readonly __typename: 'Query', readonly noticeWordings: ReadonlyArray<{ readonly __typename: 'NoticeWording', readonly id: string, readonly about: NoticeAbout, readonly channel: string, readonly isOwn: boolean, readonly placeholders: ReadonlyArray<{ readonly __typename: 'NoticePlaceholder', readonly name: string, readonly sampleZh: string, readonly sampleEn: string }>, readonly texts: { readonly __typename: 'NoticeTexts', readonly titleZh: string, readonly titleEn: string, readonly bodyZh: string, readonly bodyEn: string }, readonly usual: { readonly __typename: 'NoticeTexts', readonly titleZh: string, readonly titleEn: string, readonly bodyZh: string, readonly bodyEn: string } }> };

export type SetNoticeWordingMutationVariables = Exact<{
  id: string;
  texts: NoticeTextsInput;
}>;


export type SetNoticeWordingMutation = { readonly __typename: 'Mutation', readonly setNoticeWording:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'NoticeWording', readonly id: string, readonly isOwn: boolean }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ResetNoticeWordingMutationVariables = Exact<{
  id: string;
}>;


export type ResetNoticeWordingMutation = { readonly __typename: 'Mutation', readonly resetNoticeWording:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'NoticeWording', readonly id: string, readonly isOwn: boolean }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type MigrationFieldsFragment = { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } };

export type DefinitionMigrationsQueryVariables = Exact<{
  id: string;
}>;


export type DefinitionMigrationsQuery = { readonly __typename: 'Query', readonly definition: { readonly __typename: 'Definition', readonly id: string, readonly outdatedCount: number, readonly migrations: ReadonlyArray<{ readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } }> } | null };

export type MigrationDetailQueryVariables = Exact<{
  id: string;
}>;


export type MigrationDetailQuery = { readonly __typename: 'Query', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly questions: ReadonlyArray<{ readonly __typename: 'MigrationQuestion', readonly key: string, readonly message: string, readonly count: number, readonly options: ReadonlyArray<{ readonly __typename: 'MigrationOption', readonly id: string, readonly label: string }> }>, readonly staying: ReadonlyArray<{ readonly __typename: 'StayingInstance', readonly because: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string } | null }> } };

export type PlanMigrationMutationVariables = Exact<{
  definitionId: string;
}>;


export type PlanMigrationMutation = { readonly __typename: 'Mutation', readonly planMigration:
    | { readonly __typename: 'Migrating', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } } }
    | { readonly __typename: 'Refusal', readonly message: string }
   };

export type MoveInstancesMutationVariables = Exact<{
  id: string;
  choices: ReadonlyArray<MigrationChoice> | MigrationChoice;
}>;


export type MoveInstancesMutation = { readonly __typename: 'Mutation', readonly moveInstances:
    | { readonly __typename: 'Migrating', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } } }
    | { readonly __typename: 'Refusal', readonly message: string }
   };

export type StopMigrationMutationVariables = Exact<{
  id: string;
}>;


export type StopMigrationMutation = { readonly __typename: 'Mutation', readonly stopMigration:
    | { readonly __typename: 'Migrating', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } } }
    | { readonly __typename: 'Refusal', readonly message: string }
   };

export type UndoMigrationMutationVariables = Exact<{
  id: string;
}>;


export type UndoMigrationMutation = { readonly __typename: 'Mutation', readonly undoMigration:
    | { readonly __typename: 'Migrating', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } } }
    | { readonly __typename: 'Refusal', readonly message: string }
   };

export type DropMigrationMutationVariables = Exact<{
  id: string;
}>;


export type DropMigrationMutation = { readonly __typename: 'Mutation', readonly dropMigration:
    | { readonly __typename: 'Migrating', readonly migration: { readonly __typename: 'Migration', readonly id: string, readonly toVersion: number, readonly state: string, readonly requestedAt: string, readonly requestedBy: string, readonly decidedAt: string | null, readonly decidedBy: string | null, readonly tally: { readonly __typename: 'MigrationTally', readonly total: number, readonly waiting: number, readonly safe: number, readonly choice: number, readonly stay: number, readonly moved: number, readonly stayed: number, readonly undone: number, readonly kept: number } } }
    | { readonly __typename: 'Refusal', readonly message: string }
   };

export type TreeNodeFieldsFragment = { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean };

export type OrgTreeQueryVariables = Exact<{ [key: string]: never; }>;


export type OrgTreeQuery = { readonly __typename: 'Query', readonly orgTree: ReadonlyArray<{ readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean }> };

export type TreeNodeChangesQueryVariables = Exact<{
  id: string;
}>;


export type TreeNodeChangesQuery = { readonly __typename: 'Query', readonly treeNode: { readonly __typename: 'TreeNode', readonly id: string, readonly changes: ReadonlyArray<{ readonly __typename: 'OrgChange', readonly id: string, readonly at: string, readonly by: string, readonly deed: string, readonly before: import('@linli/schemas/json').JsonValue | null, readonly after: import('@linli/schemas/json').JsonValue | null }> } | null };

export type ShapedNodeFieldsFragment = { readonly __typename: 'ShapedNode', readonly id: string, readonly kind: string, readonly name: string, readonly code: string | null, readonly shape: import('@linli/schemas/json').JsonValue | null };

export type NodeMapQueryVariables = Exact<{
  nodeId: string;
}>;


export type NodeMapQuery = { readonly __typename: 'Query', readonly nodeMap: { readonly __typename: 'NodeMap', readonly findings: ReadonlyArray<string>, readonly node: { readonly __typename: 'ShapedNode', readonly id: string, readonly kind: string, readonly name: string, readonly code: string | null, readonly shape: import('@linli/schemas/json').JsonValue | null } | null, readonly children: ReadonlyArray<{ readonly __typename: 'ShapedNode', readonly id: string, readonly kind: string, readonly name: string, readonly code: string | null, readonly shape: import('@linli/schemas/json').JsonValue | null }> } };

export type AddNodeMutationVariables = Exact<{
  input: AddNodeInput;
}>;


export type AddNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ChangeNodeMutationVariables = Exact<{
  input: ChangeNodeInput;
}>;


export type ChangeNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type MoveNodeMutationVariables = Exact<{
  id: string;
  parentId: string;
}>;


export type MoveNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type CloseNodeMutationVariables = Exact<{
  id: string;
}>;


export type CloseNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ReopenNodeMutationVariables = Exact<{
  id: string;
}>;


export type ReopenNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

type NodeAnswer_NodeSaved_Fragment = { readonly __typename: 'NodeSaved', readonly node: { readonly __typename: 'TreeNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly code: string | null, readonly isClosed: boolean, readonly isTeam: boolean, readonly peopleCount: number, readonly mayChange: boolean } };

type NodeAnswer_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

export type NodeAnswerFragment =
  | NodeAnswer_NodeSaved_Fragment
  | NodeAnswer_Refusal_Fragment
;

export type TreeChangeFieldsFragment = { readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> };

export type TreePreviewFieldsFragment = { readonly __typename: 'TreePreview', readonly affectedCount: number, readonly nobodyCount: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'AffectedTask', readonly id: string, readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly holder: string | null, readonly to: string | null }> };

export type TreeChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type TreeChangesQuery = { readonly __typename: 'Query', readonly treeChanges: ReadonlyArray<{ readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> }> };

export type PreviewMergeMutationVariables = Exact<{
  input: MergeNodesInput;
}>;


export type PreviewMergeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TreeLookedAt', readonly preview: { readonly __typename: 'TreePreview', readonly affectedCount: number, readonly nobodyCount: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'AffectedTask', readonly id: string, readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly holder: string | null, readonly to: string | null }> } }
   };

export type PreviewSplitMutationVariables = Exact<{
  input: SplitNodeInput;
}>;


export type PreviewSplitMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TreeLookedAt', readonly preview: { readonly __typename: 'TreePreview', readonly affectedCount: number, readonly nobodyCount: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'AffectedTask', readonly id: string, readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly holder: string | null, readonly to: string | null }> } }
   };

type TreeLook_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

type TreeLook_TreeLookedAt_Fragment = { readonly __typename: 'TreeLookedAt', readonly preview: { readonly __typename: 'TreePreview', readonly affectedCount: number, readonly nobodyCount: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'AffectedTask', readonly id: string, readonly instanceId: string, readonly number: string, readonly title: string, readonly from: string, readonly holder: string | null, readonly to: string | null }> } };

export type TreeLookFragment =
  | TreeLook_Refusal_Fragment
  | TreeLook_TreeLookedAt_Fragment
;

export type MergeNodesMutationVariables = Exact<{
  input: MergeNodesInput;
}>;


export type MergeNodesMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TreeChanged', readonly change: { readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> } }
   };

export type SplitNodeMutationVariables = Exact<{
  input: SplitNodeInput;
}>;


export type SplitNodeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TreeChanged', readonly change: { readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> } }
   };

export type UndoTreeChangeMutationVariables = Exact<{
  id: string;
}>;


export type UndoTreeChangeMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TreeChanged', readonly change: { readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> } }
   };

type TreeAnswer_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

type TreeAnswer_TreeChanged_Fragment = { readonly __typename: 'TreeChanged', readonly change: { readonly __typename: 'TreeChange', readonly id: string, readonly kind: string, readonly at: string, readonly by: string, readonly from: ReadonlyArray<string>, readonly into: ReadonlyArray<string>, readonly undoneAt: string | null, readonly waiting: number, readonly done: number, readonly mayUndo: boolean, readonly refused: ReadonlyArray<{ readonly __typename: 'RefusedReassignment', readonly taskId: string, readonly instanceId: string, readonly number: string, readonly message: string }> } };

export type TreeAnswerFragment =
  | TreeAnswer_Refusal_Fragment
  | TreeAnswer_TreeChanged_Fragment
;

export type HeldPostFieldsFragment = { readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean };

export type LeaveFieldsFragment = { readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean };

export type PersonFieldsFragment = { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> };

export type OrgChangeFieldsFragment = { readonly __typename: 'OrgChange', readonly id: string, readonly at: string, readonly by: string, readonly deed: string, readonly before: import('@linli/schemas/json').JsonValue | null, readonly after: import('@linli/schemas/json').JsonValue | null };

export type PeopleQueryVariables = Exact<{
  text: string;
  nodeId?: string | null | undefined;
  post?: string | null | undefined;
  isDisabled?: boolean | null | undefined;
  skip: number;
}>;


export type PeopleQuery = { readonly __typename: 'Query', readonly people: { readonly __typename: 'PeoplePage', readonly total: number, readonly people: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> }> } };

export type PersonPageQueryVariables = Exact<{
  id: string;
}>;


export type PersonPageQuery = { readonly __typename: 'Query', readonly me: { readonly __typename: 'Account', readonly id: string } | null, readonly person: { readonly __typename: 'Person', readonly mayChange: boolean, readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly changes: ReadonlyArray<{ readonly __typename: 'OrgChange', readonly id: string, readonly at: string, readonly by: string, readonly deed: string, readonly before: import('@linli/schemas/json').JsonValue | null, readonly after: import('@linli/schemas/json').JsonValue | null }>, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } | null };

export type TasksOnlyHersQueryVariables = Exact<{
  id: string;
}>;


export type TasksOnlyHersQuery = { readonly __typename: 'Query', readonly person: { readonly __typename: 'Person', readonly id: string, readonly onlyHers: { readonly __typename: 'TasksOnlyHers', readonly count: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'TaskOnlyHers', readonly instanceId: string, readonly number: string, readonly title: string }> } } | null };

export type HeldTasksQueryVariables = Exact<{
  id: string;
}>;


export type HeldTasksQuery = { readonly __typename: 'Query', readonly person: { readonly __typename: 'Person', readonly id: string, readonly heldTasks: { readonly __typename: 'HeldTasks', readonly count: number, readonly tasks: ReadonlyArray<{ readonly __typename: 'HeldTask', readonly id: string, readonly instanceId: string, readonly number: string, readonly title: string }> }, readonly namedIn: ReadonlyArray<{ readonly __typename: 'NamedIn', readonly definitionId: string, readonly service: string, readonly task: string }> } | null };

export type StaffChoicesQueryVariables = Exact<{
  text: string;
}>;


export type StaffChoicesQuery = { readonly __typename: 'Query', readonly people: { readonly __typename: 'PeoplePage', readonly people: ReadonlyArray<{ readonly __typename: 'Person', readonly id: string, readonly name: string, readonly login: string | null, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly place: string, readonly post: string, readonly isValid: boolean }> }> } };

export type PostChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type PostChoicesQuery = { readonly __typename: 'Query', readonly postChoices: ReadonlyArray<string> };

export type HoldingsAtQueryVariables = Exact<{
  nodeId: string;
  date: string;
}>;


export type HoldingsAtQuery = { readonly __typename: 'Query', readonly holdingsAt: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }> };

export type AddPersonMutationVariables = Exact<{
  input: AddPersonInput;
}>;


export type AddPersonMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ChangePersonMutationVariables = Exact<{
  input: ChangePersonInput;
}>;


export type ChangePersonMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ResetPasswordMutationVariables = Exact<{
  id: string;
}>;


export type ResetPasswordMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type DisablePersonMutationVariables = Exact<{
  id: string;
}>;


export type DisablePersonMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type EnablePersonMutationVariables = Exact<{
  id: string;
}>;


export type EnablePersonMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type GivePostMutationVariables = Exact<{
  input: GivePostInput;
}>;


export type GivePostMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type EndPostMutationVariables = Exact<{
  input: EndPostInput;
}>;


export type EndPostMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type RecordLeaveMutationVariables = Exact<{
  input: RecordLeaveInput;
}>;


export type RecordLeaveMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'HandedOver', readonly left: number, readonly items: ReadonlyArray<{ readonly __typename: 'HandedItem', readonly what: string, readonly title: string, readonly number: string | null, readonly problem: string | null }>, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type HandOverMutationVariables = Exact<{
  input: HandOverInput;
}>;


export type HandOverMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'HandedOver', readonly left: number, readonly items: ReadonlyArray<{ readonly __typename: 'HandedItem', readonly what: string, readonly title: string, readonly number: string | null, readonly problem: string | null }>, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type EndLeaveMutationVariables = Exact<{
  input: EndLeaveInput;
}>;


export type EndLeaveMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

type HandOverAnswer_HandedOver_Fragment = { readonly __typename: 'HandedOver', readonly left: number, readonly items: ReadonlyArray<{ readonly __typename: 'HandedItem', readonly what: string, readonly title: string, readonly number: string | null, readonly problem: string | null }>, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } };

type HandOverAnswer_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

export type HandOverAnswerFragment =
  | HandOverAnswer_HandedOver_Fragment
  | HandOverAnswer_Refusal_Fragment
;

type PersonAnswer_PersonSaved_Fragment = { readonly __typename: 'PersonSaved', readonly password: string | null, readonly person: { readonly __typename: 'Person', readonly id: string, readonly role: string, readonly name: string, readonly login: string | null, readonly maskedPhone: string | null, readonly isDisabled: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly leaves: ReadonlyArray<{ readonly __typename: 'Leave', readonly id: string, readonly fromDay: string, readonly untilDay: string, readonly reason: string, readonly standIn: string | null, readonly isNow: boolean }> } };

type PersonAnswer_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

export type PersonAnswerFragment =
  | PersonAnswer_PersonSaved_Fragment
  | PersonAnswer_Refusal_Fragment
;

export type RetentionQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionQuery = { readonly __typename: 'Query', readonly retentionRules: ReadonlyArray<{ readonly __typename: 'RetentionRule', readonly definitionId: string, readonly title: string, readonly version: number, readonly days: number, readonly erase: string, readonly isByDefault: boolean, readonly fields: ReadonlyArray<string>, readonly due: number, readonly held: number, readonly waiting: number, readonly erased: number, readonly nextAt: string | null }>, readonly retentionDefault: { readonly __typename: 'RetentionDefault', readonly days: number | null, readonly erase: string | null, readonly mayChange: boolean }, readonly erasures: ReadonlyArray<{ readonly __typename: 'Erasure', readonly number: number, readonly at: string, readonly title: string, readonly version: number, readonly days: number, readonly erase: string, readonly cases: ReadonlyArray<string>, readonly endedFrom: string, readonly endedUntil: string, readonly values: number, readonly files: number, readonly notices: number, readonly by: string, readonly body: string, readonly hash: string }>, readonly retentionHolds: ReadonlyArray<{ readonly __typename: 'RetentionHold', readonly reason: string, readonly by: string, readonly at: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } }> };

export type DueCasesQueryVariables = Exact<{
  definitionId: string;
  version: number;
  after?: string | null | undefined;
}>;


export type DueCasesQuery = { readonly __typename: 'Query', readonly dueCases: ReadonlyArray<{ readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly endedAt: string | null, readonly hold: { readonly __typename: 'RetentionHold', readonly reason: string } | null }> };

export type MoreErasuresQueryVariables = Exact<{
  below: number;
}>;


export type MoreErasuresQuery = { readonly __typename: 'Query', readonly erasures: ReadonlyArray<{ readonly __typename: 'Erasure', readonly number: number, readonly at: string, readonly title: string, readonly version: number, readonly days: number, readonly erase: string, readonly cases: ReadonlyArray<string>, readonly endedFrom: string, readonly endedUntil: string, readonly values: number, readonly files: number, readonly notices: number, readonly by: string, readonly body: string, readonly hash: string }> };

export type SetRetentionDefaultMutationVariables = Exact<{
  days?: number | null | undefined;
  erase: RetentionErase;
}>;


export type SetRetentionDefaultMutation = { readonly __typename: 'Mutation', readonly setRetentionDefault:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'RetentionDefaultSet', readonly days: number | null }
   };

export type EraseDueMutationVariables = Exact<{ [key: string]: never; }>;


export type EraseDueMutation = { readonly __typename: 'Mutation', readonly eraseDue:
    | { readonly __typename: 'ErasedNow', readonly cases: number }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ErasureFieldsFragment = { readonly __typename: 'Erasure', readonly number: number, readonly at: string, readonly title: string, readonly version: number, readonly days: number, readonly erase: string, readonly cases: ReadonlyArray<string>, readonly endedFrom: string, readonly endedUntil: string, readonly values: number, readonly files: number, readonly notices: number, readonly by: string, readonly body: string, readonly hash: string };

export type RolesMatrixQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesMatrixQuery = { readonly __typename: 'Query', readonly rolesMatrix: { readonly __typename: 'RolesMatrix', readonly standings: ReadonlyArray<{ readonly __typename: 'Standing', readonly key: string, readonly title: string }>, readonly fields: ReadonlyArray<{ readonly __typename: 'RolesMatrixRow', readonly title: string, readonly cells: ReadonlyArray<string> }>, readonly operations: ReadonlyArray<{ readonly __typename: 'RolesMatrixRow', readonly title: string, readonly cells: ReadonlyArray<string> }> } };

export type ViewAsQueryVariables = Exact<{
  personId: string;
  instanceId?: string | null | undefined;
}>;


export type ViewAsQuery = { readonly __typename: 'Query', readonly viewAs: { readonly __typename: 'ViewAs', readonly name: string, readonly mine: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly title: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } }>, readonly pool: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly title: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } }>, readonly instances: ReadonlyArray<{ readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly positionTitles: ReadonlyArray<string> }>, readonly case: { readonly __typename: 'SeenCase', readonly standing: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string }, readonly fields: ReadonlyArray<{ readonly __typename: 'SeenField', readonly form: string, readonly title: string, readonly mark: string, readonly sight: string }>, readonly timeline: ReadonlyArray<{ readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string>, readonly entered: ReadonlyArray<string>, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string> }> } | null } | null };

export type SeenTaskFieldsFragment = { readonly __typename: 'Task', readonly id: string, readonly title: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } };

export type FinishedCasesQueryVariables = Exact<{
  definitionId: string;
}>;


export type FinishedCasesQuery = { readonly __typename: 'Query', readonly instances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } }> } };

export type LivedScenarioQueryVariables = Exact<{
  instanceId: string;
}>;


export type LivedScenarioQuery = { readonly __typename: 'Query', readonly livedScenario:
    | { readonly __typename: 'LivedScenario', readonly title: string, readonly scenario: import('@linli/schemas/json').JsonValue }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'ScenarioUntellable', readonly seq: number, readonly reason: string }
   };

export type SimulatorCalendarQueryVariables = Exact<{ [key: string]: never; }>;


export type SimulatorCalendarQuery = { readonly __typename: 'Query', readonly workingCalendar: { readonly __typename: 'WorkingCalendar', readonly officeHours: ReadonlyArray<{ readonly __typename: 'OfficeHours', readonly from: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }>, readonly season: { readonly __typename: 'OfficeSeason', readonly from: string, readonly to: string, readonly hours: ReadonlyArray<{ readonly __typename: 'OfficeInterval', readonly opens: number, readonly closes: number }> } | null }>, readonly years: ReadonlyArray<{ readonly __typename: 'CalendarYear', readonly year: number, readonly days: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }>, readonly publishedDays: ReadonlyArray<{ readonly __typename: 'CalendarDay', readonly date: string, readonly isWorked: boolean, readonly name: string }> | null }> } };

export type TeamHeadFieldsFragment = { readonly __typename: 'Team', readonly id: string, readonly parentId: string | null, readonly place: string, readonly name: string, readonly kind: string, readonly isExternal: boolean, readonly agreementUntil: string | null, readonly agreementDays: number | null, readonly hasRoster: boolean, readonly isClosed: boolean, readonly peopleCount: number, readonly thinShifts: number, readonly hours: ReadonlyArray<{ readonly __typename: 'DaySegment', readonly from: string, readonly until: string }>, readonly gaps: ReadonlyArray<{ readonly __typename: 'DutyGap', readonly fromAt: string, readonly untilAt: string }> };

export type ShiftFieldsFragment = { readonly __typename: 'DutyShift', readonly id: string, readonly fromAt: string, readonly untilAt: string, readonly note: string | null, readonly notedBy: string | null, readonly people: ReadonlyArray<{ readonly __typename: 'DutyPerson', readonly id: string, readonly name: string, readonly isAway: boolean, readonly isDisabled: boolean }> };

export type TeamsQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamsQuery = { readonly __typename: 'Query', readonly teams: ReadonlyArray<{ readonly __typename: 'Team', readonly id: string, readonly parentId: string | null, readonly place: string, readonly name: string, readonly kind: string, readonly isExternal: boolean, readonly agreementUntil: string | null, readonly agreementDays: number | null, readonly hasRoster: boolean, readonly isClosed: boolean, readonly peopleCount: number, readonly thinShifts: number, readonly hours: ReadonlyArray<{ readonly __typename: 'DaySegment', readonly from: string, readonly until: string }>, readonly gaps: ReadonlyArray<{ readonly __typename: 'DutyGap', readonly fromAt: string, readonly untilAt: string }> }> };

export type TeamPageQueryVariables = Exact<{
  id: string;
}>;


export type TeamPageQuery = { readonly __typename: 'Query', readonly team: { readonly __typename: 'Team', readonly mayChange: boolean, readonly id: string, readonly parentId: string | null, readonly place: string, readonly name: string, readonly kind: string, readonly isExternal: boolean, readonly agreementUntil: string | null, readonly agreementDays: number | null, readonly hasRoster: boolean, readonly isClosed: boolean, readonly peopleCount: number, readonly thinShifts: number, readonly posts: ReadonlyArray<{ readonly __typename: 'HeldPost', readonly id: string, readonly accountId: string, readonly name: string, readonly nodeId: string, readonly place: string, readonly post: string, readonly kind: string, readonly standsInFor: string | null, readonly isDuty: boolean, readonly validFrom: string | null, readonly validUntil: string | null, readonly isValid: boolean, readonly mayEnd: boolean }>, readonly changes: ReadonlyArray<{ readonly __typename: 'OrgChange', readonly id: string, readonly at: string, readonly by: string, readonly deed: string, readonly before: import('@linli/schemas/json').JsonValue | null, readonly after: import('@linli/schemas/json').JsonValue | null }>, readonly hours: ReadonlyArray<{ readonly __typename: 'DaySegment', readonly from: string, readonly until: string }>, readonly gaps: ReadonlyArray<{ readonly __typename: 'DutyGap', readonly fromAt: string, readonly untilAt: string }> } | null };

export type RosterQueryVariables = Exact<{
  id: string;
  fromDay: string;
  untilDay: string;
}>;


export type RosterQuery = { readonly __typename: 'Query', readonly team: { readonly __typename: 'Team', readonly id: string, readonly shifts: ReadonlyArray<{ readonly __typename: 'DutyShift', readonly id: string, readonly fromAt: string, readonly untilAt: string, readonly note: string | null, readonly notedBy: string | null, readonly people: ReadonlyArray<{ readonly __typename: 'DutyPerson', readonly id: string, readonly name: string, readonly isAway: boolean, readonly isDisabled: boolean }> }> } | null };

export type PreviewDutyQueryVariables = Exact<{
  input: DutyPatternInput;
}>;


export type PreviewDutyQuery = { readonly __typename: 'Query', readonly previewDuty: ReadonlyArray<{ readonly __typename: 'PreviewedShift', readonly fromAt: string, readonly untilAt: string, readonly overlaps: boolean, readonly people: ReadonlyArray<{ readonly __typename: 'DutyPerson', readonly id: string, readonly name: string, readonly isAway: boolean, readonly isDisabled: boolean }> }> };

export type AddTeamMutationVariables = Exact<{
  parentId: string;
  name: string;
  facts: TeamFactsInput;
}>;


export type AddTeamMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type ChangeTeamMutationVariables = Exact<{
  id: string;
  facts: TeamFactsInput;
}>;


export type ChangeTeamMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type FillDutyMutationVariables = Exact<{
  input: DutyPatternInput;
  onlyFree: boolean;
}>;


export type FillDutyMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type AddShiftMutationVariables = Exact<{
  nodeId: string;
  shift: ShiftInput;
}>;


export type AddShiftMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type ChangeShiftMutationVariables = Exact<{
  id: string;
  shift: ShiftInput;
}>;


export type ChangeShiftMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type RemoveShiftMutationVariables = Exact<{
  id: string;
}>;


export type RemoveShiftMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type SwapShiftsMutationVariables = Exact<{
  id: string;
  otherId: string;
  reason: string;
}>;


export type SwapShiftsMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } }
   };

export type NoteShiftMutationVariables = Exact<{
  id: string;
  text: string;
}>;


export type NoteShiftMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'ShiftNoted', readonly shift: { readonly __typename: 'DutyShift', readonly id: string, readonly fromAt: string, readonly untilAt: string, readonly note: string | null, readonly notedBy: string | null, readonly people: ReadonlyArray<{ readonly __typename: 'DutyPerson', readonly id: string, readonly name: string, readonly isAway: boolean, readonly isDisabled: boolean }> } }
   };

type TeamAnswer_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

type TeamAnswer_TeamSaved_Fragment = { readonly __typename: 'TeamSaved', readonly team: { readonly __typename: 'Team', readonly id: string } };

export type TeamAnswerFragment =
  | TeamAnswer_Refusal_Fragment
  | TeamAnswer_TeamSaved_Fragment
;

export type DeviceSamplesQueryVariables = Exact<{
  type: string;
}>;


export type DeviceSamplesQuery = { readonly __typename: 'Query', readonly deviceSamples: ReadonlyArray<{ readonly __typename: 'DeviceSample', readonly id: string, readonly at: string, readonly device: string, readonly reading: import('@linli/schemas/json').JsonValue }> };

export type AskMutationVariables = Exact<{
  input: AskInput;
}>;


export type AskMutation = { readonly __typename: 'Mutation', readonly ask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type AnswerQuestionMutationVariables = Exact<{
  input: AnswerQuestionInput;
}>;


export type AnswerQuestionMutation = { readonly __typename: 'Mutation', readonly answerQuestion:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type WithdrawQuestionMutationVariables = Exact<{
  input: WithdrawQuestionInput;
}>;


export type WithdrawQuestionMutation = { readonly __typename: 'Mutation', readonly withdrawQuestion:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type TakeBackTaskMutationVariables = Exact<{
  input: TakeBackInput;
}>;


export type TakeBackTaskMutation = { readonly __typename: 'Mutation', readonly takeBackTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type CopyInstanceMutationVariables = Exact<{
  input: CopyInstanceInput;
}>;


export type CopyInstanceMutation = { readonly __typename: 'Mutation', readonly copyInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type MarkCopyReadMutationVariables = Exact<{
  instanceId: string;
}>;


export type MarkCopyReadMutation = { readonly __typename: 'Mutation', readonly markCopyRead:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type CaseColleaguesQueryVariables = Exact<{
  instanceId: string;
  search?: string | null | undefined;
}>;


export type CaseColleaguesQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly colleagues: ReadonlyArray<{ readonly __typename: 'Colleague', readonly id: string, readonly name: string, readonly posts: ReadonlyArray<string> }> } | null };

export type CopiesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CopiesQuery = { readonly __typename: 'Query', readonly copies: { readonly __typename: 'CopyConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'CopyEdge', readonly node: { readonly __typename: 'Copy', readonly at: string, readonly readAt: string | null, readonly by: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly positionTitles: ReadonlyArray<string> } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CompleteTasksMutationVariables = Exact<{
  input: CompleteTasksInput;
}>;


export type CompleteTasksMutation = { readonly __typename: 'Mutation', readonly completeTasks: ReadonlyArray<{ readonly __typename: 'TaskCompletion', readonly id: string, readonly result:
      | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
      | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
      | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
      | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
     }> };

export type AskExtensionMutationVariables = Exact<{
  input: AskExtensionInput;
}>;


export type AskExtensionMutation = { readonly __typename: 'Mutation', readonly askExtension:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type DecideExtensionMutationVariables = Exact<{
  input: DecideExtensionInput;
}>;


export type DecideExtensionMutation = { readonly __typename: 'Mutation', readonly decideExtension:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type UrgeInstanceMutationVariables = Exact<{
  input: UrgeInput;
}>;


export type UrgeInstanceMutation = { readonly __typename: 'Mutation', readonly urgeInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type SuspendInstanceMutationVariables = Exact<{
  input: SuspendInstanceInput;
}>;


export type SuspendInstanceMutation = { readonly __typename: 'Mutation', readonly suspendInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ResumeInstanceMutationVariables = Exact<{
  input: ResumeInstanceInput;
}>;


export type ResumeInstanceMutation = { readonly __typename: 'Mutation', readonly resumeInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type CancelInstanceMutationVariables = Exact<{
  input: CancelInstanceInput;
}>;


export type CancelInstanceMutation = { readonly __typename: 'Mutation', readonly cancelInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type SendStaffEventMutationVariables = Exact<{
  input: SendEventInput;
}>;


export type SendStaffEventMutation = { readonly __typename: 'Mutation', readonly sendEvent:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly endedAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type HoldCaseMutationVariables = Exact<{
  instanceId: string;
  reason: string;
}>;


export type HoldCaseMutation = { readonly __typename: 'Mutation', readonly holdCase:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ReleaseCaseMutationVariables = Exact<{
  instanceId: string;
}>;


export type ReleaseCaseMutation = { readonly __typename: 'Mutation', readonly releaseCase:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

type InstanceOutcome_InstanceChanged_Fragment = { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } };

type InstanceOutcome_InvalidSubmission_Fragment = { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string };

type InstanceOutcome_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

export type InstanceOutcomeFragment =
  | InstanceOutcome_InstanceChanged_Fragment
  | InstanceOutcome_InvalidSubmission_Fragment
  | InstanceOutcome_Refusal_Fragment
;

export type TaskRowFragment = { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } };

export type InboxQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxQuery = { readonly __typename: 'Query', readonly unreadCopyCount: number, readonly mine: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean } }, readonly pool: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean } } };

export type MoreTasksQueryVariables = Exact<{
  filter: TaskFilter;
  after?: string | null | undefined;
}>;


export type MoreTasksQuery = { readonly __typename: 'Query', readonly tasks: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type TeamTasksQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamTasksQuery = { readonly __typename: 'Query', readonly tasks: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean } } };

export type DoneTasksQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DoneTasksQuery = { readonly __typename: 'Query', readonly tasks: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AskedTasksQueryVariables = Exact<{ [key: string]: never; }>;


export type AskedTasksQuery = { readonly __typename: 'Query', readonly tasks: { readonly __typename: 'TaskConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'TaskEdge', readonly node: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }> } };

export type TaskPageQueryVariables = Exact<{
  id: string;
}>;


export type TaskPageQuery = { readonly __typename: 'Query', readonly task: { readonly __typename: 'Task', readonly instructions: string | null, readonly why: string, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string>, readonly isDelegated: boolean, readonly isDelegatedByMe: boolean, readonly mayTakeBack: boolean, readonly mayWithdrawQuestion: boolean, readonly askedTime: string | null, readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly extensionRoom: { readonly __typename: 'ExtensionRoom', readonly units: number, readonly times: number, readonly text: string } | null, readonly question: { readonly __typename: 'Question', readonly kind: QuestionKind, readonly text: string, readonly by: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null } | null, readonly signing: { readonly __typename: 'Signing', readonly mode: string, readonly percent: number | null, readonly seats: ReadonlyArray<{ readonly __typename: 'SigningSeat', readonly index: number, readonly state: string, readonly who: string, readonly outcome: string | null, readonly isAdded: boolean, readonly mayRemove: boolean, readonly repeats: string | null }> } | null, readonly instance: { readonly __typename: 'Instance', readonly startedAt: string, readonly endedAt: string | null, readonly positionTitles: ReadonlyArray<string>, readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string, readonly tasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly title: string, readonly state: string, readonly dueAt: string | null, readonly mine: boolean, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null }>, readonly timeline: ReadonlyArray<{ readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string>, readonly entered: ReadonlyArray<string>, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string> }> }, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null } | null };

export type InstancePageQueryVariables = Exact<{
  id: string;
}>;


export type InstancePageQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly definitionId: string, readonly versionNumber: number, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly place: string, readonly position: ReadonlyArray<string>, readonly positionTitles: ReadonlyArray<string>, readonly followerCount: number | null, readonly urgeableAt: string | null, readonly erasedAt: string | null, readonly papers: ReadonlyArray<{ readonly __typename: 'GivenPaper', readonly kind: string, readonly title: string, readonly number: string }>, readonly events: ReadonlyArray<{ readonly __typename: 'AvailableEvent', readonly type: string, readonly title: string, readonly form: import('@linli/schemas/json').JsonValue | null }>, readonly suspension: { readonly __typename: 'Suspension', readonly at: string, readonly reason: string, readonly by: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null } | null, readonly pausedTimers: ReadonlyArray<{ readonly __typename: 'PausedTimer', readonly name: string, readonly title: string, readonly pausedAt: string }>, readonly hold: { readonly __typename: 'RetentionHold', readonly reason: string, readonly by: string, readonly at: string } | null, readonly parent: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string } | null, readonly children: ReadonlyArray<{ readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly endedAt: string | null, readonly endedAs: string | null }>, readonly tasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly title: string, readonly state: string, readonly dueAt: string | null, readonly mine: boolean, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null }>, readonly copies: ReadonlyArray<{ readonly __typename: 'Copy', readonly at: string, readonly readAt: string | null, readonly to: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null }>, readonly receipts: ReadonlyArray<{ readonly __typename: 'NoticeReceipt', readonly id: string, readonly who: string, readonly channel: NoticeWay, readonly state: ReceiptState, readonly at: string }>, readonly timers: ReadonlyArray<{ readonly __typename: 'Timer', readonly name: string, readonly title: string, readonly dueAt: string }>, readonly timeline: ReadonlyArray<{ readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string>, readonly entered: ReadonlyArray<string>, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string> }>, readonly incidents: ReadonlyArray<{ readonly __typename: 'Incident', readonly id: string, readonly at: string, readonly code: string, readonly reason: string, readonly tried: string, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string } }> } | null };

export type InstanceListQueryVariables = Exact<{
  definitionId?: string | null | undefined;
  active?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type InstanceListQuery = { readonly __typename: 'Query', readonly instances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly definitionId: string, readonly versionNumber: number, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly place: string, readonly positionTitles: ReadonlyArray<string> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ClaimTaskMutationVariables = Exact<{
  input: TaskInput;
}>;


export type ClaimTaskMutation = { readonly __typename: 'Mutation', readonly claimTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type ReleaseTaskMutationVariables = Exact<{
  input: TaskInput;
}>;


export type ReleaseTaskMutation = { readonly __typename: 'Mutation', readonly releaseTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type CompleteTaskMutationVariables = Exact<{
  input: CompleteTaskInput;
}>;


export type CompleteTaskMutation = { readonly __typename: 'Mutation', readonly completeTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

type TaskOutcome_InvalidSubmission_Fragment = { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> };

type TaskOutcome_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

type TaskOutcome_TaskChanged_Fragment = { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } };

type TaskOutcome_TaskTaken_Fragment = { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null };

export type TaskOutcomeFragment =
  | TaskOutcome_InvalidSubmission_Fragment
  | TaskOutcome_Refusal_Fragment
  | TaskOutcome_TaskChanged_Fragment
  | TaskOutcome_TaskTaken_Fragment
;

export type InboxChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxChangedSubscription = { readonly __typename: 'Subscription', readonly inboxChanged: { readonly __typename: 'InboxChange', readonly taskIds: ReadonlyArray<string> } };

export type InstanceChangedSubscriptionVariables = Exact<{
  id: string;
}>;


export type InstanceChangedSubscription = { readonly __typename: 'Subscription', readonly instanceChanged: { readonly __typename: 'Instance', readonly id: string } };

export type ColleaguesQueryVariables = Exact<{
  taskId: string;
  search?: string | null | undefined;
}>;


export type ColleaguesQuery = { readonly __typename: 'Query', readonly task: { readonly __typename: 'Task', readonly id: string, readonly colleagues: ReadonlyArray<{ readonly __typename: 'Colleague', readonly id: string, readonly name: string, readonly posts: ReadonlyArray<string> }> } | null };

export type TransferTaskMutationVariables = Exact<{
  input: HandTaskInput;
}>;


export type TransferTaskMutation = { readonly __typename: 'Mutation', readonly transferTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type DelegateTaskMutationVariables = Exact<{
  input: HandTaskInput;
}>;


export type DelegateTaskMutation = { readonly __typename: 'Mutation', readonly delegateTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type AddSignerMutationVariables = Exact<{
  input: AddSignerInput;
}>;


export type AddSignerMutation = { readonly __typename: 'Mutation', readonly addSigner:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type RemoveSignerMutationVariables = Exact<{
  input: RemoveSignerInput;
}>;


export type RemoveSignerMutation = { readonly __typename: 'Mutation', readonly removeSigner:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly state: string, readonly urgent: boolean, readonly openedAt: string, readonly dueAt: string | null, readonly dueFromClaim: string | null, readonly closedAt: string | null, readonly mine: boolean, readonly hasForm: boolean, readonly outcome: string | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }>, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly completedBy: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null, readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly definitionId: string } } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string, readonly by: string | null, readonly at: string | null }
   };

export type TaskDraftFieldsFragment = { readonly __typename: 'TaskDraft', readonly revision: string, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly savedAt: string, readonly absentFiles: ReadonlyArray<string> };

export type TaskDraftQueryVariables = Exact<{
  taskId: string;
}>;


export type TaskDraftQuery = { readonly __typename: 'Query', readonly taskDraft: { readonly __typename: 'TaskDraft', readonly revision: string, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly savedAt: string, readonly absentFiles: ReadonlyArray<string> } | null };

export type TaskDraftIdsQueryVariables = Exact<{ [key: string]: never; }>;


export type TaskDraftIdsQuery = { readonly __typename: 'Query', readonly taskDraftIds: ReadonlyArray<string> };

export type SaveTaskDraftMutationVariables = Exact<{
  input: SaveTaskDraftInput;
}>;


export type SaveTaskDraftMutation = { readonly __typename: 'Mutation', readonly saveTaskDraft:
    | { readonly __typename: 'Refusal', readonly code: string }
    | { readonly __typename: 'TaskDraftChanged', readonly current: { readonly __typename: 'TaskDraft', readonly revision: string, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly savedAt: string, readonly absentFiles: ReadonlyArray<string> } | null }
    | { readonly __typename: 'TaskDraftSaved', readonly draft: { readonly __typename: 'TaskDraft', readonly revision: string, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly savedAt: string, readonly absentFiles: ReadonlyArray<string> } }
   };

export type MyDutyQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDutyQuery = { readonly __typename: 'Query', readonly myDuty: ReadonlyArray<{ readonly __typename: 'DutyShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly note: string | null, readonly people: ReadonlyArray<{ readonly __typename: 'DutyPerson', readonly id: string, readonly name: string }>, readonly before: { readonly __typename: 'DutyShift', readonly id: string, readonly note: string | null, readonly notedBy: string | null } | null }> };

export type SwapShiftFieldsFragment = { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> };

export type SwapFieldsFragment = { readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } };

export type MySwapsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySwapsQuery = { readonly __typename: 'Query', readonly mySwaps: ReadonlyArray<{ readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } }> };

export type SwapChoicesQueryVariables = Exact<{
  shiftId: string;
}>;


export type SwapChoicesQuery = { readonly __typename: 'Query', readonly swapChoices: ReadonlyArray<{ readonly __typename: 'SwapChoice', readonly personId: string, readonly name: string, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } }> };

export type AskSwapMutationVariables = Exact<{
  shiftId: string;
  otherShiftId: string;
  colleagueId: string;
  reason: string;
}>;


export type AskSwapMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'SwapSaved', readonly swap: { readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } } }
   };

export type AnswerSwapMutationVariables = Exact<{
  id: string;
  agrees: boolean;
}>;


export type AnswerSwapMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'SwapSaved', readonly swap: { readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } } }
   };

export type WithdrawSwapMutationVariables = Exact<{
  id: string;
}>;


export type WithdrawSwapMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'SwapSaved', readonly swap: { readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } } }
   };

type SwapSavedFields_Refusal_Fragment = { readonly __typename: 'Refusal', readonly code: string, readonly message: string };

type SwapSavedFields_SwapSaved_Fragment = { readonly __typename: 'SwapSaved', readonly swap: { readonly __typename: 'DutySwap', readonly id: string, readonly isMine: boolean, readonly askedBy: string, readonly askedOf: string, readonly reason: string, readonly state: DutySwapState, readonly shift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> }, readonly otherShift: { readonly __typename: 'SwapShift', readonly id: string, readonly place: string, readonly fromAt: string, readonly untilAt: string, readonly people: ReadonlyArray<string> } } };

export type SwapSavedFieldsFragment =
  | SwapSavedFields_Refusal_Fragment
  | SwapSavedFields_SwapSaved_Fragment
;

export type WriteNoteMutationVariables = Exact<{
  id: string;
  text: string;
}>;


export type WriteNoteMutation = { readonly __typename: 'Mutation', readonly saved:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'ShiftNoted', readonly shift: { readonly __typename: 'DutyShift', readonly id: string, readonly note: string | null } }
   };

export type CasesAtScannedQueryVariables = Exact<{
  code: string;
  after?: string | null | undefined;
}>;


export type CasesAtScannedQuery = { readonly __typename: 'Query', readonly scannedPlace: { readonly __typename: 'ScannedPlace', readonly nodeId: string, readonly place: string, readonly device: string | null } | null, readonly instances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly startedAt: string, readonly place: string, readonly positionTitles: ReadonlyArray<string> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WhoIsInQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsInQuery = { readonly __typename: 'Query', readonly me: { readonly __typename: 'Account', readonly id: string } | null };

export type StartedCasesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StartedCasesQuery = { readonly __typename: 'Query', readonly myInstances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly place: string, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly positionTitles: ReadonlyArray<string> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type EarlierAnswersQueryVariables = Exact<{
  serviceId: string;
  form: string;
}>;


export type EarlierAnswersQuery = { readonly __typename: 'Query', readonly earlierAnswers: ReadonlyArray<{ readonly __typename: 'EarlierAnswer', readonly field: string, readonly value: import('@linli/schemas/json').JsonValue }> };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly __typename: 'Query', readonly me: { readonly __typename: 'Account', readonly id: string, readonly role: string, readonly name: string, readonly maskedPhone: string | null } | null, readonly maintenance: { readonly __typename: 'Maintenance', readonly isOn: boolean, readonly from: string | null }, readonly announcements: ReadonlyArray<{ readonly __typename: 'Announcement', readonly id: string }> };

export type ServicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ServicesQuery = { readonly __typename: 'Query', readonly services: ReadonlyArray<{ readonly __typename: 'Service', readonly id: string, readonly forms: ReadonlyArray<{ readonly __typename: 'StartForm', readonly id: string, readonly isSnap: boolean }> }> };

export type NearbyFieldsFragment = { readonly __typename: 'NearbyCase', readonly id: string, readonly kind: string, readonly place: string, readonly day: string, readonly state: string, readonly isOver: boolean, readonly isMine: boolean, readonly isFollowed: boolean };

export type NearbyCasesQueryVariables = Exact<{
  serviceId: string;
  nodeId: string;
}>;


export type NearbyCasesQuery = { readonly __typename: 'Query', readonly nearbyCases: ReadonlyArray<{ readonly __typename: 'NearbyCase', readonly id: string, readonly kind: string, readonly place: string, readonly day: string, readonly state: string, readonly isOver: boolean, readonly isMine: boolean, readonly isFollowed: boolean }> };

export type FollowedCasesQueryVariables = Exact<{ [key: string]: never; }>;


export type FollowedCasesQuery = { readonly __typename: 'Query', readonly followedCases: ReadonlyArray<{ readonly __typename: 'NearbyCase', readonly id: string, readonly kind: string, readonly place: string, readonly day: string, readonly state: string, readonly isOver: boolean, readonly isMine: boolean, readonly isFollowed: boolean }> };

export type FollowCaseMutationVariables = Exact<{
  instanceId: string;
}>;


export type FollowCaseMutation = { readonly __typename: 'Mutation', readonly followCase:
    | { readonly __typename: 'Followed', readonly case: { readonly __typename: 'NearbyCase', readonly id: string, readonly kind: string, readonly place: string, readonly day: string, readonly state: string, readonly isOver: boolean, readonly isMine: boolean, readonly isFollowed: boolean } }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'Unfollowed' }
   };

export type UnfollowCaseMutationVariables = Exact<{
  instanceId: string;
}>;


export type UnfollowCaseMutation = { readonly __typename: 'Mutation', readonly unfollowCase:
    | { readonly __typename: 'Followed' }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'Unfollowed', readonly instanceId: string }
   };

export type StreetNewsQueryVariables = Exact<{ [key: string]: never; }>;


export type StreetNewsQuery = { readonly __typename: 'Query', readonly maintenance: { readonly __typename: 'Maintenance', readonly isOn: boolean, readonly from: string | null, readonly until: string | null, readonly note: string | null }, readonly announcements: ReadonlyArray<{ readonly __typename: 'Announcement', readonly id: string, readonly title: string, readonly body: string }> };

export type StepFieldsFragment = { readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string> };

export type OpenTaskFieldsFragment = { readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly instructions: string | null, readonly state: string, readonly dueAt: string | null, readonly mine: boolean, readonly form: import('@linli/schemas/json').JsonValue | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }> };

export type TrackQueryVariables = Exact<{
  number: string;
  secret: string;
}>;


export type TrackQuery = { readonly __typename: 'Query', readonly track: { readonly __typename: 'Tracking', readonly number: string, readonly title: string, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly positionTitles: ReadonlyArray<string>, readonly handledBy: ReadonlyArray<string>, readonly isInHand: boolean, readonly expectedBy: string | null, readonly timeline: ReadonlyArray<{ readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string> }>, readonly openTasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly instructions: string | null, readonly state: string, readonly dueAt: string | null, readonly mine: boolean, readonly form: import('@linli/schemas/json').JsonValue | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }> }> } | null };

export type MyProgressQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyProgressQuery = { readonly __typename: 'Query', readonly myInstances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly positionTitles: ReadonlyArray<string>, readonly tasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly title: string, readonly state: string, readonly mine: boolean }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type MyInstanceQueryVariables = Exact<{
  id: string;
}>;


export type MyInstanceQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null, readonly erasedAt: string | null, readonly positionTitles: ReadonlyArray<string>, readonly handledBy: ReadonlyArray<string>, readonly isInHand: boolean, readonly expectedBy: string | null, readonly urgeableAt: string | null, readonly papers: ReadonlyArray<{ readonly __typename: 'GivenPaper', readonly kind: string, readonly title: string, readonly number: string }>, readonly timeline: ReadonlyArray<{ readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string> }>, readonly tasks: ReadonlyArray<{ readonly __typename: 'Task', readonly id: string, readonly name: string, readonly title: string, readonly instructions: string | null, readonly state: string, readonly dueAt: string | null, readonly mine: boolean, readonly form: import('@linli/schemas/json').JsonValue | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }> }>, readonly events: ReadonlyArray<{ readonly __typename: 'AvailableEvent', readonly type: string, readonly title: string, readonly form: import('@linli/schemas/json').JsonValue | null }> } | null };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly __typename: 'Mutation', readonly signOut: boolean };

export type CompleteOwnTaskMutationVariables = Exact<{
  input: CompleteTaskInput;
}>;


export type CompleteOwnTaskMutation = { readonly __typename: 'Mutation', readonly completeTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'TaskChanged', readonly task: { readonly __typename: 'Task', readonly id: string, readonly state: string } }
    | { readonly __typename: 'TaskTaken', readonly code: string, readonly message: string }
   };

export type SendOwnEventMutationVariables = Exact<{
  input: SendEventInput;
}>;


export type SendOwnEventMutation = { readonly __typename: 'Mutation', readonly sendEvent:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly endedAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type UrgeOwnMutationVariables = Exact<{
  input: UrgeInput;
}>;


export type UrgeOwnMutation = { readonly __typename: 'Mutation', readonly urgeInstance:
    | { readonly __typename: 'InstanceChanged', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly urgeableAt: string | null } }
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type CheckPaperQueryVariables = Exact<{
  code: string;
}>;


export type CheckPaperQuery = { readonly __typename: 'Query', readonly paper: { readonly __typename: 'Paper', readonly number: string, readonly kind: string, readonly issuedAt: string, readonly sha256: string, readonly street: string } | null };

export type LinkedTaskQueryVariables = Exact<{
  token: string;
}>;


export type LinkedTaskQuery = { readonly __typename: 'Query', readonly linkedTask: { readonly __typename: 'LinkedTask', readonly number: string, readonly service: string, readonly title: string, readonly isOpen: boolean, readonly isDone: boolean, readonly form: import('@linli/schemas/json').JsonValue | null, readonly outcomes: ReadonlyArray<{ readonly __typename: 'Outcome', readonly id: string, readonly title: string, readonly tone: string | null }> } | null };

export type CompleteLinkedTaskMutationVariables = Exact<{
  input: CompleteLinkedTaskInput;
}>;


export type CompleteLinkedTaskMutation = { readonly __typename: 'Mutation', readonly completeLinkedTask:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'LinkedTaskDone', readonly number: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type ScannedPlaceQueryVariables = Exact<{
  code: string;
}>;


export type ScannedPlaceQuery = { readonly __typename: 'Query', readonly scannedPlace: { readonly __typename: 'ScannedPlace', readonly nodeId: string, readonly place: string, readonly device: string | null } | null, readonly services: ReadonlyArray<{ readonly __typename: 'Service', readonly id: string, readonly title: string, readonly forms: ReadonlyArray<{ readonly __typename: 'StartForm', readonly id: string, readonly title: string, readonly isSnap: boolean }> }> };

export type ProblemFieldsFragment = { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> };

export type ServiceGuideQueryVariables = Exact<{ [key: string]: never; }>;


export type ServiceGuideQuery = { readonly __typename: 'Query', readonly services: ReadonlyArray<{ readonly __typename: 'Service', readonly id: string, readonly title: string, readonly description: string, readonly forms: ReadonlyArray<{ readonly __typename: 'StartForm', readonly id: string, readonly title: string, readonly description: string | null, readonly isSnap: boolean, readonly definition: import('@linli/schemas/json').JsonValue }> }> };

export type ServicePageQueryVariables = Exact<{
  id: string;
}>;


export type ServicePageQuery = { readonly __typename: 'Query', readonly service: { readonly __typename: 'Service', readonly id: string, readonly title: string, readonly description: string, readonly showsNearby: boolean, readonly forms: ReadonlyArray<{ readonly __typename: 'StartForm', readonly id: string, readonly title: string, readonly description: string | null, readonly definition: import('@linli/schemas/json').JsonValue, readonly atFirst: { readonly __typename: 'FormAtFirst', readonly hidden: ReadonlyArray<string>, readonly required: ReadonlyArray<string>, readonly answers: import('@linli/schemas/json').JsonValue } | null }> } | null };

export type OrgNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type OrgNodesQuery = { readonly __typename: 'Query', readonly orgNodes: ReadonlyArray<{ readonly __typename: 'OrgNode', readonly id: string, readonly parentId: string | null, readonly kind: string, readonly name: string, readonly isClosed: boolean }> };

export type NodeAtQueryVariables = Exact<{
  longitude: number;
  latitude: number;
}>;


export type NodeAtQuery = { readonly __typename: 'Query', readonly nodeAt: string | null };

export type StartMutationVariables = Exact<{
  input: StartInput;
}>;


export type StartMutation = { readonly __typename: 'Mutation', readonly start:
    | { readonly __typename: 'InvalidSubmission', readonly code: string, readonly message: string, readonly problems: ReadonlyArray<{ readonly __typename: 'FieldProblem', readonly field: string, readonly code: string, readonly message: string }> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'StartedInstance', readonly instanceId: string, readonly number: string, readonly lookupCode: string }
   };

export type StaffQueryVariables = Exact<{
  search?: string | null | undefined;
  id?: string | null | undefined;
}>;


export type StaffQuery = { readonly __typename: 'Query', readonly staff: ReadonlyArray<{ readonly __typename: 'Colleague', readonly id: string, readonly name: string, readonly posts: ReadonlyArray<string> }> };

export type PlacesAroundQueryVariables = Exact<{
  nodeId: string;
}>;


export type PlacesAroundQuery = { readonly __typename: 'Query', readonly placesAround: ReadonlyArray<{ readonly __typename: 'PlaceShape', readonly id: string, readonly name: string, readonly shape: import('@linli/schemas/json').JsonValue }> };

export type SendCodeMutationVariables = Exact<{
  input: SendCodeInput;
}>;


export type SendCodeMutation = { readonly __typename: 'Mutation', readonly sendCode:
    | { readonly __typename: 'CodeSent', readonly expiresAt: string }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type EnterCodeMutationVariables = Exact<{
  input: EnterCodeInput;
}>;


export type EnterCodeMutation = { readonly __typename: 'Mutation', readonly enterCode:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'SignedIn', readonly account: { readonly __typename: 'Account', readonly id: string, readonly role: string, readonly name: string, readonly maskedPhone: string | null } }
   };

export type TellingQueryVariables = Exact<{ [key: string]: never; }>;


export type TellingQuery = { readonly __typename: 'Query', readonly myNoticeWays: { readonly __typename: 'NoticeWays', readonly chosen: NoticeWay | null, readonly choices: ReadonlyArray<NoticeWay> }, readonly myQuietHours: { readonly __typename: 'QuietHours', readonly from: string, readonly until: string } | null };

export type SetTellingMutationVariables = Exact<{
  way?: NoticeWay | null | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type SetTellingMutation = { readonly __typename: 'Mutation', readonly setMyNoticeWay:
    | { readonly __typename: 'NoticeWays', readonly chosen: NoticeWay | null }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
  , readonly setMyQuietHours:
    | { readonly __typename: 'QuietHoursSet', readonly hours: { readonly __typename: 'QuietHours', readonly from: string } | null }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type StaffMeQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffMeQuery = { readonly __typename: 'Query', readonly me: { readonly __typename: 'Account', readonly id: string, readonly role: string, readonly name: string, readonly isOfWholeStreet: boolean, readonly posts: ReadonlyArray<{ readonly __typename: 'Post', readonly nodeId: string, readonly nodeName: string, readonly post: string }> } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { readonly __typename: 'Mutation', readonly signIn:
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
    | { readonly __typename: 'SignedIn', readonly account: { readonly __typename: 'Account', readonly id: string, readonly role: string, readonly name: string } }
   };

export type StaffSignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type StaffSignOutMutation = { readonly __typename: 'Mutation', readonly signOut: boolean };

export type CaseNoticeFieldsFragment = { readonly __typename: 'Notice', readonly id: string, readonly title: string, readonly body: string, readonly at: string, readonly readAt: string | null, readonly instanceId: string };

export type TeamNoticeFieldsFragment = { readonly __typename: 'TeamNotice', readonly id: string, readonly kind: TeamNoticeKind, readonly teamId: string, readonly title: string, readonly body: string, readonly at: string };

export type PersonNoticeFieldsFragment = { readonly __typename: 'PersonNotice', readonly id: string, readonly kind: PersonNoticeKind, readonly title: string, readonly body: string, readonly at: string };

export type NoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticesQuery = { readonly __typename: 'Query', readonly notices: ReadonlyArray<{ readonly __typename: 'Notice', readonly id: string, readonly title: string, readonly body: string, readonly at: string, readonly readAt: string | null, readonly instanceId: string }>, readonly teamNotices: ReadonlyArray<{ readonly __typename: 'TeamNotice', readonly id: string, readonly kind: TeamNoticeKind, readonly teamId: string, readonly title: string, readonly body: string, readonly at: string }>, readonly personNotices: ReadonlyArray<{ readonly __typename: 'PersonNotice', readonly id: string, readonly kind: PersonNoticeKind, readonly title: string, readonly body: string, readonly at: string }> };

export type OlderNoticesQueryVariables = Exact<{
  notice?: string | null | undefined;
  teamNotice?: string | null | undefined;
  personNotice?: string | null | undefined;
  ofCases: boolean;
  ofTeams: boolean;
  ofHerself: boolean;
}>;


export type OlderNoticesQuery = { readonly __typename: 'Query', readonly notices?: ReadonlyArray<{ readonly __typename: 'Notice', readonly id: string, readonly title: string, readonly body: string, readonly at: string, readonly readAt: string | null, readonly instanceId: string }>, readonly teamNotices?: ReadonlyArray<{ readonly __typename: 'TeamNotice', readonly id: string, readonly kind: TeamNoticeKind, readonly teamId: string, readonly title: string, readonly body: string, readonly at: string }>, readonly personNotices?: ReadonlyArray<{ readonly __typename: 'PersonNotice', readonly id: string, readonly kind: PersonNoticeKind, readonly title: string, readonly body: string, readonly at: string }> };

export type TimelineFieldsFragment = { readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string>, readonly entered: ReadonlyArray<string>, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string> };

export type SimilarCasesQueryVariables = Exact<{
  like: string;
}>;


export type SimilarCasesQuery = { readonly __typename: 'Query', readonly instances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string, readonly number: string, readonly title: string, readonly startedAt: string, readonly endedAt: string | null, readonly endedAs: string | null } }> } };

export type CaseByNumberQueryVariables = Exact<{
  number: string;
}>;


export type CaseByNumberQuery = { readonly __typename: 'Query', readonly instances: { readonly __typename: 'InstanceConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'InstanceEdge', readonly node: { readonly __typename: 'Instance', readonly id: string } }> } };

export type RevealFieldMutationVariables = Exact<{
  input: RevealFieldInput;
}>;


export type RevealFieldMutation = { readonly __typename: 'Mutation', readonly revealField:
    | { readonly __typename: 'FieldRevealed', readonly value: import('@linli/schemas/json').JsonValue | null }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type InstanceMomentQueryVariables = Exact<{
  id: string;
  seq: number;
}>;


export type InstanceMomentQuery = { readonly __typename: 'Query', readonly instance: { readonly __typename: 'Instance', readonly id: string, readonly at: { readonly __typename: 'InstanceMoment', readonly seq: number, readonly at: string, readonly position: ReadonlyArray<string>, readonly positionTitles: ReadonlyArray<string>, readonly taken: ReadonlyArray<string>, readonly version: { readonly __typename: 'DefinitionVersion', readonly number: number }, readonly tasks: ReadonlyArray<{ readonly __typename: 'TaskThen', readonly id: string, readonly title: string, readonly dueAt: string | null, readonly holder: { readonly __typename: 'Account', readonly id: string, readonly name: string } | null }>, readonly timers: ReadonlyArray<{ readonly __typename: 'Timer', readonly name: string, readonly title: string, readonly dueAt: string }>, readonly step: { readonly __typename: 'TimelineEntry', readonly seq: number, readonly at: string, readonly kind: string, readonly who: string | null, readonly sentence: string, readonly reasons: ReadonlyArray<string>, readonly notes: ReadonlyArray<string>, readonly entered: ReadonlyArray<string>, readonly form: import('@linli/schemas/json').JsonValue | null, readonly answers: import('@linli/schemas/json').JsonValue | null, readonly masked: ReadonlyArray<string> } | null } | null } | null };

export type MyQuietHoursQueryVariables = Exact<{ [key: string]: never; }>;


export type MyQuietHoursQuery = { readonly __typename: 'Query', readonly myQuietHours: { readonly __typename: 'QuietHours', readonly from: string, readonly until: string } | null, readonly myNoticeWays: { readonly __typename: 'NoticeWays', readonly chosen: NoticeWay | null, readonly choices: ReadonlyArray<NoticeWay> } };

export type SetMyQuietHoursMutationVariables = Exact<{
  from?: string | null | undefined;
  until?: string | null | undefined;
  way?: NoticeWay | null | undefined;
}>;


export type SetMyQuietHoursMutation = { readonly __typename: 'Mutation', readonly setMyNoticeWay:
    | { readonly __typename: 'NoticeWays', readonly chosen: NoticeWay | null }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
  , readonly setMyQuietHours:
    | { readonly __typename: 'QuietHoursSet', readonly hours: { readonly __typename: 'QuietHours', readonly from: string } | null }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type MarkNoticesReadMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type MarkNoticesReadMutation = { readonly __typename: 'Mutation', readonly markNoticesRead: number };

export type PhrasesQueryVariables = Exact<{ [key: string]: never; }>;


export type PhrasesQuery = { readonly __typename: 'Query', readonly phrases: { readonly __typename: 'Phrases', readonly own: ReadonlyArray<string>, readonly street: ReadonlyArray<string>, readonly mayChangeStreet: boolean } };

export type SetMyPhrasesMutationVariables = Exact<{
  phrases: ReadonlyArray<string> | string;
}>;


export type SetMyPhrasesMutation = { readonly __typename: 'Mutation', readonly setMyPhrases:
    | { readonly __typename: 'Phrases', readonly own: ReadonlyArray<string>, readonly street: ReadonlyArray<string> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type SetStreetPhrasesMutationVariables = Exact<{
  phrases: ReadonlyArray<string> | string;
}>;


export type SetStreetPhrasesMutation = { readonly __typename: 'Mutation', readonly setStreetPhrases:
    | { readonly __typename: 'Phrases', readonly own: ReadonlyArray<string>, readonly street: ReadonlyArray<string> }
    | { readonly __typename: 'Refusal', readonly code: string, readonly message: string }
   };

export type StaffNewsQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffNewsQuery = { readonly __typename: 'Query', readonly maintenance: { readonly __typename: 'Maintenance', readonly isOn: boolean, readonly from: string | null, readonly until: string | null }, readonly announcements: ReadonlyArray<{ readonly __typename: 'Announcement', readonly id: string, readonly title: string, readonly body: string }> };

export type DevMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevMessagesQuery = { readonly __typename: 'Query', readonly devMessages: ReadonlyArray<{ readonly __typename: 'DevMessage', readonly id: string, readonly channel: NoticeWay, readonly phone: string, readonly text: string, readonly at: string }> };
