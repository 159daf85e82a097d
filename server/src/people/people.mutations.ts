import { LinliError } from '@linli/schemas/linli-error'
import { officialOnly } from '../access/viewer.ts'
import { hashPassword } from '../accounts/password.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { changeOrg, type OrgChange } from '../org/change-org.ts'
import { today } from '../reading/today.ts'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  resetPassword,
} from './change-person.ts'
import { endPost, givePost, parseDay, parsePost } from './change-posts.ts'
import { newPassword } from './new-password.ts'
import { loadPerson, type Person } from './people-store.ts'
import { PersonType } from './person.graphql.ts'
import { parseLogin, parseName, parsePhone } from './person-fields.ts'

interface PersonSavedShape {
  readonly kind: 'PersonSaved'
  readonly person: Person
  readonly password: string | null
}
const PersonSavedType = builder.objectRef<PersonSavedShape>('PersonSaved').implement({
  fields: (t) => ({
    person: t.expose('person', { type: PersonType }),
    password: t.exposeString('password', {
      nullable: true,
      description: 'A new one, shown this once: only its hash is kept.',
    }),
  }),
})

export const SavePersonResult = builder.unionType('SavePersonResult', {
  types: [PersonSavedType, RefusalType],
  resolveType: (value) => value.kind,
})

const AddPersonInput = builder.inputType('AddPersonInput', {
  fields: (t) => ({
    role: t.string({ required: true, description: 'worker or official.' }),
    name: t.string({ required: true }),
    login: t.string({ required: true }),
    phone: t.string({ description: 'Empty for none.' }),
  }),
})
const ChangePersonInput = builder.inputType('ChangePersonInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string({ required: true }),
    phone: t.string({ description: 'Null leaves it as it is, empty takes it away.' }),
  }),
})
const GivePostInput = builder.inputType('GivePostInput', {
  fields: (t) => ({
    personId: t.id({ required: true }),
    nodeId: t.id({ required: true }),
    post: t.string({ required: true }),
    kind: t.string({ required: true, description: 'primary, concurrent, acting or substitute.' }),
    validFrom: t.string({ description: 'YYYY-MM-DD; empty from ever.' }),
    validUntil: t.string({
      description: 'YYYY-MM-DD, the first day on which it counts no more; empty for ever.',
    }),
  }),
})
const EndPostInput = builder.inputType('EndPostInput', {
  fields: (t) => ({
    postId: t.id({ required: true }),
    validUntil: t.string({
      description: 'YYYY-MM-DD, the first day on which it counts no more; empty lets it go on.',
    }),
  }),
})

builder.mutationFields((t) => ({
  addPerson: t.field({
    type: SavePersonResult,
    description: 'Officials only. Adds a member of staff with a first password.',
    args: { input: t.arg({ type: AddPersonInput, required: true }) },
    resolve: (_root, { input }, context) =>
      withPassword(context, (change, passwordHash) =>
        addPerson(change, {
          role: parseRole(input.role),
          name: parseName(input.name),
          login: parseLogin(input.login),
          ...{ phone: parsePhone(input.phone ?? ''), passwordHash },
        }),
      ),
  }),
  changePerson: t.field({
    type: SavePersonResult,
    description: 'Officials only.',
    args: { input: t.arg({ type: ChangePersonInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, async (change) => {
        const phone = input.phone == null ? undefined : parsePhone(input.phone)
        await changePerson(change, input.id, { name: parseName(input.name), phone })
        return input.id
      }),
  }),
  resetPassword: t.field({
    type: SavePersonResult,
    description: 'Officials only. Gives a new password and ends every session of the person.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      withPassword(context, async (change, passwordHash) => {
        await resetPassword(change, id, passwordHash)
        return id
      }),
  }),
  disablePerson: t.field({
    type: SavePersonResult,
    description:
      'Officials only. The person cannot sign in and counts in no post until she is enabled again; every session ends.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      saved(context, async (change) => {
        await disablePerson(change, id)
        return id
      }),
  }),
  enablePerson: t.field({
    type: SavePersonResult,
    description: 'Officials only.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      saved(context, async (change) => {
        await enablePerson(change, id)
        return id
      }),
  }),
  givePost: t.field({
    type: SavePersonResult,
    description: 'Officials only. Answers with the person.',
    args: { input: t.arg({ type: GivePostInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, async (change) => {
        await givePost(change, {
          ...{ accountId: input.personId, nodeId: input.nodeId },
          ...parsePost(input.post, input.kind),
          ...{ validFrom: parseDay(input.validFrom), validUntil: parseDay(input.validUntil) },
        })
        return input.personId
      }),
  }),
  endPost: t.field({
    type: SavePersonResult,
    description: 'Officials only. Answers with the person.',
    args: { input: t.arg({ type: EndPostInput, required: true }) },
    resolve: (_root, { input }, context) =>
      saved(context, (change) => endPost(change, input.postId, parseDay(input.validUntil))),
  }),
}))

/** Runs a change that returns whom it concerns, and answers with the person as she is then. */
export function saved(
  context: GraphqlContext,
  work: (change: OrgChange) => Promise<string>,
  password: string | null = null,
) {
  return orRefusal(context, async () => {
    const { services, viewer } = context
    const who = officialOnly(viewer)
    const id = await changeOrg(services.pool, who, work)
    const question = { tenantId: who.tenantId, id, day: today(services) }
    const person = await loadPerson(services.pool, question)
    return { kind: 'PersonSaved' as const, person, password }
  })
}

/** The same with a new password, which is hashed before anything is locked. */
function withPassword(
  context: GraphqlContext,
  work: (change: OrgChange, passwordHash: string) => Promise<string>,
) {
  return orRefusal(context, async () => {
    officialOnly(context.viewer)
    const password = newPassword()
    const hash = await context.services.gates.password.run(() => hashPassword(password))
    return saved(context, (change) => work(change, hash), password)
  })
}

/** Throws `request.invalid`. */
function parseRole(text: string): 'official' | 'worker' {
  if (text === 'official' || text === 'worker') return text
  throw new LinliError('request.invalid', `'${text}' is no role of staff.`)
}
