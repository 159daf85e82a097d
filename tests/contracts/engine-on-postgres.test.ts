import { createPostgresGround } from '../support/test-engines.ts'
import { childrenContract } from './children.contract.ts'
import { engineContract } from './engine.contract.ts'
import { incidentsContract } from './incidents.contract.ts'
import { pickingContract } from './picking.contract.ts'
import { rescheduleContract } from './reschedule.contract.ts'

engineContract('PostgreSQL', createPostgresGround)
incidentsContract('PostgreSQL', createPostgresGround)
rescheduleContract('PostgreSQL', createPostgresGround)
pickingContract('PostgreSQL', createPostgresGround)
childrenContract('PostgreSQL', createPostgresGround)
