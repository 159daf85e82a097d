import { createPostgresGround } from '../support/test-engines.ts'
import { engineContract } from './engine.contract.ts'

engineContract('PostgreSQL', createPostgresGround)
