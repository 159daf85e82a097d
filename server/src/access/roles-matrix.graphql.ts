import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { builder } from '../graphql/builder.ts'
import type { Grant } from './operations.ts'
import { grantedOperations } from './operations.ts'
import type { Standing } from './sights.ts'
import { SIGHTS, STANDINGS } from './sights.ts'
import { officialOnly } from './viewer.ts'

const KEYS = Object.keys(STANDINGS) as Standing[]

const StandingType = builder.objectRef<Standing>('Standing').implement({
  description: 'What somebody is to a case.',
  fields: (t) => ({
    key: t.string({ resolve: (key) => key }),
    title: t.string({ resolve: (key, _args, { locale }) => textIn(STANDINGS[key], locale) }),
  }),
})

interface MatrixRow {
  readonly title: LocaleText
  readonly cells: readonly (Grant | string)[]
}
const MatrixRowType = builder.objectRef<MatrixRow>('RolesMatrixRow').implement({
  fields: (t) => ({
    title: t.string({ resolve: ({ title }, _args, { locale }) => textIn(title, locale) }),
    cells: t.stringList({
      description:
        'By standing. Of fields `clear`, `masked` or `hidden`; of operations `yes`, `own` or `no`.',
      resolve: ({ cells }) => [...cells],
    }),
  }),
})

const MARKS = {
  personal: { 'zh-CN': '个人信息', en: 'Personal data' },
  sensitive: { 'zh-CN': '敏感个人信息', en: 'Sensitive personal data' },
} as const

interface RolesMatrix {
  readonly fields: readonly MatrixRow[]
  readonly operations: readonly MatrixRow[]
}
const RolesMatrixType = builder.objectRef<RolesMatrix>('RolesMatrix').implement({
  description: 'Who sees and does what, out of the tables that the server goes by.',
  fields: (t) => ({
    standings: t.field({ type: [StandingType], resolve: () => KEYS }),
    fields: t.expose('fields', { type: [MatrixRowType] }),
    operations: t.expose('operations', { type: [MatrixRowType] }),
  }),
})

builder.queryField('rolesMatrix', (t) =>
  t.field({
    type: RolesMatrixType,
    description: 'Officials only.',
    resolve: (_root, _args, { viewer }) => {
      officialOnly(viewer)
      return {
        fields: (['personal', 'sensitive'] as const).map((mark) => ({
          title: MARKS[mark],
          cells: KEYS.map((standing) => SIGHTS[standing][mark]),
        })),
        operations: grantedOperations().map(({ title, grants }) => ({
          title,
          cells: KEYS.map((standing) => grants[standing]),
        })),
      }
    },
  }),
)
