/** The kinds of steps in the order they are offered: 办理, 审批, 会签, 或签, 依次, 票签, 条件, 等时间, 等事件, 抄送, 并行, 分段, 子流程, 结束. */
export const STEP_KINDS = [
  'task',
  'approval',
  'signAll',
  'signAny',
  'signInTurn',
  'signShare',
  'choice',
  'wait',
  'event',
  'notice',
  'parallel',
  'section',
  'child',
  'end',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
