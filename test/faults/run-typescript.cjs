// Runs a process of a fault test from its sources: node run-typescript.cjs ./reminder-worker.ts
const Module = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.join(__dirname, '..', '..');
const FACE = /^@app\/([a-z-]+)(?:\/(http|jobs|testing))?$/;
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  const [, lib, face = 'index'] = FACE.exec(request) ?? [];
  const file = face === 'testing' ? 'testing/index.ts' : `${face}.ts`;
  return resolve.call(this, lib ? path.join(root, 'libs', lib, 'src', file) : request, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  const options = { cwd: root, filename, swcrc: true, sourceMaps: false };
  module._compile(transformSync(fs.readFileSync(filename, 'utf8'), options).code, filename);
};

require(path.resolve(__dirname, process.argv[2]));
