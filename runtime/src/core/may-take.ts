import type { Actor } from '@linli/schemas/org'
import type { Assignment } from '@linli/schemas/snapshot'

/** Whether an actor may take a task, by the posts held now. */
export function mayTake(assignment: Assignment, actor: Actor): boolean {
  switch (assignment.kind) {
    case 'account':
      return actor.accountId === assignment.accountId
    case 'post':
      return (
        !assignment.excluded.includes(actor.accountId) &&
        actor.posts.some(
          (held) => held.nodeId === assignment.nodeId && held.post === assignment.post,
        )
      )
  }
}
