import { describe, expect, it } from 'vitest'
import { hrefOf, textsIn } from './address.ts'

const FORM = '/services/$serviceId/$formId'

describe('an address of the portal', () => {
  it('carries any text, and gives it back as it was', () => {
    for (const number of ['TS20261121-0007', '0042', '五/单元', 'a b%?#&', '𠮷']) {
      const href = hrefOf({ to: '/track/$number', params: { number } })
      expect(textsIn('/track/$number', href), href).toEqual({ number })
    }
  })

  it('keeps a code of digits as text in the query', () => {
    const href = hrefOf({
      to: '/track/$number',
      params: { number: 'TS1' },
      search: { code: '0042' },
    })
    expect(href).toBe('/track/TS1?code=0042')
  })

  it('is of one page alone, whether it ends in a slash or not', () => {
    expect(textsIn(FORM, '/services/complaint/snap/')).toEqual({
      serviceId: 'complaint',
      formId: 'snap',
    })
    expect(textsIn(FORM, '/services/complaint')).toBeNull()
    expect(textsIn(FORM, '/services/complaint/snap/paper')).toBeNull()
    expect(textsIn('/', '/')).toEqual({})
    expect(textsIn('/track', '/mine')).toBeNull()
  })

  it('that no text encodes is of no page', () => {
    expect(textsIn('/track/$number', '/track/%E0%')).toBeNull()
  })
})
