import { expect, test } from 'vitest'
import { type BuiltChunk, filesOfDesk } from '../../scripts/desk-files.ts'

const chunk = (fileName: string, part: Partial<BuiltChunk> = {}): BuiltChunk => ({
  ...{ type: 'chunk', fileName, imports: [], dynamicImports: [] },
  ...part,
})
const looks = (...css: readonly string[]) => ({
  viteMetadata: { importedCss: new Set(css), importedAssets: new Set<string>() },
})

test('the desk is what it and its page load, however late, and nothing of other faces or languages of theirs', () => {
  const bundle = [
    chunk('assets/index.js', {
      facadeModuleId: '/w/studio/index.html',
      imports: ['assets/shared.js'],
      dynamicImports: [
        'assets/portal.js',
        'assets/desk.js',
        'assets/studio.js',
        'assets/zh-desk.js',
      ],
      ...looks('assets/index.css'),
    }),
    chunk('assets/portal.js', {
      facadeModuleId: '/w/studio/src/portal/portal-app.tsx',
      imports: ['assets/portal-part.js'],
    }),
    chunk('assets/portal-part.js'),
    chunk('assets/studio.js', { facadeModuleId: '/w/studio/src/designer/designer-app.tsx' }),
    chunk('assets/desk.js', {
      facadeModuleId: '/w/studio/src/desk-face.tsx',
      imports: ['assets/index.js'],
      dynamicImports: ['assets/signature.js', 'assets/zh-forms.js'],
      ...looks('assets/desk.css'),
    }),
    chunk('assets/signature.js', {
      facadeModuleId: '/w/studio/src/form-view/widgets/signature-field.tsx',
    }),
    chunk('assets/zh-desk.js', { facadeModuleId: '/w/studio/src/i18n/zh-CN/desk.json' }),
    chunk('assets/zh-forms.js', { facadeModuleId: '/w/studio/src/i18n/zh-CN/forms.json' }),
    chunk('assets/shared.js'),
  ]
  expect(filesOfDesk(bundle)).toEqual([
    ...['/assets/desk.css', '/assets/desk.js', '/assets/index.css', '/assets/index.js'],
    ...['/assets/shared.js', '/assets/signature.js', '/assets/zh-desk.js', '/icon.svg'],
  ])
})
