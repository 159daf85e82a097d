/** The pages of the error book on people, posts and the tree; `error-codes.ts` says what an entry is. */
export const TASK_ERRORS = {
  'task.not-found': {
    kind: 'rejected',
    status: 404,
    zh: '没有找到这个任务。',
    en: 'No such task.',
  },
  'task.not-assigned': {
    kind: 'rejected',
    status: 403,
    zh: '这个任务没有派给您。',
    en: 'The task is not assigned to you.',
  },
  'task.held': {
    kind: 'conflict',
    status: 409,
    zh: '这个任务已由他人领取。',
    en: 'Somebody else holds the task.',
  },
  'task.already-completed': {
    kind: 'conflict',
    status: 409,
    zh: '这个任务已经处理过了。',
    en: 'The task was already completed.',
  },
  'task.excluded': {
    kind: 'rejected',
    status: 403,
    zh: '按回避规定，这个人不能办这个任务。',
    en: 'This person may not do the task: a party or an earlier handler is excluded.',
  },
  'task.nobody': {
    kind: 'rejected',
    status: 422,
    zh: '这个人现在没有岗位，不能转给他。',
    en: 'This person has no post now and cannot be given the task.',
  },
  'task.delegated': {
    kind: 'conflict',
    status: 409,
    zh: '这个任务是委派来的，办完会退回委派人，不能再委派。',
    en: 'This task was delegated and goes back; it cannot be delegated again.',
  },
  'urge.too-soon': {
    kind: 'conflict',
    status: 409,
    zh: '刚刚催过，请过些时候再催。',
    en: 'It was urged a short while ago; try again later.',
  },
  'urge.nobody': {
    kind: 'conflict',
    status: 409,
    zh: '现在没有人在办的任务，不需要催。',
    en: 'There is no open task to urge.',
  },
  'task.signed': {
    kind: 'conflict',
    status: 409,
    zh: '这个人已经在会签名单里，一人只签一次。',
    en: 'This person signs the task already; everybody signs once.',
  },
  'task.not-signed': {
    kind: 'rejected',
    status: 422,
    zh: '这个任务由一个人办，不会签，不能加签、减签。',
    en: 'One person does this task; there are no signers to add or remove.',
  },
  'task.added-signer': {
    kind: 'rejected',
    status: 403,
    zh: '您是加签进来的，不能再加签。',
    en: 'You were added as a signer and cannot add another.',
  },
  'task.last-signer': {
    kind: 'rejected',
    status: 422,
    zh: '这是最后一个签的人，不能减掉。',
    en: 'This is the last signer and cannot be removed.',
  },
  'task.closed': {
    kind: 'conflict',
    status: 409,
    zh: '这个任务已经取消，不需要再处理。',
    en: 'The task was cancelled.',
  },
} as const
