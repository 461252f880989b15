import { type Actor } from '@app/kernel';
import { HardshipImport } from '@app/hardship';
import { ConsentImport, MemberImport } from '@app/members';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportRun, type ImportRunId } from '../data/import-run.entity';
import { effectsOf } from '../data/import.queries';
import { stepTo } from '../domain/import-run.lifecycle';
import { FundAccountUndo } from './fund-account.undo';
import { ImportAccess } from './import-access';
import { LedgerUndo } from './ledger-undo';
import { OfficialDaysUndo } from './official-days.undo';
import { UnionUndo } from './union-undo';

/** Kinds of sheet that bring people into the register, or keep them outside it. */
const BRINGS_PEOPLE: ReadonlySet<string> = new Set(['roster', 'visits', 'mutual-aid']);

/** Members, what they consented to, and the hardship files that members hold: what hangs on a member goes first. */
@Injectable()
export class PeopleUndo {
  constructor(
    private readonly members: MemberImport,
    private readonly hardship: HardshipImport,
    private readonly consents: ConsentImport,
  ) {}

  async undo(tx: Tx, { id, kinds }: Pick<ImportRun, 'id' | 'kinds'>): Promise<void> {
    if (kinds.includes('consents')) await this.consents.undo(tx, id);
    if (kinds.includes('hardship-files')) await this.hardship.undoImport(tx, id);
    if (kinds.some((kind) => BRINGS_PEOPLE.has(kind))) await this.members.undoImport(tx, id);
  }
}

/** Takes an import back while nothing depends on it: wholly, or not at all. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ImportAccess,
    private readonly unions: UnionUndo,
    private readonly ledgers: LedgerUndo,
    private readonly people: PeopleUndo,
    private readonly accounts: FundAccountUndo,
    private readonly officialDays: OfficialDaysUndo,
  ) {}

  undo(actor: Actor, id: ImportRunId, version: number, idempotency?: Idempotency): Promise<void> {
    const work = async (tx: Tx) => {
      const run = await this.access.lock(tx, id, version);
      const status = stepTo(run.status, 'undo');
      await this.access.requireKinds(tx, run, run.kinds);
      const effects = (await effectsOf(tx, id)).reverse();
      await this.ledgers.undo(tx, run);
      await this.accounts.undo(tx, effects);
      await this.officialDays.undo(tx, effects);
      await this.people.undo(tx, run);
      await this.unions.undo(tx, effects);
      tx.audit({
        ...{ action: 'intake.undo', subjectType: 'import-run', subjectId: id, unionId: run.unionId },
        detail: { status: [run.status, status] },
      });
      tx.announce({ type: 'intake.undone.v1', payload: { importRunId: id, unionId: run.unionId, kinds: run.kinds } });
      await tx.update(ImportRun, run, { status, finishedAt: tx.now });
    };
    return this.uow.run(actor, work, idempotency);
  }
}
