// Runs a process of a fault test from its sources: node run-typescript.cjs ./reminder-worker.ts
const fs = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.join(__dirname, '..', '..');

/** `@app/visits/jobs` → where it lies. */
const withPaths = (code) =>
  code.replace(/require\("@app\/([a-z-]+)(?:\/(http|jobs|testing))?"\)/g, (_, lib, face = 'index') => {
    const file = face === 'testing' ? 'testing/index.ts' : `${face}.ts`;
    return `require(${JSON.stringify(path.join(root, 'libs', lib, 'src', file))})`;
  });

require.extensions['.ts'] = (module, filename) => {
  const options = { cwd: root, filename, swcrc: true, sourceMaps: false };
  // oxlint-disable-next-line no-underscore-dangle -- Node's own name
  module._compile(withPaths(transformSync(fs.readFileSync(filename, 'utf8'), options).code), filename);
};

require(path.resolve(__dirname, process.argv[2]));
