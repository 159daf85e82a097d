/** The page of a task below the desk. */
export function taskPath(taskId: string): string {
  return `/tasks/${encodeURIComponent(taskId)}`
}

/** The page of an instance below the desk or the studio. */
export function instancePath(instanceId: string): string {
  return `/instances/${encodeURIComponent(instanceId)}`
}
