import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Role, ROLES, rolesWith } from '@app/identity';
import type { Route } from './routes';

const TABLES = path.join(__dirname, '../e2e/access');
const ROOT = path.join(__dirname, '../..');

/** What a route answers, as a person wrote it down: who is let in, and by which rule. */
export interface AccessRow {
  /** `POST /api/staff/visits/:id/voiding` */
  readonly route: string;
  /** A permission, or `signed-in`, `member`, `public`. */
  readonly rule: string;
  readonly roles: ReadonlySet<Role>;
}

const HEAD = ['| Route | Rule | Roles |', '|---|---|---|'];

export const nameOf = ({ method, path: url }: Route): string => `${method} ${url}`;

function rowOf(line: string): AccessRow {
  const [, route = '', rule = '', roles = ''] = line.split('|').map((cell) => cell.trim());
  const named = roles === '' ? [] : roles.split(', ');
  const unknown = named.filter((role) => !(ROLES as string[]).includes(role));
  if (unknown.length > 0) throw new Error(`unknown role in the access table: ${unknown.join(', ')} (${route})`);
  return { route, rule, roles: new Set(named as Role[]) };
}

/** Every row of `test/e2e/access/<lib>.md`, by its route. */
export function accessTable(): Map<string, AccessRow> {
  const files = readdirSync(TABLES).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const rows = files.flatMap((name) =>
    readFileSync(path.join(TABLES, name), 'utf8')
      .split('\n')
      .filter((line) => /^\| (GET|POST|PUT|PATCH|DELETE) /.test(line))
      .map(rowOf),
  );
  const table = new Map(rows.map((row) => [row.route, row]));
  if (table.size !== rows.length) throw new Error('a route stands twice in the access tables');
  return table;
}

/** The lib (or app) whose file declares the controller. */
function homes(): Map<string, string> {
  const sources = ['libs', 'apps'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('controller.ts'))
      .map((name) => ({ home: name.split(path.sep)[0]!, file: path.join(ROOT, folder, name) })),
  );
  return new Map(
    sources.flatMap(({ home, file }) =>
      [...readFileSync(file, 'utf8').matchAll(/export class (\w+)/g)].map((found) => [found[1]!, home] as const),
    ),
  );
}

const lineOf = (route: Route): string => {
  const { rule } = route;
  const roles = rule?.kind === 'permission' ? rolesWith(rule.permission) : [];
  return `| ${nameOf(route)} | ${rule?.kind === 'permission' ? rule.permission : rule?.kind} | ${roles.join(', ')} |`;
};

/** Writes the rows that are missing and drops those of routes that are gone; what a person wrote stays. */
export function completeTables(routes: readonly Route[]): void {
  const known = accessTable();
  const home = homes();
  const libOf = (route: Route): string => home.get(route.name.split('.')[0]!) ?? 'api';
  for (const lib of new Set(routes.map(libOf))) {
    const lines = routes
      .filter((route) => libOf(route) === lib)
      .map((route) => {
        const row = known.get(nameOf(route));
        return row ? `| ${row.route} | ${row.rule} | ${[...row.roles].join(', ')} |` : lineOf(route);
      })
      .sort((a, b) => a.localeCompare(b, 'en'));
    writeFileSync(path.join(TABLES, `${lib}.md`), [`# ${lib}`, '', ...HEAD, ...lines, ''].join('\n'));
  }
}
