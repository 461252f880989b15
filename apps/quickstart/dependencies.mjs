// Lists what the system is made of: every package with its version and licence, and what is known against it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root } from './lib/dependencies.mjs';

const USAGE = `npm run dependencies -- [options]
  --all         also what is only needed to build and test
  --no-audit    licences only; the audit asks the package registry
Ends with 1 when a licence is unknown or not free, or when the audit names a high or critical fault.`;

/** Licences under which a package may be handed on with a program under Mulan PSL v2. */
const FREE = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Unlicense', 'Python-2.0', 'CC-BY-4.0', 'MPL-2.0', 'PostgreSQL', 'WTFPL', 'Zlib', 'W3C', 'MulanPSL-2.0'],
]);

/** `(MIT OR GPL-3.0)`: one of them; `MIT AND ISC`: all of them. */
const isFree = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((one) => FREE.has(one.trim())));

function licenceOf(folder) {
  const file = path.join(root, folder, 'package.json');
  if (!fs.existsSync(file)) return null;
  const { license, licenses } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const named = license ?? licenses?.map(({ type }) => type).join(' OR ');
  return (typeof named === 'string' ? named : named?.type) ?? 'unknown';
}

/** Packages of the lock file that are installed here; other platforms' are not. */
function installed(all) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([folder, { dev, link }]) => folder && !link && (all || !dev))
    .map(([folder, { version }]) => ({
      name: folder.split('node_modules/').at(-1),
      version,
      licence: licenceOf(folder),
    }))
    .filter(({ licence }) => licence !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Says what is known against the packages; false when something of it is high or critical. */
function audited(all) {
  const args = ['audit', '--json', ...(all ? [] : ['--omit=dev'])];
  const { stdout } = spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  const { vulnerabilities, metadata } = JSON.parse(stdout || '{}');
  if (!metadata?.vulnerabilities) {
    console.log(
      'the package registry answers no audit; ask another one: npm audit --registry https://registry.npmjs.org',
    );
    return true;
  }
  for (const { name, severity, range } of Object.values(vulnerabilities)) console.log(`${severity}: ${name} ${range}`);
  const { high, critical, total } = metadata.vulnerabilities;
  console.log(`${total} known faults, ${high + critical} of them high or critical`);
  return high + critical === 0;
}

function main() {
  const options = { all: { type: 'boolean' }, 'no-audit': { type: 'boolean' }, help: { type: 'boolean' } };
  const { values } = parseArgs({ options });
  if (values.help) return console.log(USAGE);
  ensureDependencies((line) => console.error(line));
  const packages = installed(values.all);
  for (const { name, version, licence } of packages) console.log(`${name}\t${version}\t${licence}`);
  const strange = packages.filter(({ licence }) => !isFree(licence));
  console.log(`${packages.length} packages, ${strange.length} with a licence that is not known to be free`);
  for (const { name, licence } of strange) console.log(`look at: ${name} (${licence})`);
  let code = strange.length > 0 ? 1 : 0;
  if (!values['no-audit'] && !audited(values.all)) code = 1;
  process.exitCode = code;
}

main();
