import type { TestDatabase } from '../support/database.ts'
import { createDemoDatabase } from './demo-database.ts'
import { type DemoApp, runDemoApp } from './run-demo-app.ts'

export interface LoadedDemoApp extends DemoApp {
  readonly database: TestDatabase
}

/** With the demo street, over a copy of a database that is loaded already. */
export async function startDemoApp(): Promise<LoadedDemoApp> {
  const database = await createDemoDatabase()
  const app = await runDemoApp(database.url)
  return {
    ...app,
    database,
    close: async () => {
      await app.close()
      await database.close()
    },
  }
}
