import { newId, type UnionId } from '@app/kernel';
import {
  type NewUnion,
  OrganizationDirectory,
  type UnionKind,
  type UnionRecord,
  UnionRegister,
} from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { plainText } from '../domain/cell-values';
import { cellAt } from '../domain/data-rows';
import type { OrganizationContext, RegisteredUnion } from '../domain/organization-context';
import { inTreeOrder, judgeOrganizations, type OrganizationValues } from '../domain/organization-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { SheetRow } from '../domain/sheet-cell';
import type { ImportContext } from './import-context';
import { unionKindReaders } from './register-readers';
import { type JudgedRow, labelOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<OrganizationValues>;

/** A union before it was changed. */
export interface UnionBefore {
  readonly code: string;
  readonly name: string;
  readonly kind: UnionKind;
  readonly region: string | null;
  readonly parentId: UnionId | null;
}

@Injectable()
export class OrganizationIntake extends SheetIntake<OrganizationValues> {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly register: UnionRegister,
  ) {
    super();
  }

  async *judge(
    tx: ReadTx,
    sheet: SettledSheet,
    context: ImportContext,
  ): AsyncGenerator<JudgedRow<OrganizationValues>[]> {
    const rows: SheetRow[] = [];
    for await (const row of recordsOf(sheet)) rows.push(row);
    const verdicts = judgeOrganizations(rows, await this.contextFor(tx, sheet, rows, context));
    yield verdicts.map((verdict, index) => ({ verdict, label: labelOf(rows[index]!, sheet.columns) }));
  }

  foresee(verdicts: readonly Verdict[], context: ImportContext): void {
    for (const { values } of verdicts) if (values) context.foresee(values);
  }

  async take(tx: Tx, verdicts: readonly Verdict[], context: ImportContext): Promise<void> {
    const ids = new Map([...context.reachable.values(), ...context.line].map(({ id, code }) => [code, id]));
    for (const { values } of verdicts) if (values?.unionId) ids.set(values.code, values.unionId as UnionId);
    let fresh: OrganizationValues[] = [];
    for (const { verdict, values } of inTreeOrder(verdicts)) {
      if (!values || verdict === 'unchanged') continue;
      if (verdict === 'new') {
        const id = newId<'union'>(tx.now.getTime());
        ids.set(values.code, id);
        fresh.push({ ...values, unionId: id });
      } else {
        await this.create(tx, fresh.splice(0), ids, context);
        await this.change(tx, values, ids, context);
      }
    }
    await this.create(tx, fresh, ids, context);
  }

  private async create(
    tx: Tx,
    fresh: readonly OrganizationValues[],
    ids: ReadonlyMap<string, UnionId>,
    context: ImportContext,
  ): Promise<void> {
    const rows = fresh.map(({ unionId, code, name, kind, parentCode, region }): NewUnion => {
      const parentId = parentCode === null ? null : ids.get(parentCode)!;
      return { id: unionId as UnionId, code, name, kind: kind as UnionKind, parentId, region };
    });
    await this.register.create(tx, rows);
    for (const values of fresh) {
      const subject = { subjectType: 'union', subjectId: values.unionId! } as const;
      context.note({ ...subject, effect: 'created', before: null, versionAfter: 1 });
      context.foresee(values);
    }
  }

  private async change(
    tx: Tx,
    values: OrganizationValues,
    ids: ReadonlyMap<string, UnionId>,
    context: ImportContext,
  ): Promise<void> {
    const id = values.unionId as UnionId;
    const before = await this.directory.get(tx, id);
    const { code, name, region } = values;
    const kind = values.kind as UnionKind;
    const parentId = values.parentCode === null ? null : ids.get(values.parentCode)!;
    let after = await this.register.correct(tx, id, { code, name, kind, ...(region !== null && { region }) });
    if (parentId !== null && parentId !== before.parentId)
      after = await this.register.move(tx, id, parentId, '按导入的组织表调整');
    const subject = { subjectType: 'union', subjectId: id } as const;
    context.note({ ...subject, effect: 'changed', before: keptOf(before), versionAfter: after.version });
    context.foresee(values);
  }

  private async contextFor(
    tx: ReadTx,
    { columns }: SettledSheet,
    rows: readonly SheetRow[],
    context: ImportContext,
  ): Promise<OrganizationContext> {
    const codeIn = (row: SheetRow, field: string) => plainText(cellAt(row, columns, field).text).replace(/\s/g, '');
    const asked = rows.flatMap((row) => [codeIn(row, 'code'), codeIn(row, 'parentCode')]).filter(Boolean);
    const inDatabase = await this.directory.byCodes(tx, [...new Set(asked)]);
    const known = knownUnions(inDatabase, context);
    const tops = rows.filter((row) => codeIn(row, 'parentCode') === '' && codeIn(row, 'parentName') === '');
    const top = tops.length === 1 ? { code: codeIn(tops[0]!, 'code'), name: labelOf(tops[0]!, columns) } : undefined;
    const presentTop = context.reachable.get(context.root.id)?.code ?? context.root.code;
    const managed = new Set([...context.reachable.values()].map(({ code }) => code));
    return {
      columns,
      kinds: unionKindReaders,
      rootCode: adoptedTop(top, new Set(asked), context, known) ?? presentTop,
      unionByCode: (code) => known.get(code),
      unionsByName: (name) => [...known.values()].filter((union) => union.name === name),
      mayManage: (code) => managed.has(code),
      isTaken: (code) => !known.has(code) && isOutOfReach(inDatabase.get(code), context),
    };
  }
}

const isOutOfReach = (union: UnionRecord | undefined, context: ImportContext): boolean =>
  union !== undefined && (union.status !== 'active' || !context.reachable.has(union.id));

const keptOf = ({ code, name, kind, region, parentId }: UnionRecord): UnionBefore => ({
  ...{ code, name, kind, region, parentId },
});

/** What may be shown: the unions of the scope and those straight above it. */
function knownUnions(
  inDatabase: ReadonlyMap<string, UnionRecord>,
  context: ImportContext,
): Map<string, RegisteredUnion> {
  const regions = new Map([...inDatabase.values()].map(({ id, region }) => [id, region]));
  const above = context.line.slice(1).map((union, index) => {
    return { ...union, parentCode: context.line[index + 2]?.code ?? null };
  });
  return new Map(
    [...above, ...context.reachable.values()].map((union) => {
      const { id, code, name, kind, parentCode } = union;
      return [code, { id, code, name, kind, parentCode, region: union.region ?? regions.get(id) ?? null }];
    }),
  );
}

/**
 * Whoever set the system up made the federation with a code of his choice; the top of the first sheet of unions is that
 * federation all the same, when nothing stands below it yet or the names agree. Returns the file's code for it.
 */
function adoptedTop(
  top: { readonly code: string; readonly name: string | null } | undefined,
  asked: ReadonlySet<string>,
  context: ImportContext,
  known: Map<string, RegisteredUnion>,
): string | undefined {
  const { root } = context;
  if (!top || top.code === '' || context.run.unionId !== root.id) return undefined;
  const present = context.reachable.get(root.id);
  if (!present || asked.has(present.code) || known.has(top.code)) return undefined;
  if (context.reachable.size > 1 && top.name !== present.name) return undefined;
  for (const [code, union] of known) {
    if (union.id === root.id) known.set(top.code, union);
    else if (union.parentCode === present.code) known.set(code, { ...union, parentCode: top.code });
  }
  return top.code;
}
