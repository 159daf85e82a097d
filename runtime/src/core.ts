export {
  allRulesOf,
  decidingOutcomes,
  mayFindNobody,
  postOf,
  ruleListsOf,
} from './core/assign-rules.ts'
export type { Altered, Breakage } from './core/broken-by.ts'
export { brokenBy } from './core/broken-by.ts'
export { calendarOfYears, OFFICE_HOURS } from './core/calendar-of-years.ts'
export { changedDues } from './core/changed-dues.ts'
export { checkCalendarYear } from './core/check-calendar-year.ts'
export { adviceOn, checkDefinition } from './core/check-definition.ts'
export { checkExpression } from './core/check-expression.ts'
export type { FieldProblem } from './core/check-fields.ts'
export { checkOfficeHours } from './core/check-office-hours.ts'
export { checkSubmission } from './core/check-submission.ts'
export { formatInstant, parseInstant } from './core/civil-time.ts'
export { clockText } from './core/clock-text.ts'
export { compileDefinition } from './core/compile-definition.ts'
export type {
  ComparisonOperator,
  ConditionTree,
  Literal,
  Operand,
  TextTest,
} from './core/condition-tree.ts'
export type { Change } from './core/definition-change.ts'
export { CHANGED_PARTS } from './core/definition-change.ts'
export type { DefinitionNames } from './core/definition-names.ts'
export { definitionNames } from './core/definition-names.ts'
export type { DefinitionScopes } from './core/definition-scopes.ts'
export { createScopes } from './core/definition-scopes.ts'
export type { TransitionCause } from './core/definition-tree.ts'
export type { PostTitles } from './core/describe-assignment.ts'
export { describeAssignment } from './core/describe-assignment.ts'
export { diffDefinitions } from './core/diff-definitions.ts'
export { dueAt, durationMs, isWorkingDay } from './core/due-at.ts'
export type { EffectiveForm } from './core/effective-form.ts'
export { effectiveForm } from './core/effective-form.ts'
export {
  formAskedFirst,
  judgeEligibility,
  whatToBring,
} from './core/eligibility/judge-eligibility.ts'
export { HOUSEHOLD_POST } from './core/excluded-accounts.ts'
export type { GuardExplainer } from './core/explain-guards.ts'
export { guardExplainer } from './core/explain-guards.ts'
export { exportXstate } from './core/export-xstate.ts'
export type { ExpressionNames, SpokenName } from './core/expression-names.ts'
export type { ExpressionProblem } from './core/expression-problem.ts'
export type { ExpressionScope } from './core/expression-scope.ts'
export type { StructType, ValueType } from './core/expression-types.ts'
export { BOOL } from './core/expression-types.ts'
export { acceptOf, fileAnswers } from './core/file-answers.ts'
export { findEmptyPools } from './core/find-empty-pools.ts'
export { firstChangedInstant } from './core/first-changed-instant.ts'
export { ANONYMOUS_ID, firstStep } from './core/first-step.ts'
export type { FormAtFirst } from './core/form-at-first.ts'
export { formAtFirst } from './core/form-at-first.ts'
export { codeForSamples, isCodeFormat } from './core/formats/code-samples.ts'
export { moneyText, readMoney } from './core/formats/money.ts'
export { fromBuilder } from './core/from-builder.ts'
export { guardSentences } from './core/guard-sentences.ts'
export { hoursOn } from './core/hours-on.ts'
export { latestStart } from './core/latest-start.ts'
export type { EntryAndWhy, Eraser, MarkedVersion } from './core/marks/erase-case.ts'
export { createEraser, ERASED, erasedWhy } from './core/marks/erase-case.ts'
export { fieldMarks, ownersOf } from './core/marks/field-marks.ts'
export type { FieldMarks, MarkedField } from './core/marks/marked-field.ts'
export { MASK, maskName, maskPhone } from './core/marks/mask-value.ts'
export type { Seen, Sight } from './core/marks/seen-answers.ts'
export { seenAnswers } from './core/marks/seen-answers.ts'
export { mayTake } from './core/may-take.ts'
export type { Choices, Question } from './core/migration/inquiry.ts'
export type { Migrating, Verdict } from './core/migration/judge-migration.ts'
export { judgeMigration } from './core/migration/judge-migration.ts'
export type { VersionPair } from './core/migration/version-pair.ts'
export { pairVersions } from './core/migration/version-pair.ts'
export type { ModelCheck } from './core/model-check/check-model.ts'
export { checkModel } from './core/model-check/check-model.ts'
export { nextStep } from './core/next-step.ts'
export type { NoticeWording, WordedNotice, WordingRules } from './core/notice-wording.ts'
export {
  checkWording,
  fillPlaceholders,
  fillWording,
  noticeValues,
  wordNotice,
} from './core/notice-wording.ts'
export { OWN_NOTICE_KINDS, ownNoticeRules, ownNoticeText } from './core/own-notices.ts'
export type { AnswerFact, Named } from './core/papers/answer-text.ts'
export { answerFacts, dayText, momentText } from './core/papers/answer-text.ts'
export { fieldNames } from './core/papers/check-papers.ts'
export { CASE_FACTS, CASE_INITIATOR, paperList } from './core/papers/paper-fields.ts'
export type { PaperFacts, WrittenPaper, WrittenPart } from './core/papers/write-paper.ts'
export { writePaper } from './core/papers/write-paper.ts'
export type { ComparedShape } from './core/places/compare-shapes.ts'
export { comparedShape, liesWithin, overlap } from './core/places/compare-shapes.ts'
export type { EdgeFuel } from './core/places/edge-fuel.ts'
export { createEdgeFuel, MOST_EDGES } from './core/places/edge-fuel.ts'
export type { FindNodeAt, PlacedNode } from './core/places/node-at.ts'
export { nodeFinder } from './core/places/node-at.ts'
export type { ShapeProblem } from './core/places/parse-shape.ts'
export { isShape, parseShape } from './core/places/parse-shape.ts'
export type { Box, Position, Shape } from './core/places/shape.ts'
export { boxOf, joined, polygonsOf } from './core/places/shape.ts'
export type { PreviewedList, PreviewedRule } from './core/preview-assignment.ts'
export { previewAssignment } from './core/preview-assignment.ts'
export type {
  ProposedScenarios,
  ScenarioProposal,
  Untried,
} from './core/propose/propose-scenarios.ts'
export { proposeScenarios } from './core/propose/propose-scenarios.ts'
export { withScenarios } from './core/propose/with-scenarios.ts'
export { withSafeFixes } from './core/quick-fixes.ts'
export { assignedAnew } from './core/reassign-task.ts'
export type { Rebuilt } from './core/rebuild.ts'
export { rebuild } from './core/rebuild.ts'
export { renamedField, withFieldRenamed } from './core/rename-field.ts'
export { renderExpression } from './core/render-expression.ts'
export { historyEntry, replay } from './core/replay.ts'
export { patternDanger } from './core/safe-pattern.ts'
export type { Capture } from './core/scenario/capture-scenario.ts'
export { captureScenario } from './core/scenario/capture-scenario.ts'
export type { Coverage, Covered } from './core/scenario/coverage.ts'
export { coverageOf } from './core/scenario/coverage.ts'
export type { ScenarioFailure, ScenarioGround, ScenarioRun } from './core/scenario/play-scenario.ts'
export { playScenario } from './core/scenario/play-scenario.ts'
export { scenarioDifferences } from './core/scenario/scenario-differences.ts'
export type { LivedStep } from './core/scenario/stand-in.ts'
export { actorOf, deviceOf, orgTreeOf, takersOf } from './core/scenario/street-facts.ts'
export { maySend } from './core/send-event.ts'
export type { FormShape } from './core/shape-schema.ts'
export { shapeSchema } from './core/shape-schema.ts'
export { countedAgain, countingBy } from './core/share-of-time.ts'
export { signText } from './core/sign-text.ts'
export type { Advice } from './core/silence/silenced-advice.ts'
export { silencedAdvice } from './core/silence/silenced-advice.ts'
export { exampleAnswers } from './core/simulation/example-answers.ts'
export type { Frame, Move, Run } from './core/simulation/play-run.ts'
export { frameAt, playRun, runOf } from './core/simulation/play-run.ts'
export type { PossibleMoves } from './core/simulation/possible-moves.ts'
export { possibleMoves } from './core/simulation/possible-moves.ts'
export type { RecordedRun } from './core/simulation/record-run.ts'
export { recordRun } from './core/simulation/record-run.ts'
export type { Branch } from './core/simulation/tell-branches.ts'
export { branchTeller } from './core/simulation/tell-branches.ts'
export type { WayToState } from './core/simulation/ways-to-states.ts'
export { waysToStates } from './core/simulation/ways-to-states.ts'
export type { CountedDay, WhyDue } from './core/simulation/why-due.ts'
export { whyDue } from './core/simulation/why-due.ts'
export type {
  ClosedTask,
  Decision,
  DeviceFacts,
  Explanation,
  HistoryEntry,
  MigrateInput,
  PassingDecision,
  Program,
  Recorded,
  StartInput,
  Step,
  StepInput,
  StepResult,
  Surroundings,
} from './core/step.ts'
export { contextIn } from './core/task-form/compiled-task-form.ts'
export { formOfTask, showsContext } from './core/task-form/form-of-task.ts'
export { placeholdersOf } from './core/text-placeholders.ts'
export { toBuilder, toLockedBuilder } from './core/to-builder.ts'
export type { ConditionField } from './core/truth/condition-field.ts'
export { fieldsOf, isOpenNumber } from './core/truth/condition-field.ts'
export type { Truth } from './core/truth/guard-truth.ts'
export { guardTruth } from './core/truth/guard-truth.ts'
export type { Cell, Dimension, Holding } from './core/truth/value-cells.ts'
export { dimensionsOf, holdingsOf } from './core/truth/value-cells.ts'
export { URGE_EVERY_MS } from './core/urge-instance.ts'
export type {
  PlayedScenario,
  Verification,
  VerificationCourse,
} from './core/verify-definition.ts'
export { verifyDefinition } from './core/verify-definition.ts'
export type { WorkingCalendar } from './core/working-calendar.ts'
