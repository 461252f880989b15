import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { SETTINGS_SECTIONS } from '@app/persistence';
import '@app/messaging';
import '@app/documents';
import '@app/notifications';
import '../../apps/api/src/api.settings';

interface Service {
  image?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}

const root = path.join(__dirname, '../..');
const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8')) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};

/** What the quickstart itself reads, beside the sections of the configuration. */
const QUICKSTART = ['DATABASE_URL', 'NODE_ENV'];

describe('docker-compose.yml', () => {
  it('has the database, Redis and the system', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['nuanjia', 'postgres', 'redis']);
  });

  it('checks the health of every service and waits for it', () => {
    for (const [name, service] of Object.entries(compose.services))
      expect([name, Boolean(service.healthcheck?.test)]).toEqual([name, true]);
    expect(Object.values(compose.services['nuanjia']!.depends_on!).map(({ condition }) => condition)).toEqual([
      'service_healthy',
      'service_healthy',
    ]);
  });

  it('sets only variables that the configuration knows', () => {
    const known = new Set([...SETTINGS_SECTIONS.flatMap((section) => Object.values(section.variables)), ...QUICKSTART]);
    const set = Object.keys(compose.services['nuanjia']!.environment!);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });

  it('keeps no password and no key in the file', () => {
    for (const value of Object.values(compose.services['nuanjia']!.environment!))
      expect(value).not.toMatch(/[A-Za-z0-9+/]{43}=/);
    expect(compose.services['postgres']!.environment!['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });

  it('declares every named volume that it mounts', () => {
    const named = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((v) => v.split(':')[0]!).filter((v) => !/^[./]/.test(v)),
    );
    expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
  });
});
