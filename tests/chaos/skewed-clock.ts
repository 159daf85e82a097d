// Preloaded by a server whose machine has a wrong clock (`node --import …/skewed-clock.ts?byMs=600000`). Its wall clock is
// ahead by so much, then behind, then right, and jumps every few seconds. `performance.now()` stays: no machine's
// monotonic clock jumps.
const byMs = Number(new URL(import.meta.url).searchParams.get('byMs'))
const JUMP_EVERY_MS = 4_000
const FACTORS = [1, -1, 0] as const

const RealDate = Date
const now = (): number => {
  const real = RealDate.now()
  const factor = FACTORS[Math.floor(real / JUMP_EVERY_MS) % FACTORS.length] ?? 0
  return real + factor * byMs
}

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
RealDate.prototype.constructor = Date
