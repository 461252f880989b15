import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import {
  documentKey,
  type IdentityDocument,
  type ImportedMember,
  type MemberCategory,
  MemberImport,
  type ModelWorkerLevel,
  type PostTrait,
  phoneInNormalForm,
  type RegisteredMember as MemberOfRegister,
} from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type RegisteredMember, RosterJudge, type RosterValues } from '../domain/roster-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

@Injectable()
export class RosterIntake extends SheetIntake<RosterValues> {
  constructor(private readonly members: MemberImport) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<RosterValues>[]> {
    const { id, columns, workbook } = sheet;
    const { reachable, today, firstRows } = context;
    const judge = new RosterJudge({
      ...{ columns, today, firstRows, sheet: id, dateSystem: workbook.dateSystem, readers: personReaders },
      unions: context.lookups(context.isOfOneUnion),
      mayManage: (unionId) => reachable.has(unionId as UnionId),
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const documents = drafts.flatMap(({ document }) => (document ? [document as IdentityDocument] : []));
      const known = await this.members.findByDocument(tx, documents);
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, (document) => {
          const member = known.get(documentKey(document as IdentityDocument));
          return member && registeredOf(member, reachable.get(member.unionId)?.name ?? '');
        }),
      }));
    }
  }

  /** Nobody comes in twice with one import; only holders of files and people of ledgers are met again. */
  foresee(verdicts: readonly RowVerdict<RosterValues>[], { asksForMembers, foreseenMembers }: ImportContext): void {
    if (!asksForMembers) return;
    for (const { values } of verdicts) {
      if (!values) continue;
      const { name, bornOn } = values;
      const document = values.document as IdentityDocument;
      const [memberId, unionId] = [values.memberId as MemberId | null, values.unionId as UnionId | null];
      foreseenMembers.set(documentKey(document), { memberId, name, unionId, bornOn, document });
    }
  }

  async take(tx: Tx, verdicts: readonly RowVerdict<RosterValues>[], context: ImportContext): Promise<void> {
    const rows = verdicts.flatMap(({ verdict, values }) =>
      values && (verdict === 'new' || verdict === 'changed') ? [importedOf(values)] : [],
    );
    if (rows.length > 0) await this.members.importMembers(tx, context.run.id, rows);
    this.foresee(verdicts, context);
  }
}

const registeredOf = (member: MemberOfRegister, unionName: string): RegisteredMember => {
  const {
    id,
    name,
    gender,
    bornOn,
    phone,
    unionId,
    groupName,
    street,
    category,
    modelWorkerLevel,
    postTraits,
    joinedOn,
  } = member;
  const { bankName, bankCard, inRegister, cardWithdrawn } = member;
  return {
    ...{ id, name, bornOn, unionId, unionName, groupName, street, category, modelWorkerLevel, postTraits, joinedOn },
    ...{ bankName, bankCard, inRegister, cardWithdrawn },
    gender: gender === 'unknown' ? null : gender,
    phone: phone?.number ?? null,
  };
};

/** A remark is kept for new members only: what officers noted since is theirs. */
const importedOf = (values: RosterValues): ImportedMember => ({
  memberId: values.memberId as MemberId | null,
  unionId: values.unionId as UnionId | null,
  particulars: {
    name: values.name,
    identityDocument: values.document as IdentityDocument,
    gender: values.gender,
    bornOn: values.bornOn,
    phone: values.phone === null ? null : phoneInNormalForm(values.phone),
    category: values.category as MemberCategory | null,
    modelWorkerLevel: values.modelWorkerLevel as ModelWorkerLevel | null,
    postTraits: values.postTraits as readonly PostTrait[] | null,
    joinedOn: values.joinedOn as CivilDate | null,
    bankName: values.bankName,
    bankCard: values.bankCard,
    groupName: values.groupName,
    street: values.street,
    note: values.memberId === null ? values.remark : null,
  },
});
