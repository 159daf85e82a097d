import type { Definition, GuardDefinition, StateDefinition } from '@linli/schemas/definition'
import type { LocaleText } from '@linli/schemas/locale-text'

/** The grid of the demo street at which every case of the matrix but one is, and the post whose holders may take its tasks. */
export const GRID = 'grid-1'
/** Where one case is that is not there. */
export const OTHER_GRID = 'grid-2'
export const POST = 'grid-worker'

const same = (text: string): LocaleText => ({ 'zh-CN': text, en: text })

const PHOTOS = {
  photos: { type: 'array', title: '照片', items: { type: 'string', format: 'linli-file' } },
} as const

const PERSONAL = '{{ context.who }}，{{ context.card }}'

/** The smallest service with every kind of ownership: a pool that leaves out the initiator, a second pool that leaves out
 *  her and who decided before (回避), and a task of the initiator's own. */
export const MATTER: Definition = {
  format: 'linli/1',
  id: 'matter',
  title: same('事项'),
  family: 'QX',
  context: {
    // Nobody marked these: they are what is put into them.
    schema: {
      type: 'object',
      properties: {
        ...{ text: { type: 'string' }, who: { type: 'string' }, card: { type: 'string' } },
        kind: { type: 'string' },
      },
      required: ['text', 'who', 'card', 'kind'],
    },
    initial: { text: '', who: '', card: '', kind: 'matter' },
  },
  events: {
    'RESIDENT.WITHDRAW': { title: same('撤回'), source: 'resident', schema: noteSchema() },
    'STAFF.NOTE': { title: same('备注'), source: 'staff', schema: noteSchema() },
  },
  forms: {
    report: {
      title: same('报告'),
      schema: {
        type: 'object',
        properties: {
          text: { type: 'string', title: '情况', minLength: 1 },
          anonymous: { type: 'boolean', title: '匿名' },
          elsewhere: { type: 'boolean', title: '在别处' },
          name: { type: 'string', title: '姓名', 'x-personal': 'personal' },
          idNumber: { type: 'string', title: '身份证号', 'x-personal': 'sensitive' },
          ...PHOTOS,
        },
        required: ['text'],
      },
    },
    verdict: {
      title: same('意见'),
      schema: {
        ...noteSchema(),
        properties: {
          ...noteSchema().properties,
          health: { type: 'string', title: '健康状况', 'x-personal': 'sensitive' },
          ...PHOTOS,
        },
      },
    },
  },
  tasks: {
    review: {
      title: same('审核'),
      form: 'verdict',
      assign: [{ strategy: 'post', post: POST }],
      outcomes: { approve: { title: same('同意') }, ask: { title: same('请补充') } },
      exclude: ['initiator'],
    },
    answer: {
      title: same('补充'),
      form: 'verdict',
      // Of an anonymous case there is no initiator to ask.
      assign: [{ strategy: 'initiator' }, { strategy: 'post', post: POST }],
      outcomes: { tell: { title: same('提交') } },
    },
    handle: {
      title: same('办理'),
      form: 'verdict',
      assign: [{ strategy: 'post', post: POST }],
      outcomes: { finish: { title: same('办结') } },
      exclude: ['initiator', { performerOf: 'review' }],
      reads: ['report.idNumber', 'context.card'],
    },
  },
  nearby: { kind: 'kind', kinds: { matter: same('事项') } },
  timers: { late: { title: same('审核期'), clock: 'elapsed', duration: 'P30D' } },
  notices: {
    handled: { channel: 'app', title: same('已办结'), body: same(`已办结：${PERSONAL}`) },
    moved: { channel: 'app', title: same(`请办理${PERSONAL}`), body: same(`请办理：${PERSONAL}`) },
  },
  triggers: [
    {
      kind: 'form',
      form: 'report',
      by: ['resident', 'worker', 'official'],
      anonymousWhen: 'form.anonymous == true',
      node: `form.elsewhere == true ? "${OTHER_GRID}" : "${GRID}"`,
      set: { text: 'form.text', who: 'form.name', card: 'form.idNumber.trim()' },
    },
  ],
  machine: {
    initial: 'reviewing',
    states: {
      reviewing: {
        ...waiting('reviewing', 'review', [
          { target: 'asking', guard: outcomeIs('ask') },
          // What is told as the reason reads what is personal.
          { target: 'handling', guard: { type: 'expr', params: { cel: 'context.card != "无"' } } },
          { target: 'handling' },
        ]),
        after: { late: { target: 'withdrawn' } },
      },
      asking: waiting('asking', 'answer', { target: 'reviewing' }),
      handling: {
        ...waiting('handling', 'handle', {
          target: 'closed',
          actions: [
            { type: 'notify', params: { notice: 'handled', to: { strategy: 'initiator' } } },
          ],
        }),
        entry: [
          { type: 'notify', params: { notice: 'moved', to: { strategy: 'post', post: POST } } },
        ],
      },
      withdrawn: { type: 'final', meta: { uid: 'withdrawn', title: same('已撤回') } },
      closed: { type: 'final', meta: { uid: 'closed', title: same('已办结') } },
    },
  },
  scenarios: [],
  layout: {},
}

function noteSchema() {
  return {
    type: 'object',
    properties: { note: { type: 'string', title: '说明', minLength: 1 } },
    required: ['note'],
  } as const
}

function outcomeIs(outcome: string): GuardDefinition {
  return { type: 'expr', params: { cel: `output.outcome == "${outcome}"` } }
}

function waiting(
  uid: string,
  task: string,
  onDone: NonNullable<StateDefinition['onDone']>,
): StateDefinition {
  return {
    meta: { uid, title: same(uid) },
    invoke: { src: 'humanTask', id: task, input: { task }, onDone },
    on: {
      'RESIDENT.WITHDRAW': { target: 'withdrawn' },
      'STAFF.NOTE': {
        actions: [{ type: 'set', params: { to: 'text', cel: 'event.payload.note' } }],
      },
    },
  }
}
