// Run by find-chromium.ts in a process of its own: the package looks at TMPDIR and the AWS variables while it loads.
// Prints where the browser is and what it must be started with.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

const executablePath = await chromium.executablePath()
const fonts = join(tmpdir(), 'fonts')
// The package's own list names /tmp/fonts whatever TMPDIR says, and this browser dies without any font.
writeFileSync(
  join(fonts, 'fonts.conf'),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(tmpdir(), 'fonts-cache')}</cachedir>
</fontconfig>
`,
)
const env = { FONTCONFIG_PATH: fonts, LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') }
process.stdout.write(JSON.stringify({ executablePath, env }))
