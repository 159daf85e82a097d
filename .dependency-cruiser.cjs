module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'schemas-is-the-floor',
      severity: 'error',
      from: { path: '^schemas/' },
      to: { path: '^(runtime|server|studio|templates|tests)/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^runtime/src/core/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(runtime/src/core/|schemas/src/|node_modules/(xstate|@xstate|ajv)/)' },
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
      from: { path: '^runtime/src/engine/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(runtime/src/(core|ports|engine)/|schemas/src/)' },
    },
    {
      name: 'adapters-see-ports-only',
      severity: 'error',
      from: { path: '^runtime/src/(postgres|bullmq|channels|memory)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(runtime|server|studio)/', pathNot: '^runtime/src/(ports|core|$1)/' },
    },
    {
      name: 'runtime-does-not-know-server-or-studio',
      severity: 'error',
      from: { path: '^runtime/' },
      to: { path: '^(server|studio)/' },
    },
    {
      name: 'server-enters-runtime-by-its-face',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^runtime/src/(?!index\\.ts|core\\.ts)' },
    },
    {
      name: 'studio-sees-core-only',
      severity: 'error',
      from: { path: '^studio/' },
      to: { path: '^(runtime/src/(?!core\\.ts)|server/)' },
    },
    {
      name: 'server-features-do-not-meet',
      severity: 'error',
      from: { path: '^server/src/(definitions|forms|instances|tasks|devices|tenants)/' },
      to: {
        path: '^server/src/(definitions|forms|instances|tasks|devices|tenants)/',
        pathNot: '^server/src/$1/',
      },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '(^tests/|\\.test\\.tsx?$)' },
      to: { path: '(^tests/|\\.test\\.tsx?$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
