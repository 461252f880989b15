import type { UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun, type ImportRunId, type ImportSheet } from '../data/import-run.entity';
import { sheetsOf } from '../data/import.queries';
import { type HeaderIssue } from '../domain/header-recognition';
import { refuseFile } from '../domain/intake.problems';
import { type ImportableKind, IMPORT_ORDER, PERMISSION_OF_KIND } from '../domain/permissions';
import { SHEET_KIND_LABELS } from '../domain/sheet-kinds';
import { ImportNotes } from './import-notes';

/** Who may do what with an import. */
@Injectable()
export class ImportAccess {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly notes: ImportNotes,
  ) {}

  /** The union that an import is for: the one that was asked for, else the topmost where the actor may import. */
  async unionFor(tx: ReadTx, wanted: UnionId | undefined): Promise<UnionId> {
    if (wanted) return (await this.directory.requireWithin(tx, 'intake:run', wanted)).id;
    if (tx.actor.kind === 'system') return (await this.directory.root(tx)).id;
    const nodes = await this.directory.tree(tx, 'intake:run');
    const ids = new Set(nodes.map(({ id }) => id));
    const top = nodes.find(({ parentId, status }) => status === 'active' && (!parentId || !ids.has(parentId)));
    return top?.id ?? refuseFile('intake.not-found');
  }

  /** Locks the run at the version that the actor saw. Refuses `intake.not-found` outside his scope. */
  async lock(tx: Tx, id: ImportRunId, version: number): Promise<ImportRun> {
    const run = await tx.lock(ImportRun, id);
    if (!run || !(await this.directory.isWithin(tx, tx.actor, 'intake:run', run.unionId)))
      return refuseFile('intake.not-found');
    tx.expectVersion(run, version);
    return run;
  }

  /** Refuses kinds that the actor may not write by hand either. */
  async requireKinds(tx: ReadTx, { unionId }: ImportRun, kinds: readonly ImportableKind[]): Promise<void> {
    for (const kind of kinds) {
      if (await this.directory.isWithin(tx, tx.actor, PERMISSION_OF_KIND[kind], unionId)) continue;
      const sentence = `您没有登记“${SHEET_KIND_LABELS[kind]}”的权限，不能导入这种表；请找上级工会管理员开通。`;
      refuseFile('intake.kind-not-allowed', sentence);
    }
  }

  /** The kinds of the sheets that come in. Refuses when there is none, or when columns are not settled. */
  async settledKinds(tx: ReadTx, run: ImportRun): Promise<ImportableKind[]> {
    const sheets = (await sheetsOf(tx, run.id)).filter(({ taken }) => taken);
    if (sheets.length === 0) refuseFile('intake.nothing-chosen');
    const fields = sheets.flatMap((sheet) =>
      this.issuesOf(sheet).map(({ field, message }) => ({ field: `${sheet.id}.${field ?? ''}`, message })),
    );
    if (fields.length > 0) refuseFile('intake.columns-not-settled', fields[0]!.message, { fields });
    return IMPORT_ORDER.filter((kind) => sheets.some((sheet) => sheet.kind === kind));
  }

  /** What keeps a sheet from coming in. */
  issuesOf(sheet: ImportSheet): readonly Omit<HeaderIssue, 'code'>[] {
    return this.notes.open(sheet).recognition.issues;
  }
}
