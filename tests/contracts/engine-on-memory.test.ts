import { createMemoryGround } from '../support/test-engines.ts'
import { engineContract } from './engine.contract.ts'
import { incidentsContract } from './incidents.contract.ts'

engineContract('the memory store', createMemoryGround)
incidentsContract('the memory store', createMemoryGround)
