import { LinliError } from '@linli/schemas/linli-error'
import type { Role } from '@linli/schemas/org'
import { ROLES } from '@linli/schemas/org'
import { writeAudit } from '../audit/write-audit.ts'
import { builder } from '../graphql/builder.ts'
import type { AccountHead, GraphqlContext } from '../graphql/context.ts'
import { AccountRef } from '../graphql/refs.ts'
import { orRefusal, RefusalType } from '../graphql/user-errors.ts'
import { passwordMatches } from './password.ts'
import { loadByLogin, loadOrAddResident } from './signing-in.ts'

interface SignedInShape {
  readonly kind: 'SignedIn'
  readonly account: AccountHead
}
const SignedInType = builder
  .objectRef<SignedInShape>('SignedIn')
  .implement({ fields: (t) => ({ account: t.expose('account', { type: AccountRef }) }) })

const SignInResult = builder.unionType('SignInResult', {
  types: [SignedInType, RefusalType],
  resolveType: (value) => value.kind,
})

const CodeSentType = builder
  .objectRef<{ readonly kind: 'CodeSent'; readonly expiresAt: Date }>('CodeSent')
  .implement({ fields: (t) => ({ expiresAt: t.expose('expiresAt', { type: 'DateTime' }) }) })

const SendCodeResult = builder.unionType('SendCodeResult', {
  types: [CodeSentType, RefusalType],
  resolveType: (value) => value.kind,
})

const SignInInput = builder.inputType('SignInInput', {
  fields: (t) => ({
    login: t.string({ required: true }),
    password: t.string({ required: true }),
  }),
})
const SendCodeInput = builder.inputType('SendCodeInput', {
  fields: (t) => ({ phone: t.string({ required: true }) }),
})
const EnterCodeInput = builder.inputType('EnterCodeInput', {
  fields: (t) => ({ phone: t.string({ required: true }), code: t.string({ required: true }) }),
})

builder.mutationFields((t) => ({
  signIn: t.field({
    type: SignInResult,
    args: { input: t.arg({ type: SignInInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => signIn(input, context)),
  }),
  sendCode: t.field({
    type: SendCodeResult,
    args: { input: t.arg({ type: SendCodeInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(context, async () => {
        const { services, tenantId, address } = context
        const phone = parsePhone(input.phone)
        services.limits.codePerAddress.take(address)
        services.limits.codePerPhone.take(phone)
        const { expiresAt } = await services.codes.send({ tenantId, phone })
        return { kind: 'CodeSent' as const, expiresAt }
      }),
  }),
  enterCode: t.field({
    type: SignInResult,
    args: { input: t.arg({ type: EnterCodeInput, required: true }) },
    resolve: (_root, { input }, context) => orRefusal(context, () => enterCode(input, context)),
  }),
  signOut: t.boolean({
    resolve: async (_root, _args, { services, session }) => {
      if (session.value !== null) await services.sessions.close(session.value)
      session.clear()
      return true
    },
  }),
}))

/** Throws `session.refused` for an unknown login and a wrong password alike, after the same work. */
async function signIn(
  input: { readonly login: string; readonly password: string },
  context: GraphqlContext,
): Promise<SignedInShape> {
  const { services, tenantId, address } = context
  services.limits.signInPerAddress.take(address)
  services.limits.signInPerLogin.take(input.login.slice(0, 100))
  const account = await loadByLogin(services.pool, { tenantId, login: input.login })
  const password = input.password.slice(0, 1_000)
  const matches = await services.gates.password.run(() =>
    passwordMatches(account?.passwordHash ?? null, password),
  )
  if (account === null || !matches || account.disabledAt !== null)
    throw new LinliError('session.refused', 'The login or the password is wrong.')
  return openSession(account, context)
}

/** A resident's account is made at the first sign-in. After twenty wrong codes in an hour, of however many codes and from
 *  wherever, no code opens the account of that phone: throws `request.too-many`. */
async function enterCode(
  input: { readonly phone: string; readonly code: string },
  context: GraphqlContext,
): Promise<SignedInShape> {
  const { services, tenantId, address } = context
  services.limits.signInPerAddress.take(address)
  const phone = parsePhone(input.phone)
  await redeemCode({ tenantId, phone, code: input.code }, context)
  const account = await loadOrAddResident(services.pool, { tenantId, phone })
  if (account.disabledAt !== null) throw new LinliError('code.refused', 'The account is disabled.')
  return openSession(account, context)
}

async function redeemCode(
  { tenantId, phone, code }: { tenantId: string; phone: string; code: string },
  { services }: GraphqlContext,
): Promise<void> {
  const key = `${tenantId}/${phone}`
  const { codeFailures } = services.limits
  if (codeFailures.isFull(key)) throw new LinliError('request.too-many', 'Too many wrong codes.')
  try {
    await services.codes.redeem({ tenantId, phone }, code)
  } catch (error) {
    if (error instanceof LinliError && error.code === 'code.refused') codeFailures.take(key)
    throw error
  }
}

async function openSession(
  account: AccountHead & { readonly tenantId: string },
  { services, session }: GraphqlContext,
): Promise<SignedInShape> {
  // A new sign-in ends the session it replaces, so an old cookie cannot be kept alive beside it.
  if (session.value !== null) await services.sessions.close(session.value)
  const opened = await services.sessions.open({
    tenantId: account.tenantId,
    accountId: account.id,
    role: roleOf(account.role),
  })
  session.set(opened.cookie, opened.expiresAt)
  await writeAudit(services.pool, {
    ...{ tenantId: account.tenantId, actorId: account.id },
    ...{ deed: 'sign-in', object: `account:${account.id}` },
  })
  return { kind: 'SignedIn', account: { ...account, isOwn: true } }
}

function roleOf(text: string): Role {
  return ROLES.find((role) => role === text) ?? 'resident'
}

/** Mainland mobile numbers: 11 digits beginning with 1. Throws `request.invalid`. */
function parsePhone(text: string): string {
  const phone = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(phone)) return phone
  throw new LinliError('request.invalid', 'A phone number has 11 digits and begins with 1.')
}
