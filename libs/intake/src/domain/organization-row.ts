import { readCode, readText, readWords } from './cell-values';
import { simplifiedWord } from './header-text';
import type { OrganizationContext, RegisteredUnion } from './organization-context';
import { OrganizationTree, type TreeNode } from './organization-tree';
import { RowReader } from './row-reader';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { SheetRow } from './sheet-cell';

export interface OrganizationValues {
  /** The union to change; `null` is a new one. */
  readonly unionId: string | null;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** A union of the file or of the register; `null` is the top. */
  readonly parentCode: string | null;
  readonly region: string | null;
}

export type OrganizationVerdict = RowVerdict<OrganizationValues>;

interface Draft {
  readonly reader: RowReader;
  readonly code: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly parentCode: string | null;
  readonly parentName: string | null;
  readonly region: string | null;
}

/**
 * Judges all records of a sheet of unions at once, since a parent may stand below its children. Verdicts come in file
 * order; `inTreeOrder` gives the order in which they can be created.
 */
export function judgeOrganizations(rows: readonly SheetRow[], context: OrganizationContext): OrganizationVerdict[] {
  const drafts = rows.map((row, index) =>
    readDraft(new RowReader('organizations', index + 1, row, context.columns), context),
  );
  const placed = withParents(withoutDoubles(drafts), context);
  for (const draft of placed) refuseBeyondScope(draft, context);
  const tree = new OrganizationTree(placed.flatMap(nodeOf), context);
  return placed.map((draft) => judge(draft, tree, context));
}

function readDraft(reader: RowReader, { kinds }: OrganizationContext): Draft {
  const code = reader.take('code', readCode);
  const name = reader.take('name', readWords);
  const kindWord = reader.take('kind', readText);
  const kind = kindWord === null ? null : (kinds.kindOf(simplifiedWord(kindWord)) ?? null);
  const refuseEmpty = (field: string, problem: string, message: string) => {
    if (!reader.isRefused(field)) reader.refuse(field, problem, message);
  };
  if (code === null) refuseEmpty('code', 'code-missing', '没有编码，请给每个工会一个不重复的编码');
  if (name === null) refuseEmpty('name', 'name-missing', '没有名称，请填工会的全称');
  if (kindWord === null) refuseEmpty('kind', 'kind-missing', '没有类型，请填总工会、工会联合会、基层工会等');
  else if (kind === null)
    reader.refuse('kind', 'unknown-kind', `“${kindWord}”不是工会的类型，请填总工会、工会联合会、基层工会等`);
  const parentCode = reader.take('parentCode', readCode);
  const parentName = reader.take('parentName', readWords);
  return { reader, code, name, kind, parentCode, parentName, region: reader.take('region', readWords) };
}

function withoutDoubles(drafts: readonly Draft[]): readonly Draft[] {
  const firstRows = new Map<string, RowPlace>();
  for (const { code, reader } of drafts) {
    if (code === null) continue;
    const first = firstRows.get(code);
    if (first) reader.refuse('code', 'code-twice', `编码与${rowName(first)}重复，请只留一行`, first.row);
    else firstRows.set(code, reader.place);
  }
  return drafts;
}

/** Where only the superior's name is given, its code is looked for in the file, then in the register. */
function withParents(drafts: readonly Draft[], context: OrganizationContext): Draft[] {
  const codesByName = new Map<string, Set<string>>();
  for (const { code, name } of drafts) {
    if (code !== null && name !== null) codesByName.set(name, (codesByName.get(name) ?? new Set()).add(code));
  }
  return drafts.map((draft) => {
    const { parentCode, parentName, reader } = draft;
    if (parentCode !== null || parentName === null) return draft;
    const registered = context.unionsByName(parentName).map(({ code }) => code);
    const codes = [...new Set([...(codesByName.get(parentName) ?? []), ...registered])];
    if (codes.length === 1) return { ...draft, parentCode: codes[0]! };
    const [problem, message] =
      codes.length === 0
        ? ['unknown-parent', '没有叫这个名称的上级工会，请核对名称或填上级编码']
        : ['parent-ambiguous', '有几个工会叫这个名称，请填上级编码'];
    reader.refuse('parentName', problem, message);
    return draft;
  });
}

/** New unions, and those that move, must stand below a union of the scope. */
function refuseBeyondScope({ reader, code, parentCode }: Draft, context: OrganizationContext): void {
  const { unionByCode, mayManage, isTaken } = context;
  if (code !== null && isTaken?.(code)) {
    reader.refuse(
      'code',
      'code-taken',
      '这个编码已经有别的工会在用（可能不在您的管理范围内，或者已经撤销），请核对编码',
    );
  }
  const parent = parentCode === null ? undefined : unionByCode(parentCode);
  const stays = code !== null && unionByCode(code)?.parentCode === parentCode;
  if (parent && mayManage && !mayManage(parent.code) && !stays) {
    reader.refuse('parentCode', 'parent-out-of-scope', '上级工会不在您的管理范围内，请由上级工会来导入');
  }
}

const nodeOf = ({ reader, code, name, kind, parentCode }: Draft): TreeNode[] =>
  code === null || reader.refusals.some((refusal) => refusal.code === 'code-twice')
    ? []
    : [{ code, name: name ?? code, kind, parentCode, row: reader.row, refused: reader.refusals.length > 0 }];

function judge(draft: Draft, tree: OrganizationTree, context: OrganizationContext): OrganizationVerdict {
  const { reader, code, name, kind, parentCode, region } = draft;
  if (code === null || name === null || kind === null || reader.refusals.length > 0)
    return reader.verdict<OrganizationValues>(null, false);
  const fault = tree.faultOf(code);
  if (fault) reader.refuse('parentCode', fault.code, fault.message, fault.otherRow);
  const registered = context.unionByCode(code);
  if (registered) compare(draft, registered, context);
  if (reader.changes.length > 0 && context.mayManage && !context.mayManage(registered!.code)) {
    reader.refuse('code', 'out-of-scope', '这个工会不在您的管理范围内，不能改它的资料');
  }
  const values = { unionId: registered?.id ?? null, code, name, kind, parentCode, region };
  return reader.verdict<OrganizationValues>(values, Boolean(registered));
}

function compare(
  { reader, code, name, kind, parentCode, region }: Draft,
  union: RegisteredUnion,
  context: OrganizationContext,
): void {
  reader.compare('code', union.code, code);
  reader.compare('name', union.name, name);
  reader.compare('kind', union.kind, kind, context.kinds.label);
  reader.compare('parentCode', union.parentCode, parentCode);
  reader.compare('region', union.region, region);
  if (parentCode !== null && parentCode !== union.parentCode) {
    reader.warn(
      'parentCode',
      'moves-below-other-union',
      '这个工会现在在另一个上级下面，导入后移到新的上级，原来的隶属关系留作历史',
    );
  }
}

/** Those that come in, superiors before the unions below them. */
export function inTreeOrder(verdicts: readonly OrganizationVerdict[]): OrganizationVerdict[] {
  const byCode = new Map(
    verdicts.flatMap((verdict) => (verdict.values ? [[verdict.values.code, verdict] as const] : [])),
  );
  const ordered = new Set<OrganizationVerdict>();
  for (const verdict of byCode.values()) {
    const line: OrganizationVerdict[] = [];
    let next: OrganizationVerdict | undefined = verdict;
    while (next && !ordered.has(next) && !line.includes(next)) {
      line.push(next);
      next = byCode.get(next.values!.parentCode ?? '');
    }
    for (const superior of line.reverse()) ordered.add(superior);
  }
  return [...ordered];
}
