/** How long and how much is measured. `quick` proves that the bench works; its figures mean nothing. */
export interface Extent {
  readonly warmUpMs: number
  readonly measureMs: number
  readonly overdueTimers: number
  readonly pacedTimers: number
  readonly pacedPerSecond: number
  readonly lossTimers: number
  readonly idleMs: number
  readonly keystrokes: number
  readonly workflowStates: number
  readonly diagramStates: number
  readonly modelRounds: number
  readonly orgNodes: number
  readonly orgPeople: number
  readonly assignments: number
  readonly orgLoads: number
  readonly openTasks: number
  readonly inboxPages: number
  readonly portalVisits: number
}

export const FULL: Extent = {
  // Caches fill and code is compiled for about that long: threads that compile took a seventh of the server's CPU after 15 s,
  // and a twentieth after 30.
  warmUpMs: 30_000,
  measureMs: 15_000,
  overdueTimers: 20_000,
  pacedTimers: 10_000,
  pacedPerSecond: 500,
  lossTimers: 2_000,
  idleMs: 10_000,
  keystrokes: 60,
  workflowStates: 300,
  diagramStates: 1_000,
  modelRounds: 5,
  orgNodes: 3_000,
  orgPeople: 10_000,
  assignments: 20_000,
  orgLoads: 20,
  openTasks: 100_000,
  inboxPages: 200,
  portalVisits: 5,
}

export const QUICK: Extent = {
  warmUpMs: 200,
  measureMs: 600,
  overdueTimers: 200,
  pacedTimers: 100,
  pacedPerSecond: 100,
  lossTimers: 100,
  idleMs: 200,
  keystrokes: 4,
  workflowStates: 20,
  diagramStates: 40,
  modelRounds: 1,
  orgNodes: 600,
  orgPeople: 1_000,
  assignments: 100,
  orgLoads: 2,
  openTasks: 1_000,
  inboxPages: 5,
  portalVisits: 1,
}
