import { createMemoryGround } from '../support/test-engines.ts'
import { engineContract } from './engine.contract.ts'

engineContract('the memory store', createMemoryGround)
