export { checkDefinition } from './core/check-definition.ts'
export { checkExpression } from './core/check-expression.ts'
export type { FieldProblem } from './core/check-fields.ts'
export type { CheckedSubmission } from './core/check-submission.ts'
export { checkSubmission } from './core/check-submission.ts'
export { chinaCalendar, OFFICE_HOURS } from './core/china-calendar.ts'
export { formatLocal, parseDay, parseInstant } from './core/civil-time.ts'
export { compileDefinition } from './core/compile-definition.ts'
export type { CompiledForm } from './core/compile-form.ts'
export { compileForm } from './core/compile-form.ts'
export { createScopes } from './core/definition-scopes.ts'
export type { PostTitles } from './core/describe-assignment.ts'
export { describeAssignment } from './core/describe-assignment.ts'
export type { PastStep, Telling, ToldStep } from './core/describe-step.ts'
export { describeStep } from './core/describe-step.ts'
export { dueAt, durationMs } from './core/due-at.ts'
export type { EffectiveForm } from './core/effective-form.ts'
export { effectiveForm } from './core/effective-form.ts'
export type { ExpressionProblem } from './core/expression-problem.ts'
export { firstStep } from './core/first-step.ts'
export type { TriggerMatch } from './core/match-triggers.ts'
export { checkReading, matchTriggers } from './core/match-triggers.ts'
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
