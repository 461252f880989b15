import type { Actor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun, type ImportRunId, ImportSheet, type ImportSheetId } from '../data/import-run.entity';
import { sheetsOf } from '../data/import.queries';
import type { HandMapping } from '../domain/header-recognition';
import { stepTo } from '../domain/import-run.lifecycle';
import { refuseFile } from '../domain/intake.problems';
import { ImportAccess } from './import-access';
import { ImportNotes } from './import-notes';
import { ImportWalk } from './import-walk';
import { inspectSheet } from './workbook-inspection';

/** What a person says of one sheet. */
export interface SheetSetting extends HandMapping {
  readonly sheetId: ImportSheetId;
  readonly taken?: boolean;
}

/** Mapping by hand: it goes before what was recognised, and an earlier dry run holds no more. */
@Injectable()
export class ImportMappingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ImportAccess,
    private readonly walk: ImportWalk,
    private readonly notes: ImportNotes,
  ) {}

  async map(actor: Actor, id: ImportRunId, version: number, settings: readonly SheetSetting[]): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const run = await this.access.lock(tx, id, version);
      const status = stepTo(run.status, 'map');
      if (run.filesRemovedAt) refuseFile('intake.files-gone');
      const sheets = await sheetsOf(tx, id);
      for (const setting of settings) {
        const sheet = sheets.find((each) => each.id === setting.sheetId) ?? refuseFile('intake.sheet-not-found');
        await this.settle(tx, sheet, setting);
      }
      const totals = await sheetsOf(tx, id);
      await tx.update(ImportRun, run, {
        ...{ status, counts: null, problemCode: null, problem: null, progressDone: 0 },
        progressTotal: totals.reduce((sum, sheet) => sum + (sheet.taken ? sheet.rowTotal : 0), 0),
      });
    });
  }

  private async settle(tx: Tx, sheet: ImportSheet, { sheetId, taken, ...said }: SheetSetting): Promise<void> {
    const hand = handOf(sheet.hand, said);
    const { sheetName } = this.notes.open(sheet);
    const { workbook } = await this.walk.open(tx, sheet.fileId);
    const inspected = (await inspectSheet(workbook, sheet.sheetIndex, hand))!;
    await tx.repo(ImportSheet).update(
      { tenantId: tx.actor.tenantId, id: sheetId },
      {
        kind: inspected.recognition.kind,
        hand: hand as object,
        rowTotal: inspected.rowTotal,
        recognition: this.notes.seal(tx.actor.tenantId, { sheetName, recognition: inspected.recognition }),
        ...{ counts: null, verdictDigest: null },
        ...(taken !== undefined && { taken }),
      },
    );
  }
}

/** Whom rows mean is said beside the columns: neither takes the other back. */
function handOf(before: HandMapping, { people, ...said }: HandMapping): HandMapping {
  const { people: known, ...columns } = before;
  const answers = { ...known, ...people };
  const kept = people && Object.keys(said).length === 0 ? columns : said;
  return { ...kept, ...(Object.keys(answers).length > 0 && { people: answers }) };
}
