// The rules of libs/layers.cjs for dependency-cruiser. Each has a canary in canaries.cjs that must make it fire.
const layers = require('../../libs/layers.cjs');

const any = (names) => `^libs/(${names.join('|')})/src/`;
const SPEC = '\\.(int-|e2e-)?spec\\.ts$';

const upward = layers.flatMap((layer, i) =>
  layer.map((lib) => ({
    name: `layers:${lib}`,
    severity: 'error',
    comment: 'A lib imports only from lower layers (libs/layers.cjs). Tell a higher or sibling lib by an event.',
    from: { path: `^libs/${lib}/src/`, pathNot: SPEC },
    to: { path: any(layers.slice(i).flat()), pathNot: `^libs/${lib}/src/` },
  })),
);

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that cannot be resolved escapes every other rule.',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'known-lib',
      severity: 'error',
      comment: 'Every lib stands in libs/layers.cjs.',
      from: { path: '^libs/[^/]+/src/', pathNot: any(layers.flat()) },
      to: {},
    },
    {
      name: 'public-entry-only',
      severity: 'error',
      comment: 'Reach another lib through its index.ts.',
      from: { path: '^libs/([^/]+)/src/', pathNot: [SPEC, '/testing/'] },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/src/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'pure-domain',
      severity: 'error',
      comment: 'domain/ knows the kernel and itself: no Nest, no TypeORM, no clock, no I/O.',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: SPEC },
      to: { path: '.', pathNot: ['^libs/kernel/src/index\\.ts$', '^libs/[^/]+/src/domain/'] },
    },
    {
      name: 'inward-only',
      severity: 'error',
      comment: 'http/ and jobs/ are edges: nothing inside a lib imports them.',
      from: { path: '^libs/[^/]+/src/(domain|data|app)/', pathNot: SPEC },
      to: { path: '^libs/[^/]+/src/(http|jobs)/' },
    },
    {
      name: 'http-in-api-only',
      severity: 'error',
      from: { path: '^apps/(?!api/)' },
      to: { path: '^libs/[^/]+/src/http(\\.ts|/)' },
    },
    {
      name: 'jobs-in-worker-only',
      severity: 'error',
      from: { path: '^apps/(?!worker/)' },
      to: { path: '^libs/[^/]+/src/jobs(\\.ts|/)' },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { pathNot: [SPEC, '\\.(redis|browser)-spec\\.ts$', '^test/', '/testing/'] },
      to: { path: '^libs/[^/]+/src/testing/' },
    },
    {
      name: 'web-through-the-api',
      severity: 'error',
      comment: 'The web app knows the published API only.',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps/(?!web))' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/web/node_modules)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
