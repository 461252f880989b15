import { type CivilDate, civilDate, newId, type TenantId, type UnionId } from '@app/kernel';
import fc from 'fast-check';

const OCCASIONS = ['HOSPITAL', 'WEDDING', 'BIRTH'] as const;
const NAMES: Readonly<Record<string, string>> = { HOSPITAL: '生病住院', WEDDING: '结婚', BIRTH: '生育' };

/** People, households and visits of a federation of three levels, as plain rows: what a naive count works on. */
export interface RandomYear {
  /** Parent of each union by its number; the first has none. */
  readonly parents: readonly (number | null)[];
  /** Union of each person. */
  readonly people: readonly number[];
  /** Hardship files: who stands in each, the day it was filed, and the day of the exit. */
  readonly files: readonly {
    readonly people: readonly number[];
    readonly filedOn: string;
    readonly exitedOn: string | null;
  }[];
  readonly visits: readonly {
    readonly union: number;
    readonly person: number;
    readonly day: string;
    readonly occasion: (typeof OCCASIONS)[number];
    readonly cash: number;
    readonly goods: number;
    readonly met: boolean;
    readonly voided: boolean;
  }[];
}

const aDay = fc
  .tuple(fc.constantFrom('2024', '2025'), fc.constantFrom('01', '03', '06', '12'), fc.constantFrom('01', '15', '28'))
  .map((parts) => parts.join('-'));

const PEOPLE = 12;
/** Root, two below it, two below the first of them. */
export const PARENTS = [null, 0, 0, 1, 1] as const;

/** Each person stands in one file at most. */
const filesOf = (places: readonly number[]): number[][] => {
  const files = new Map<number, number[]>();
  places.forEach((file, person) => file > 0 && files.set(file, [...(files.get(file) ?? []), person]));
  return [...files.values()];
};

export const randomYear: fc.Arbitrary<RandomYear> = fc.record({
  parents: fc.constant(PARENTS),
  people: fc.array(fc.nat(PARENTS.length - 1), { minLength: PEOPLE, maxLength: PEOPLE }),
  files: fc
    .tuple(
      fc.array(fc.nat(4), { minLength: PEOPLE, maxLength: PEOPLE }).map(filesOf),
      fc.array(fc.tuple(aDay, fc.option(fc.constantFrom('2026-01-01', '2025-07-01'))), { minLength: 4, maxLength: 4 }),
    )
    .map(([files, days]) =>
      files.map(
        (people, at) => ({ people, filedOn: days[at]![0], exitedOn: days[at]![1] }) as RandomYear['files'][number],
      ),
    ),
  visits: fc.array(
    fc.record({
      ...{ union: fc.nat(PARENTS.length - 1), person: fc.nat(PEOPLE - 1), day: aDay },
      ...{ occasion: fc.constantFrom(...OCCASIONS), cash: fc.nat(90_000), goods: fc.nat(20_000) },
      ...{ met: fc.boolean(), voided: fc.integer({ min: 0, max: 5 }).map((n) => n === 0) },
    }),
    { maxLength: 30 },
  ),
});

type Owner = (text: string, values?: unknown[]) => Promise<unknown[]>;
type Row = Readonly<Record<string, unknown>>;

/** What stands in a column that a row here does not speak of and that may not be empty. */
const NEUTRAL: Readonly<Record<string, unknown>> = {
  ...{ boolean: false, integer: 0, bigint: 0, text: '', ARRAY: [], jsonb: [], date: '2020-01-01' },
  'timestamp with time zone': '2026-01-01T00:00:00Z',
};

/** Puts rows into a table; columns that they do not name keep their defaults or something neutral. */
export async function putRows(owner: Owner, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const needed = (await owner(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema || '.' || table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
    [table],
  )) as { name: string; type: string }[];
  const blank = Object.fromEntries(needed.map(({ name, type }) => [name, NEUTRAL[type]]));
  const columns = Object.keys({ ...blank, ...rows[0] }).join(', ');
  await owner(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
    JSON.stringify(rows.map((row) => ({ ...blank, ...row }))),
  ]);
}

const AT = '2026-01-01T00:00:00Z';

/** The rows of a year in the database. Returns the ids of its unions, in order. */
export async function writeYear(
  owner: Owner,
  tenantId: TenantId,
  rootId: UnionId,
  year: RandomYear,
): Promise<UnionId[]> {
  const key = { tenant_id: tenantId };
  const unions = year.parents.map((_, at) => (at === 0 ? rootId : newId<'union'>()));
  await putRows(
    owner,
    'organizations.trade_union',
    year.parents.slice(1).map((parent, at) => unionRow(tenantId, unions, parent!, at + 1)),
  );
  await putRows(
    owner,
    'organizations.union_closure',
    closureOf(year.parents, unions).map((row) => ({ ...key, ...row })),
  );
  const people = year.people.map(() => newId<'member'>());
  await putRows(
    owner,
    'members.member',
    year.people.map((union, at) => memberRow(tenantId, unions[union]!, people[at]!, at)),
  );
  await putRows(
    owner,
    'standards.occasion',
    OCCASIONS.map((code) => occasionRow(tenantId, code)),
  );
  for (const file of year.files) await writeFile(owner, tenantId, unions, people, year, file);
  const duties = year.visits.map(() => newId<'visit-duty'>());
  const facts = (at: number) => ({
    tenantId,
    union: unions[year.visits[at]!.union]!,
    person: people[year.visits[at]!.person]!,
  });
  await putRows(
    owner,
    'visits.visit_duty',
    year.visits.map((visit, at) => dutyRow(facts(at), duties[at]!, at, visit)),
  );
  await putRows(
    owner,
    'visits.visit',
    year.visits.map((visit, at) => visitRow(facts(at), duties[at]!, visit)),
  );
  return unions;
}

const unionRow = (tenantId: TenantId, unions: readonly UnionId[], parent: number, at: number): Row => ({
  ...{ tenant_id: tenantId, id: unions[at], version: 1, code: `u${at}`, name: `第${at}工会`, kind: 'union' },
  ...{ parent_id: unions[parent], status: 'active', valid_from: '2020-01-01', created_at: AT },
});

/** Every pair of a union and one above it; the root's own is there already. */
function closureOf(parents: RandomYear['parents'], unions: readonly UnionId[]): Row[] {
  return parents.slice(1).flatMap((_, index) => {
    const line = lineOf(parents, index + 1);
    return line.map((above, depth) => ({ ancestor_id: unions[above], descendant_id: unions[index + 1], depth }));
  });
}

/** The union and those above it. */
export function lineOf(parents: RandomYear['parents'], union: number): number[] {
  const parent = parents[union];
  return parent == null ? [union] : [union, ...lineOf(parents, parent)];
}

const memberRow = (tenantId: TenantId, unionId: UnionId, id: string, at: number): Row => ({
  ...{ tenant_id: tenantId, id, version: 1, union_id: unionId, name: `会员${at}`, name_simplified: `会员${at}` },
  ...{ name_pinyin: `hui yuan ${at}`, gender: 'unknown', category: 'active', status: 'active', created_at: AT },
  post_traits: [],
});

const occasionRow = (tenantId: TenantId, code: string): Row => ({
  ...{
    tenant_id: tenantId,
    id: newId<'occasion'>(),
    version: 1,
    code,
    name: NAMES[code],
    occasion_group: 'must-visit',
  },
  ...{ sub_conditions: [], sub_condition_required: false, fund_purpose: 'must-visit', kept: true, is_default: true },
  ...{ position: 1, valid_from: '2000-01-01', created_at: AT },
});

async function writeFile(
  owner: Owner,
  tenantId: TenantId,
  unions: readonly UnionId[],
  people: readonly string[],
  year: RandomYear,
  file: RandomYear['files'][number],
): Promise<void> {
  const [head] = file.people;
  const [id, running] = [newId<'hardship-file'>(), file.exitedOn === null];
  const key = { tenant_id: tenantId, version: 1 };
  await putRows(owner, 'hardship.hardship_file', [
    {
      ...{ ...key, id, number: id, union_id: unions[year.people[head!]!], member_id: people[head!], other_causes: [] },
      ...{ status: running ? 'active' : 'exited', running, category: 'deep', source: 'import', found_on: file.filedOn },
      ...{ filed_on: file.filedOn, exited_on: file.exitedOn, exit_ground: running ? null : 'lifted', opened_at: AT },
      ...{ filled_by_officer: true, consented_cause: false, other_judgement: false },
    },
  ]);
  const rows = file.people.map((person, place) => ({
    ...{ tenant_id: tenantId, id: newId<'file-person'>(), file_id: id, running, place, member_id: people[person] },
    relation: place === 0 ? 'head' : 'spouse',
  }));
  await putRows(owner, 'hardship.file_person', rows);
}

interface Facts {
  readonly tenantId: TenantId;
  readonly union: UnionId;
  readonly person: string;
}
type Visit = RandomYear['visits'][number];

const dutyRow = ({ tenantId, union, person }: Facts, id: string, at: number, { occasion, day }: Visit): Row => ({
  ...{ tenant_id: tenantId, id, version: 1, number: `五访-${at}`, serial: at, union_id: union, member_id: person },
  ...{
    occasion,
    occasion_name: NAMES[occasion],
    event_on: day,
    status: 'closed',
    deadline_on: day,
    count_from: 'later',
  },
  ...{ deadline_working_days: 3, first_informed_name: '甲', first_informed_at: AT, first_reporter_name: '甲' },
  ...{
    first_reporter_at: AT,
    report_count: 1,
    visit_count: 1,
    escalation_level: 0,
    opened_at: AT,
    opened_on: day,
    ended_at: AT,
  },
});

function visitRow({ tenantId, union, person }: Facts, dutyId: string, visit: Visit): Row {
  const id = newId<'visit'>();
  return {
    ...{ tenant_id: tenantId, id, version: 1, revision: 1, root_id: id, duty_id: dutyId, union_id: union },
    ...{ status: visit.voided ? 'voided' : 'logged', void_reason: visit.voided ? '记错了' : null, member_id: person },
    ...{ kind: 'must-visit', visited_on: visit.day, outcome: visit.met ? 'met' : 'absent', visitors: [], goods: [] },
    ...{
      outcome_reason_sealed: visit.met ? null : '\\x00',
      cash_fen: visit.cash,
      goods_fen: visit.goods,
      evidence: [],
    },
    ...{ marks: [], logged_by_id: newId<'person'>(), logged_by_name: '甲', logged_at: AT },
  };
}

export const dayOf = (text: string): CivilDate => civilDate(text);
