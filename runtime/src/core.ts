export type { Altered, Breakage } from './core/broken-by.ts'
export { brokenBy } from './core/broken-by.ts'
export { changedDues } from './core/changed-dues.ts'
export { checkCalendarYear } from './core/check-calendar-year.ts'
export { checkDefinition } from './core/check-definition.ts'
export type { FieldProblem } from './core/check-fields.ts'
export { checkSubmission } from './core/check-submission.ts'
export { parseInstant } from './core/civil-time.ts'
export { compileDefinition } from './core/compile-definition.ts'
export type { Change } from './core/definition-change.ts'
export { CHANGED_PARTS } from './core/definition-change.ts'
export type { PostTitles } from './core/describe-assignment.ts'
export { describeAssignment } from './core/describe-assignment.ts'
export { diffDefinitions } from './core/diff-definitions.ts'
export { dueAt, durationMs } from './core/due-at.ts'
export type { EffectiveForm } from './core/effective-form.ts'
export { effectiveForm } from './core/effective-form.ts'
export { firstChangedInstant } from './core/first-changed-instant.ts'
export { ANONYMOUS_ID, firstStep } from './core/first-step.ts'
export { latestStart } from './core/latest-start.ts'
export { nextStep } from './core/next-step.ts'
export { historyEntry, replay } from './core/replay.ts'
export { maySend } from './core/send-event.ts'
export type {
  ClosedTask,
  DeviceFacts,
  Explanation,
  HistoryEntry,
  Program,
  Recorded,
  StartInput,
  Step,
  StepInput,
  StepResult,
  Surroundings,
} from './core/step.ts'
export { mayTake } from './core/task-step.ts'
export type { WorkingCalendar } from './core/working-calendar.ts'
