import type { FirstOfficial } from './accounts/first-official.ts'
import type { LoadedDemo } from './demo/load-demo.ts'

export interface ReadyFacts {
  readonly url: string
  readonly demo: LoadedDemo | null
  /** Null where the installation had one before. */
  readonly official: FirstOfficial | null
}

/** The one block that `npm start` prints. */
export function readyText({ url, demo, official }: ReadyFacts): string {
  const lines = [
    '',
    `  邻里 Linli  ${url}`,
    '',
    `  居民 Residents   ${url}/`,
    `  工作台 Desk      ${url}/desk`,
    `  设计台 Studio    ${url}/studio`,
    '',
  ]
  if (demo !== null) lines.push(...demoLines(demo, url))
  if (official !== null)
    lines.push(
      `  首位管理人员 / First official:  ${official.login}  密码 / password:  ${official.password}`,
      '  密码只显示这一次，请记下 / Shown only now; keep it.',
      '',
    )
  lines.push('  Ctrl-C stops it.', '')
  return `${lines.join('\n')}\n`
}

function demoLines(demo: LoadedDemo, url: string): string[] {
  const { accounts, password, phone, device } = demo
  const width = Math.max(...accounts.map(({ login }) => login.length))
  return [
    `  演示账号，密码都是 / Demo accounts, all with the password:  ${password}`,
    ...accounts.map(({ login, name, posts }) => `    ${login.padEnd(width)}  ${name}  ${posts}`),
    `  居民手机号 / Resident's phone:  ${phone}  (验证码在 / its code appears at  ${url}/inbox)`,
    `  设备上报 / A device calls:  ${portOf(url)}npm run demo:device -- ${device}`,
    '',
  ]
}

/** The script looks at port 8080 unless told otherwise. */
function portOf(url: string): string {
  const { port } = new URL(url)
  return port === '' || port === '8080' ? '' : `PORT=${port} `
}
