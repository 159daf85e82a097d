import { LinliError } from '@linli/schemas/linli-error'
import type { StartCommand, Started } from '../ports/engine.ts'
import { bodyHash } from './body-hash.ts'
import type { Entry } from './entry.ts'
import { firstAnswer } from './first-answer.ts'
import type { Intake } from './intake.ts'
import type { Shell } from './shell.ts'
import type { KnownVersion } from './version-book.ts'

/** Starts an instance of the newest version by its form trigger, once per account and key. Throws
 *  `definition.not-found`, `request.invalid`, `access.denied`, `submission.invalid`, `submission.key-reused`, and what keeps the
 *  newest version from compiling. */
export async function startInstance(
  { shell, intake }: { readonly shell: Shell; readonly intake: Intake },
  command: StartCommand,
): Promise<Started> {
  const version = await newestVersion(shell, command.tenantId, command.definitionId)
  const { definition } = version.program
  const trigger = definition.triggers.findIndex(
    (each) => each.kind === 'form' && each.form === command.form,
  )
  if (trigger < 0) {
    throw new LinliError(
      'request.invalid',
      `The form '${command.form}' does not start definition '${command.definitionId}'.`,
    )
  }
  return intake.submit<Started>(startEntry(shell, command, { version, trigger }))
}

interface StartPlan {
  readonly version: KnownVersion
  readonly trigger: number
}

function startEntry(shell: Shell, command: StartCommand, plan: StartPlan): Entry {
  const { tenantId, definitionId, form, answers, actor } = command
  // Hashed together: the row of an anonymous start must not name the account, and the key alone is the client's secret.
  const messageId = bodyHash({ accountId: actor.accountId, key: command.key })
  const inbox = { tenantId, source: 'form', messageId }
  const hash = bodyHash({ definitionId, form, answers })
  const { family } = plan.version.program.definition
  return {
    tenantId,
    needs: { inbox, families: [family] },
    compute(stage) {
      const before = firstAnswer(stage, inbox, hash)
      if (before !== null) return { kind: 'answer', value: before }
      const lookupCode = shell.ids.lookupCode()
      const started = stage.start(
        plan.version,
        {
          kind: 'start',
          instanceId: shell.ids.uuid(),
          number: stage.nextNumber(family),
          trigger: plan.trigger,
          payload: answers,
          device: null,
          actor,
        },
        lookupCode,
      )
      const { instanceId, number } = started.snapshot
      const answer = { instanceId, number, lookupCode }
      stage.receive(inbox, { bodyHash: hash, answer })
      return { kind: 'answer', value: answer satisfies Started }
    },
  }
}

/** Asks the store again before it says that there is none: another node may just have published the first version. */
async function newestVersion(
  shell: Shell,
  tenantId: string,
  definitionId: string,
): Promise<KnownVersion> {
  const known = (await shell.versions.newest(tenantId)).get(definitionId)
  if (known !== undefined) return known
  shell.versions.forgetNewest(tenantId)
  const asked = (await shell.versions.newest(tenantId)).get(definitionId)
  if (asked !== undefined) return asked
  const broken = shell.versions.broken(tenantId).get(definitionId)
  if (broken !== undefined) throw broken.error
  throw new LinliError('definition.not-found', `There is no definition '${definitionId}'.`)
}
