import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSettings, KeySettings, loadSettings, ProvisioningSettings, SETTINGS_SECTIONS } from '@app/persistence';
import { ScanSettings } from '@app/documents';
import { QueueSettings } from '@app/messaging';
import { parse } from 'yaml';
import { ApiModule } from '../../apps/api/src/api.module';
import { ApiSettings } from '../../apps/api/src/api.settings';
import { WorkerModule } from '../../apps/worker/src/worker.module';

interface Service {
  image?: string;
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  command?: string[];
  environment?: Record<string, string | number>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
}

const root = path.join(__dirname, '../..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };
const example = readFileSync(path.join(root, '.env.example'), 'utf8').split('\n');
const { services } = compose;
const OURS = ['migrate', 'api', 'worker', 'operations'];

/** `.env` as somebody fills it in: the example, with passwords and keys where it has no value and one is needed. */
function filledIn(): Record<string, string> {
  const needed = new Set([...text.matchAll(/\$\{(\w+):\?\}/g)].map((match) => match[1]!));
  const key = Buffer.alloc(32, 7).toString('base64');
  const lines = example.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s) as [string, string]);
  return Object.fromEntries(
    lines.map(([name, value]) => [
      name,
      value || (needed.has(name) ? (name.endsWith('_KEY') ? key : 'a'.repeat(24)) : ''),
    ]),
  );
}

/** What a container gets, by the rules of compose: ${NAME:?} must be there, ${NAME:-…} has another value. */
function environmentOf(service: string): Record<string, string> {
  const env = filledIn();
  const filled = (value: string) =>
    value.replace(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g, (_, name: string, kind: string, other: string) => {
      const given = env[name];
      if (!given && kind === '?') throw new Error(`${name} is needed`);
      return given || other || '';
    });
  const given = Object.entries(services[service]!.environment ?? {});
  return Object.fromEntries(given.map(([name, value]) => [name, filled(String(value))]));
}

describe('docker-compose.yml', () => {
  it('has the database, Redis, the migrations as a step, the api, the worker, and one door before them', () => {
    expect(Object.keys(services).sort()).toEqual([
      'api',
      'migrate',
      'operations',
      'postgres',
      'redis',
      'web',
      'worker',
    ]);
    const open = Object.keys(services).filter((name) => services[name]!.ports);
    expect(open).toEqual(['web']);
  });

  it('checks the health of what runs on, and starts one after the other', () => {
    for (const name of ['postgres', 'redis', 'api', 'worker', 'web'])
      expect([name, Boolean(services[name]!.healthcheck?.test)]).toEqual([name, true]);
    for (const name of ['api', 'worker'])
      expect(services[name]!.depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    expect(services['migrate']!.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services['web']!.depends_on).toEqual({ api: { condition: 'service_healthy' } });
  });

  it('may run several apis and workers: none has a name or a port of the machine', () => {
    for (const name of ['api', 'worker']) {
      expect(services[name]).not.toHaveProperty('container_name');
      expect(services[name]).not.toHaveProperty('ports');
    }
  });

  it.each(OURS)('%s runs with the least rights: no capability, nothing writable but its volumes', (name) => {
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'], image: 'nuanjia' });
  });

  it.each(OURS)('%s gets only variables that the configuration knows', (name) => {
    // What a page is made of declares its sections when it is loaded.
    expect([ApiModule, WorkerModule]).toHaveLength(2);
    const known = new Set(SETTINGS_SECTIONS.flatMap((section) => Object.values(section.variables)));
    expect(Object.keys(services[name]!.environment!).filter((variable) => !known.has(variable))).toEqual([]);
  });

  it.each(['api', 'worker', 'operations'])('%s gets all that is required, in a form that is taken', (name) => {
    const given = environmentOf(name);
    // Of the sections that only the api or only the migrations read, nothing is required beyond what is here.
    for (const section of SETTINGS_SECTIONS) expect(() => loadSettings(section, given)).not.toThrow();
    expect(loadSettings(QueueSettings, given).redisUrl).toMatch(/^redis:/);
    expect(loadSettings(KeySettings, given).dataKey).not.toBe('');
  });

  it('gives the owner of the database to the migrations and the operations alone', () => {
    expect(loadSettings(ProvisioningSettings, environmentOf('migrate'))).toMatchObject({
      ownerUrl: expect.stringMatching(/^postgres:\/\/postgres:/),
    });
    for (const name of ['api', 'worker']) {
      expect(environmentOf(name)).not.toHaveProperty('DATABASE_URL');
      expect(loadSettings(DatabaseSettings, environmentOf(name)).url).toMatch(/^postgres:\/\/nuanjia_app:/);
    }
    expect(environmentOf('migrate')).not.toHaveProperty('DATA_KEY');
    expect(environmentOf('web')).toEqual({ SITE_ADDRESS: ':80', TLS: '' });
  });

  it('says where a pooler, a virus scanner and the log of slow statements are set', () => {
    const given = { ...environmentOf('api'), APP_DATABASE_POOLER: 'transaction', CLAMD_ADDRESS: 'clamav:3310' };
    expect(loadSettings(DatabaseSettings, environmentOf('api'))).toMatchObject({ pooler: 'none', slowQueryMs: 0 });
    expect(loadSettings(DatabaseSettings, given).pooler).toBe('transaction');
    expect(loadSettings(ScanSettings, given).address).toBe('clamav:3310');
    for (const name of ['api', 'worker', 'operations'])
      for (const variable of ['APP_DATABASE_POOLER', 'APP_DATABASE_DIRECT_URL', 'SLOW_QUERY_MS', 'CLAMD_ADDRESS'])
        expect(environmentOf(name)).toHaveProperty(variable);
  });

  it('lets the api believe its door and drain before it goes', () => {
    expect(loadSettings(ApiSettings, environmentOf('api')).trustedProxies).toBe('uniquelocal');
  });

  it('bounds memory as npm start does', () => {
    const heaps = readFileSync(path.join(root, 'apps/quickstart/lib/heaps.mjs'), 'utf8');
    const image = readFileSync(path.join(root, 'apps/quickstart/container/Dockerfile'), 'utf8');
    const [, variable, value] = /memoryEnvironment = \{ (\w+): '(\d+)' \}/.exec(heaps)!;
    expect(image.slice(image.lastIndexOf('FROM '))).toContain(`ENV ${variable}=${value}\n`);
    const bounds = (name: string) => services[name]!.command!.filter((word) => word.startsWith('--'));
    const [, told] = /apiArguments = \[([^\]]*)\]/.exec(heaps)!;
    expect(bounds('api')).toEqual(told!.match(/--[\w=-]+/g));
    expect(bounds('worker')).toEqual([`--max-old-space-size=${/WORKER_HEAP_MB = (\d+)/.exec(heaps)![1]}`]);
  });

  it('starts files that are there', () => {
    const started = OURS.flatMap((name) => services[name]!.command!).filter((word) => /\.m?js$/.test(word));
    const sources = started.map((file) => file.replace(/^dist\/(.*)\.js$/, '$1.ts'));
    for (const file of sources) expect([file, readFileSync(path.join(root, file)).length > 0]).toEqual([file, true]);
  });

  it('keeps no password and no key in the file', () => {
    expect(text).not.toMatch(/[A-Za-z0-9+/]{43}=/);
    for (const [name, value] of Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment)))
      if (/PASSWORD|KEY/.test(name)) expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{/)]);
  });

  it('declares every named volume that it mounts', () => {
    const named = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.map((v) => v.split(':')[0]!).filter((v) => !/^[./$]/.test(v)),
    );
    expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
  });
});

describe('.env.example', () => {
  const names = example.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')[0]!);

  it('has every variable that the compose file asks for, and no other', () => {
    const asked = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map((match) => match[1]!));
    expect([...asked].sort()).toEqual([...names].sort());
  });

  it('explains each line in the line above it', () => {
    const unexplained = example.filter((line, i) => /^\w+=/.test(line) && !/^# \S.{10,}/.test(example[i - 1] ?? ''));
    expect(unexplained).toEqual([]);
  });

  it('gives no secret away', () => {
    for (const line of example) if (/^\w*(PASSWORD|KEY)=/.test(line)) expect(line).toMatch(/=$/);
  });
});
