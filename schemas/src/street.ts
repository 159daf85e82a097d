import type { JsonObject } from './json.ts'
import type { LocaleText } from './locale-text.ts'
import type { OrgNode, Role } from './org.ts'

/** One street with its people and devices, as the demo and the scenarios load it (`templates/street.json`).
 *  Nobody in it exists: phones are of the form 1390000xxxx and the community code begins with 999. */
export interface Street {
  readonly format: 'linli-street/1'
  readonly tenant: { readonly id: string; readonly name: LocaleText }
  /** Twelve digits, as the statistical code of a community. */
  readonly communityCode: string
  /** Node kind → what people call it. */
  readonly nodeKinds: Readonly<Record<string, LocaleText>>
  /** Post key → what people call it; definitions name posts by these keys. */
  readonly posts: Readonly<Record<string, LocaleText>>
  /** Parents stand before their children. */
  readonly nodes: readonly OrgNode[]
  readonly accounts: readonly StreetAccount[]
  /** Device type → what people call it. */
  readonly deviceTypes: Readonly<Record<string, LocaleText>>
  readonly devices: readonly StreetDevice[]
}

/** Staff sign in by `login`, residents by `phone`. */
export interface StreetAccount {
  readonly id: string
  readonly role: Role
  readonly name: string
  readonly login?: string
  readonly phone?: string
  readonly posts: readonly { readonly nodeId: string; readonly post: string }[]
}

export interface StreetDevice {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly nodeId: string
  /** Readings worth trying out; the first one is the device's alarm. */
  readonly samples: readonly { readonly title: LocaleText; readonly reading: JsonObject }[]
}
