const tests = '\\.test\\.tsx?$'
const features = '^server/src/(accounts|definitions|devices|instances|notices|tasks|tenants)/'
const faces = '^studio/src/(portal|desk|designer)/'

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-import-exists',
      severity: 'error',
      // The engines that we are measured beside are installed by `npm run bench:peers` alone.
      from: { pathNot: '^tests/bench/peers/.*-app\\.mjs$' },
      to: { couldNotResolve: true },
    },
    {
      name: 'schemas-is-the-floor',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { path: '^(runtime|server|studio|templates|tests)/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^runtime/src/core(/|\\.ts$)', pathNot: tests },
      to: {
        pathNot: '^(runtime/src/core/|schemas/src/|node_modules/(xstate|@marcbachmann/cel-js)/)',
      },
    },
    {
      name: 'ports-know-core-only',
      severity: 'error',
      from: { path: '^runtime/src/ports/' },
      to: { pathNot: '^(runtime/src/(core|ports)/|schemas/src/)' },
    },
    {
      name: 'engine-sees-no-adapter',
      severity: 'error',
      from: { path: '^runtime/src/engine/', pathNot: tests },
      // Hashes and random ids are computed, not fetched: no adapter stands between the engine and node:crypto.
      to: { pathNot: '^(runtime/src/(core|ports|engine)/|schemas/src/|(node:)?crypto$)' },
    },
    {
      name: 'adapters-see-ports-only',
      severity: 'error',
      from: { path: '^runtime/src/(postgres|bullmq|channels|memory|calendar)/', pathNot: tests },
      to: {
        path: '^(runtime|server|studio|templates)/',
        pathNot: '^runtime/src/(ports|core|$1)/',
      },
    },
    {
      name: 'runtime-does-not-know-server-or-studio',
      severity: 'error',
      from: { path: '^runtime/' },
      to: { path: '^(server|studio|templates)/' },
    },
    {
      name: 'server-enters-runtime-by-its-face',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: '^runtime/src/(?!(index|core)\\.ts$)' },
    },
    {
      name: 'server-does-not-know-studio',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^studio/' },
    },
    {
      name: 'studio-sees-core-only',
      severity: 'error',
      from: { path: '^studio/' },
      to: { path: '^(runtime/src/(?!core\\.ts$)|server/)' },
    },
    {
      name: 'server-features-do-not-meet',
      severity: 'error',
      from: { path: features, pathNot: tests },
      to: { path: features, pathNot: '^server/src/$1/' },
    },
    {
      name: 'studio-faces-do-not-meet',
      severity: 'error',
      from: { path: faces, pathNot: tests },
      to: { path: faces, pathNot: '^studio/src/$1/' },
    },
    {
      name: 'what-the-faces-share-knows-no-face',
      severity: 'error',
      from: { path: '^studio/src/(api|document|form-view|i18n|staff|ui)/', pathNot: tests },
      to: { path: faces },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: `(^tests/|${tests})` },
      to: { path: `(^tests/|${tests})` },
    },
  ],
  options: {
    // dependency-cruiser cannot read with TypeScript 7; this parser, too, sees the imports of types.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
