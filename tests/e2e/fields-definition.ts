import type { Definition } from '@linli/schemas/definition'
import type { FieldSchema, FormDefinition } from '@linli/schemas/form-definition'
import type { FieldKind, KindWords } from '../../studio/src/document/form/field-kind.ts'
import { newField } from '../../studio/src/document/form/field-kinds.ts'

/** A form of everything that the palette has beside words, numbers and photos, made as the palette makes it: two pages of it for who reads
 *  fast, one question a page for who reads slowly. */
export function fieldsDefinition(): Definition {
  const codes: FieldSchema = {
    type: 'object',
    title: '号码',
    properties: {
      at: fieldOf('time', { title: '上门时间' }),
      landline: fieldOf('landline', { title: '座机' }),
      idNumber: fieldOf('idNumber', { title: '身份证号' }),
      credit: fieldOf('creditCode', { title: '信用代码' }),
      plate: fieldOf('plate', { title: '车牌号' }),
    },
  }
  const services = newField('checkboxes', {
    title: '需要的服务',
    choices: ['送餐', '保洁', '陪诊'],
  })
  const properties: Record<string, FieldSchema> = {
    read: { ...fieldOf('note', { title: '请先阅读' }), description: '押金在退房后七天内退回。' },
    services: { ...services.schema, minItems: 1, maxItems: 2 },
    fee: { ...fieldOf('money', { title: '押金' }), maximum: 500_000 },
    stay: fieldOf('dateRange', { title: '居住时间', parts: ['开始日期', '结束日期'] }),
    codes,
    second: fieldOf('page', { title: '住址和材料' }),
    home: fieldOf('room', { title: '住址', parts: ['楼栋', '单元', '房号', '地点'] }),
    papers: fieldOf('files', { title: '材料' }),
    voice: fieldOf('voice', { title: '录音说明' }),
    film: fieldOf('video', { title: '房屋视频' }),
    people: fieldOf('household', {
      title: '家庭成员',
      parts: ['姓名', '与户主的关系', '证件号', '电话'],
      choices: ['户主', '子女'],
    }),
    sign: fieldOf('signature', { title: '申请人签名', parts: ['手写签名', '写下的姓名'] }),
  }
  const required = ['services', 'fee', 'stay', 'home', 'papers', 'people', 'sign']
  return withForm({
    title: { 'zh-CN': '租住登记' },
    schema: { type: 'object', properties, required },
    ui: { services: services.ui },
  })
}

function fieldOf(kind: FieldKind, words: KindWords): FieldSchema {
  return newField(kind, words).schema
}

function withForm(form: FormDefinition): Definition {
  return {
    format: 'linli/1',
    id: 'tenancy',
    title: { 'zh-CN': '租住登记' },
    family: 'ZZ',
    context: { schema: { type: 'object', properties: {} }, initial: {} },
    events: {},
    forms: { register: form },
    triggers: [
      { kind: 'form', form: 'register', by: ['resident'], node: 'form.home.node', set: {} },
    ],
    tasks: {
      check: {
        title: { 'zh-CN': '核对' },
        assign: [{ strategy: 'post', post: 'grid-worker' }],
        due: 'limit',
        outcomes: { fine: { title: { 'zh-CN': '通过' } } },
      },
    },
    timers: { limit: { title: { 'zh-CN': '核对时限' }, clock: 'working-days', days: 2 } },
    notices: {
      done: {
        channel: 'app',
        title: { 'zh-CN': '已登记' },
        body: { 'zh-CN': '{{ instance.number }} 已登记。' },
      },
      late: {
        channel: 'app',
        title: { 'zh-CN': '核对超期' },
        body: { 'zh-CN': '{{ instance.number }} 还没有核对。' },
      },
    },
    machine: {
      initial: 'checking',
      states: {
        checking: {
          meta: { uid: 'checking', title: { 'zh-CN': '待核对' } },
          invoke: {
            src: 'humanTask',
            id: 'check',
            input: { task: 'check' },
            onDone: [
              {
                actions: [
                  { type: 'notify', params: { notice: 'done', to: { strategy: 'initiator' } } },
                ],
                target: 'closed',
              },
            ],
          },
          after: {
            limit: {
              actions: [
                {
                  type: 'notify',
                  params: { notice: 'late', to: { strategy: 'post', post: 'committee' } },
                },
              ],
            },
          },
        },
        closed: { type: 'final', meta: { uid: 'closed', title: { 'zh-CN': '已办结' } } },
      },
    },
    scenarios: [],
    layout: {},
  }
}
