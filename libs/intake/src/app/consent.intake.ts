import type { MemberId, UnionId } from '@app/kernel';
import {
  ConsentImport,
  documentKey,
  type GuardianRelation,
  type IdentityDocument,
  MemberDirectory,
  MemberImport,
  type PaperConsent,
  receiverKey,
  refusalOfPaper,
  type SensitiveKind,
  type TypedConsent,
} from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  type ConsentDraft,
  ConsentJudge,
  type ConsentLookups,
  type ConsentMember,
  type ConsentReaders,
  type ConsentStanding,
  type ConsentValues,
} from '../domain/consent-row';
import type { RowVerdict } from '../domain/row-verdict';
import { guardianOf, kindOfConsent } from './consent-words';
import type { ForeseenMember, ImportContext } from './import-context';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

const consentReaders: ConsentReaders = {
  kindOf: kindOfConsent,
  guardianOf,
  receiverKey,
  refusalOf: (values, today) => refusalOfPaper(typedOf(values), values.subject, values.givenOn, today),
};

/** 单独同意登记: separate consents that were signed on paper before. */
@Injectable()
export class ConsentIntake extends SheetIntake<ConsentValues> {
  constructor(
    private readonly members: MemberImport,
    private readonly consents: ConsentImport,
    private readonly directory: MemberDirectory,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<ConsentValues>[]> {
    const { columns, workbook } = sheet;
    const judge = new ConsentJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem },
      ...{ people: personReaders, readers: consentReaders, unions: context.lookups(false) },
      mayManage: (unionId) => context.reachable.has(unionId as UnionId),
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const lookups = await this.lookups(tx, drafts, context);
      const settled = drafts.map((draft) => judge.settle(draft, lookups));
      const standing = await this.standing(tx, settled, context);
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, settled[index]!, standing[index]!),
      }));
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly RowVerdict<ConsentValues>[], context: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    if (fresh.length === 0) return;
    const brought = fresh.flatMap(({ member }) => (member.id === null ? [member.document as IdentityDocument] : []));
    const known = await this.members.findByDocument(tx, brought);
    const idOf = ({ member }: ConsentValues) =>
      (member.id as MemberId | null) ?? known.get(documentKey(member.document as IdentityDocument))!.id;
    const papers = fresh.map((values) => ({
      ...paperOf(values, idOf(values)),
      unionId: values.member.unionId as UnionId,
    }));
    await this.consents.record(tx, context.run.id, papers);
  }

  /** Whom this very import brings nobody has asked yet. */
  private async standing(
    tx: ReadTx,
    settled: readonly (ConsentValues | null)[],
    { run }: ImportContext,
  ): Promise<ConsentStanding[]> {
    const asked = settled.map((values) =>
      values && values.member.id !== null ? paperOf(values, values.member.id as MemberId) : null,
    );
    const found = await this.consents.standing(
      tx,
      asked.flatMap((paper) => paper ?? []),
      run.id,
    );
    const next = found.values();
    return asked.map((paper) => (paper ? next.next().value! : 'unknown'));
  }

  private async lookups(tx: ReadTx, drafts: readonly ConsentDraft[], context: ImportContext): Promise<ConsentLookups> {
    const { run, reachable, foreseenMembers } = context;
    const documents = drafts.flatMap(({ identity, subjectIdentity }) =>
      [identity, subjectIdentity].flatMap((one) => (one ? [one.document as IdentityDocument] : [])),
    );
    const names = drafts.flatMap(({ identity, name }) => (identity || name === null ? [] : [name]));
    const known = await this.members.holdersOf(tx, documents, run.id);
    const namesakes = await this.members.namesakes(tx, names, [...reachable.keys()], run.id);
    const households = await this.directory.livingTogether(tx, [
      ...[...known.values()].map(({ id }) => id),
      ...[...namesakes.values()].flat().map(({ id }) => id),
    ]);
    const householdOf = ({ id }: ConsentMember) => households.get(id as MemberId)?.householdId ?? null;
    const brought = ({ memberId, unionId, ...member }: ForeseenMember) => ({
      ...{ ...member, id: memberId, unionId: unionId ?? run.unionId },
    });
    return {
      byDocument: (document) => {
        const key = documentKey(document as IdentityDocument);
        const member = known.get(key);
        const foreseen = foreseenMembers.get(key);
        if (foreseen) return { ...brought(foreseen), unionId: foreseen.unionId ?? member?.unionId ?? run.unionId };
        return member && { ...member, document };
      },
      byName: (name) => [
        ...(namesakes.get(name) ?? []).map((member) => ({ ...member, document: null })),
        ...context.foreseenNamed(name).map(brought),
      ],
      liveTogether: (one, other) => householdOf(one) !== null && householdOf(one) === householdOf(other),
    };
  }
}

const typedOf = ({ kind, guardianName, guardianRelation, word, receiver }: ConsentValues): TypedConsent => ({
  ...{ kind: kind as SensitiveKind, givenBy: guardianName === null ? 'self' : 'guardian', means: 'imported' },
  ...{ guardianName, guardianRelation: guardianRelation as GuardianRelation | null, word, receiver },
});

/** About himself by his row of the register alone: his document may be another by now. */
const paperOf = (values: ConsentValues, memberId: MemberId): PaperConsent => {
  const { subject, givenOn } = values;
  const isOwn = subject.relation === 'head';
  const of = { memberId: isOwn ? memberId : (subject.memberId as MemberId | null) };
  const document = isOwn ? null : (subject.document as IdentityDocument | null);
  return { memberId, subject: { ...subject, ...of, document }, typed: typedOf(values), givenOn };
};
