const fs = require('node:fs');
const path = require('node:path');

const rootDir = path.dirname(__dirname);

// Nest and others are ESM-only, and jest's CommonJS runtime cannot require ESM on Node 20: transpile just those packages.
function esmPackages(nodeModules, found = new Set()) {
  if (!fs.existsSync(nodeModules)) return found;
  for (const entry of fs.readdirSync(nodeModules)) {
    if (entry.startsWith('.')) continue;
    const names = entry.startsWith('@')
      ? fs.readdirSync(path.join(nodeModules, entry)).map((name) => `${entry}/${name}`)
      : [entry];
    for (const name of names) {
      const manifest = path.join(nodeModules, name, 'package.json');
      if (!fs.existsSync(manifest)) continue;
      if (JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module') found.add(name);
      esmPackages(path.join(nodeModules, name, 'node_modules'), found);
    }
  }
  return found;
}
// CommonJS, but imports an ESM package when it is first used.
const MIXED = ['@fastify/cookie'];
const esm = [...esmPackages(path.join(rootDir, 'node_modules')), ...MIXED].map((name) =>
  name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
);

/** @type {import('jest').Config} */
module.exports = {
  rootDir,
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/'],
  testRegex: process.env.TEST_PATTERN ?? '\\.(spec|int-spec|e2e-spec)\\.ts$',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@app/([^/]+)/testing$': '<rootDir>/libs/$1/src/testing/index.ts',
    '^@app/([^/]+)/(http|jobs)$': '<rootDir>/libs/$1/src/$2.ts',
  },
  transform: {
    '^.+\\.ts$': '@swc/jest',
    '^.+\\.m?js$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${esm.join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
  // Shared machines are slow: a limit that only ends what hangs.
  testTimeout: 240_000,
};
