import { expect, test } from 'vitest'
import type { JsonChange } from './json-change.ts'
import { patchJson } from './patch-json.ts'
import { patchJsonText } from './patch-json-text.ts'

const TEXT = `{
  "title": { "zh-CN": "试 \\" , } ] 验" },
  "list": [
    1,
    { "a/b": [true, null], "n": -1.5e3 }
  ],
  "none": {},
  "nothing": []
}
`

const CASES: readonly (readonly [JsonChange, unknown, string?])[] = [
  [
    { op: 'add', path: '/title/en', value: 'Try' },
    { title: { 'zh-CN': '试 " , } ] 验', en: 'Try' } },
    '{ "zh-CN": "试 \\" , } ] 验", "en": "Try" }',
  ],
  [
    { op: 'add', path: '/list/-', value: { x: [1] } },
    { list: [1, { 'a/b': [true, null], n: -1500 }, { x: [1] }] },
    '    { "a/b": [true, null], "n": -1.5e3 },\n    {\n      "x": [\n        1\n      ]\n    }\n  ],',
  ],
  [
    { op: 'add', path: '/list/0', value: [0] },
    { list: [[0], 1, { 'a/b': [true, null], n: -1500 }] },
    '[\n    [\n      0\n    ],\n    1,',
  ],
  [
    { op: 'add', path: '/list/1/a~1b/1', value: 'x' },
    { list: [1, { 'a/b': [true, 'x', null], n: -1500 }] },
    '[true, "x", null]',
  ],
  [{ op: 'add', path: '/list/2', value: 2 }, { list: [1, { 'a/b': [true, null], n: -1500 }, 2] }],
  [{ op: 'add', path: '/none/key', value: 1 }, { none: { key: 1 } }, '{\n    "key": 1\n  }'],
  [{ op: 'add', path: '/nothing/-', value: 'x' }, { nothing: ['x'] }, '[\n    "x"\n  ]'],
  [{ op: 'remove', path: '/list/0' }, { list: [{ 'a/b': [true, null], n: -1500 }] }],
  [{ op: 'remove', path: '/list/1/n' }, { list: [1, { 'a/b': [true, null] }] }],
  [{ op: 'remove', path: '/list/1/a~1b/0' }, { list: [1, { 'a/b': [null], n: -1500 }] }],
  [{ op: 'remove', path: '/title/zh-CN' }, { title: {} }],
  [
    { op: 'replace', path: '/list/1/n', value: 'text' },
    { list: [1, { 'a/b': [true, null], n: 'text' }] },
  ],
  [
    { op: 'move', from: '/list/1/a~1b', path: '/list/1/c' },
    { list: [1, { c: [true, null], n: -1500 }] },
    '{ "c": [true, null], "n": -1.5e3 }',
  ],
]

test.each(CASES.map((each) => ({ change: each[0], expected: each[1], text: each[2] ?? '' })))(
  '$change changes that and nothing else',
  ({ change, expected, text }) => {
    const before = JSON.parse(TEXT)
    const after = patchJsonText(TEXT, [change])
    expect(JSON.parse(after)).toEqual({ ...before, ...(expected as object) })
    expect(after).toContain(text)
    expect(patchJson(before, [change])).toEqual(JSON.parse(after))
  },
)

test('changes follow each other', () => {
  const patch: JsonChange[] = [
    { op: 'remove', path: '/list' },
    { op: 'add', path: '/list', value: [] },
    { op: 'remove', path: '/nothing' },
  ]
  expect(Object.keys(JSON.parse(patchJsonText(TEXT, patch)))).toEqual(['title', 'none', 'list'])
})

test('what is not there cannot be changed', () => {
  expect(() => patchJsonText(TEXT, [{ op: 'remove', path: '/list/7' }])).toThrow()
  expect(() => patchJsonText(TEXT, [{ op: 'add', path: '/list/3', value: 1 }])).toThrow()
  expect(() => patchJsonText(TEXT, [{ op: 'add', path: '/gone/key', value: 1 }])).toThrow()
  expect(() => patchJsonText(TEXT, [{ op: 'move', from: '/list/0', path: '/list/1' }])).toThrow()
})
