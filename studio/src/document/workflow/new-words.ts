import type { StepKind } from './step-kind.ts'

/** What new parts of a definition are called until somebody calls them otherwise. They are part of the document, not of the page:
 *  Chinese, as the format's first language is. */
export const NEW_WORDS: Readonly<Record<StepKind, string>> = {
  task: '办理',
  approval: '审批',
  signAll: '会签',
  signAny: '或签',
  signInTurn: '依次审批',
  signShare: '票签',
  choice: '条件',
  wait: '等待',
  event: '等待消息',
  notice: '抄送',
  parallel: '并行办理',
  section: '分段',
  child: '子流程',
  end: '结束',
}

export const NEW_OUTCOMES = {
  done: '已办理',
  agree: '同意',
  return: '退回',
  reject: '不同意',
} as const

export const NEW_HISTORY = '回到离开处'
export const NEW_PART = '一条线'
export const NEW_EVENT = '收到消息'

export const NEW_NOTICE = {
  title: { 'zh-CN': '请知悉' },
  body: { 'zh-CN': '{{ instance.title }}（{{ instance.number }}）有进展，请知悉。' },
}

/** What a time limit of a step is called. */
export function limitTitle(step: string): string {
  return `${step}时限`
}

/** What is told when a time limit is over. */
export function limitNotice(limit: string) {
  return {
    title: { 'zh-CN': `${limit}到了` },
    body: { 'zh-CN': `{{ instance.title }}（{{ instance.number }}）的${limit}已到，请跟进。` },
  }
}

/** What keeps somebody from asking for it, what she may do, and what to bring. */
export const NEW_REASON = '不符合条件。'
export const NEW_INSTEAD = '请打电话问一问。'
export const NEW_PAPER = '身份证'
