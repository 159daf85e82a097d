import type { Finding } from '@linli/schemas/finding'
import { pointerKeys, valueAt } from '@linli/schemas/json-pointer'

const CODE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/
const POINTER = /^(\/([^~/]|~[01])*)*$/u

/** What a finding owes whoever reads it and is not there; null where nothing is missing. `document` is what was checked, or
 *  undefined where there is none. */
export function brokenFinding(findings: readonly Finding[], document?: unknown): string | null {
  for (const finding of findings) {
    const broken = brokenPart(finding, document)
    if (broken !== null) return `finding: ${broken} (${finding.code})`
  }
  return null
}

function brokenPart(finding: Finding, document: unknown): string | null {
  const { severity, code, path, message } = finding
  if (severity !== 'error' && severity !== 'warning') return 'no severity'
  if (!CODE.test(code)) return 'no code'
  if (!POINTER.test(path)) return 'its path is no pointer'
  if (document !== undefined && !leadsSomewhere(document, path)) return 'its path leads nowhere'
  const { 'zh-CN': zh, en = '' } = message
  if (!/[\u3400-\u9fff]/.test(zh)) return 'no Chinese'
  if (!/[a-z]/.test(en)) return 'no English'
  if (/undefined|\[object |native code/.test(`${zh}${en}`)) return 'a program speaks'
  return null
}

/** A finding points at what is there, or at a key that should be there. */
function leadsSomewhere(document: unknown, path: string): boolean {
  if (path === '' || valueAt(document, path) !== undefined) return true
  const keys = pointerKeys(path)
  const above = path.slice(0, path.lastIndexOf('/'))
  const parent = keys.length === 1 ? document : valueAt(document, above)
  return typeof parent === 'object' && parent !== null
}
