import type { UnionId } from '@app/kernel';
import { documentKey, type IdentityDocument, MemberImport } from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { type EndGround, readAcademicYear, StudyHistory, type StudyLevel, studyLevelOf } from '@app/study-aid';
import { Injectable } from '@nestjs/common';
import type { RowVerdict } from '../domain/row-verdict';
import {
  type StudyAwardDraft,
  StudyAwardJudge,
  type StudyAwardLookups,
  type StudyAwardValues,
  type StudyReaders,
} from '../domain/study-award-row';
import type { ImportContext } from './import-context';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<StudyAwardValues>;
type Document = StudyAwardValues['childDocument'];

const keyOf = (document: Document): string => documentKey(document as IdentityDocument);

const GROUNDS: readonly (readonly [RegExp, EndGround])[] = [
  [/参军|入伍/, 'army'],
  [/退学|辍学/, 'dropped-out'],
  [/脱困|退档/, 'lifted'],
  [/毕业|期满/, 'finished'],
  [/去世|死亡/, 'died'],
  [/其他资助|重复资助/, 'other-aid'],
  [/离职|离会/, 'left-union'],
];

const studyReaders: StudyReaders = {
  yearOf: readAcademicYear,
  levelOf: studyLevelOf,
  endGroundOf: (outcome, remark) => {
    if (/新增|续助|续发|继续|首次|^$/.test(outcome)) return null;
    const ground = GROUNDS.find(([words]) => words.test(outcome) || words.test(remark))?.[1];
    return ground ?? (/终止|停止|取消|结束/.test(outcome) ? 'other' : undefined);
  },
};

/** A ledger of study aid: an award and academic year a row, booked on its own day. */
@Injectable()
export class StudyAwardIntake extends SheetIntake<StudyAwardValues> {
  constructor(
    private readonly history: StudyHistory,
    private readonly members: MemberImport,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<StudyAwardValues>[]> {
    const { columns, workbook } = sheet;
    const judge = new StudyAwardJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem },
      ...{ people: personReaders, readers: studyReaders },
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const lookups = await this.lookups(tx, drafts, context);
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, lookups),
      }));
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly Verdict[], context: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    if (fresh.length === 0) return;
    const parents = await this.members.findByDocument(
      tx,
      fresh.map(({ parentDocument }) => parentDocument as IdentityDocument),
    );
    const rows = fresh.map(({ childDocument, parentDocument, level, endGround, ...values }) => {
      const parent = parents.get(keyOf(parentDocument))!;
      return {
        ...{ ...values, document: childDocument as IdentityDocument, memberId: parent.id },
        ...{ level: level as StudyLevel, endGround: endGround as EndGround | null },
        unionId: (context.reachable.has(parent.unionId) ? parent.unionId : context.run.unionId) as UnionId,
      };
    });
    await this.history.take(tx, context.run.id, context.run.unionId, rows);
  }

  /** What this very import wrote in earlier portions is not yet known here, so a judgement is the same both times. */
  private async lookups(
    tx: ReadTx,
    drafts: readonly StudyAwardDraft[],
    { foreseenMembers, run }: ImportContext,
  ): Promise<StudyAwardLookups> {
    const values = drafts.flatMap((draft) => draft.values ?? []);
    const parents = await this.members.findByDocument(
      tx,
      values.map(({ parentDocument }) => parentDocument as IdentityDocument),
    );
    const children = values.map(({ childDocument }) => childDocument as IdentityDocument);
    const known = await this.history.knownYears(tx, children, run.id);
    const none: ReadonlySet<number> = new Set();
    return {
      parent: (document) => parents.has(keyOf(document)) || foreseenMembers.has(keyOf(document)),
      yearsOf: (document) => known.get(this.history.keyOf(tx, document as IdentityDocument)) ?? none,
    };
  }
}
