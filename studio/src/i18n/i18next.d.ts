import 'i18next'
import type common from './zh-CN/common.json'
import type desk from './zh-CN/desk.json'
import type forms from './zh-CN/forms.json'
import type gallery from './zh-CN/gallery.json'
import type guide from './zh-CN/guide.json'
import type linked from './zh-CN/linked.json'
import type org from './zh-CN/org.json'
import type papers from './zh-CN/papers.json'
import type parts from './zh-CN/parts.json'
import type portal from './zh-CN/portal.json'
import type poster from './zh-CN/poster.json'
import type simulator from './zh-CN/simulator.json'
import type staff from './zh-CN/staff.json'
import type studio from './zh-CN/studio.json'
import type team from './zh-CN/team.json'
import type texts from './zh-CN/texts.json'
import type workflow from './zh-CN/workflow.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      desk: typeof desk
      forms: typeof forms
      gallery: typeof gallery
      guide: typeof guide
      linked: typeof linked
      org: typeof org
      papers: typeof papers
      parts: typeof parts
      portal: typeof portal
      poster: typeof poster
      simulator: typeof simulator
      staff: typeof staff
      studio: typeof studio
      team: typeof team
      texts: typeof texts
      workflow: typeof workflow
    }
  }
}
