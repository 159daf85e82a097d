import { createPostgresGround } from '../support/test-engines.ts'
import { engineContract } from './engine.contract.ts'
import { incidentsContract } from './incidents.contract.ts'

engineContract('PostgreSQL', createPostgresGround)
incidentsContract('PostgreSQL', createPostgresGround)
