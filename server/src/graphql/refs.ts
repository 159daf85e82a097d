import type { PublishedVersion } from '../reading/versions.ts'
import { builder } from './builder.ts'
import type { AccountHead } from './context.ts'

/** Types that features meet in without importing each other; each is implemented in its own feature's file. */
export const AccountRef = builder.objectRef<AccountHead>('Account')
export const DefinitionVersionRef = builder.objectRef<PublishedVersion>('DefinitionVersion')
