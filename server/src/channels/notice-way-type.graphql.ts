import { builder } from '../graphql/builder.ts'

export const NoticeWayType = builder.enumType('NoticeWay', {
  description: 'How somebody is told.',
  values: {
    APP: { value: 'app', description: 'In the app alone.' },
    SMS: { value: 'sms' },
    VOICE: { value: 'voice', description: 'A call that reads it out.' },
    WECOM: { value: 'wecom', description: '企业微信' },
    DINGTALK: { value: 'dingtalk', description: '钉钉' },
    WEBHOOK: { value: 'webhook', description: 'The street’s own gateway; nobody chooses it.' },
  } as const,
})
