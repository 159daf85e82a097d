import { createMemoryGround } from '../support/test-engines.ts'
import { childrenContract } from './children.contract.ts'
import { engineContract } from './engine.contract.ts'
import { incidentsContract } from './incidents.contract.ts'
import { pickingContract } from './picking.contract.ts'
import { rescheduleContract } from './reschedule.contract.ts'

engineContract('the memory store', createMemoryGround)
incidentsContract('the memory store', createMemoryGround)
rescheduleContract('the memory store', createMemoryGround)
pickingContract('the memory store', createMemoryGround)
childrenContract('the memory store', createMemoryGround)
