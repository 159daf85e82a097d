import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, csvText, unguarded } from './csv.ts'

const piece = fc.oneof(
  fc.constantFrom("'", '=', '＝', '+', '＋', '-', '－', '@', '＠', '"', ',', '\t', '\n', '\r'),
  fc.constantFrom('宋', '\u{20BB7}', '1', ' ', ';'),
)
const cell = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))

describe('a table as CSV', () => {
  test('is read again byte for byte, whatever its cells begin with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          // The titles say which separator there is.
          const all = [['a', 'b'], ...rows]
          const read = [...csvRows(csvText(all))].map((row) => row.map(unguarded))
          expect(read).toEqual(all)
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a', "'=1"])(
    'holds nothing that a spreadsheet computes: %j',
    (text) => {
      const [, [written = ''] = []] = [...csvRows(csvText([['a'], [text]]))]
      expect(written).toBe(`'${text}`)
      expect(unguarded(written)).toBe(text)
    },
  )

  test('leaves everything else as it is', () => {
    const [row] = [...csvRows(csvText([["'宋", '1-2', '宋=调解']]))]
    expect(row).toEqual(["'宋", '1-2', '宋=调解'])
  })
})
