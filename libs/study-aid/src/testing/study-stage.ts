import { type CivilDate } from '@app/kernel';
import { openDocuments } from '@app/documents/testing';
import { openPlatform } from '@app/persistence/testing';
import { openTestDatabase } from '../../../../test/support/test-database';
import { academicYearOf } from '../domain/academic-year';
import type { AwardId, GrantListId } from '../domain/study-aid';
import { aStudyPlace, STUDY_AID_ENTITIES, type StudyPlace } from '.';

/** Study aid on a database of its own. */
export async function openStudyAid() {
  const database = await openTestDatabase();
  const platform = await openPlatform(database.appUrl, STUDY_AID_ENTITIES);
  const files = openDocuments(platform);

  const aPlace = () => aStudyPlace(platform, files);
  const page = (of: StudyPlace, id: AwardId) => of.study.reading.page(of.officer, id);
  const seenList = async (of: StudyPlace, id: GrantListId) => ({
    id,
    version: (await of.study.listReading.page(of.officer, id)).list.version,
  });
  const aList = async (of: StudyPlace, year = academicYearOf(of.today)) =>
    (await of.study.lists.create(of.officer, of.programme, year, of.key())).id;
  async function approve(of: StudyPlace, id: GrantListId) {
    await of.study.lists.submit(of.officer, await seenList(of, id), of.key());
    const sign = async (by: StudyPlace['officer'], part: 'review' | 'approve') =>
      of.study.lists.decide(by, await seenList(of, id), { action: 'sign', part, comment: '' }, of.key());
    await sign(of.treasurer, 'review');
    await sign(of.chair, 'approve');
  }
  const payable = (of: StudyPlace, id: GrantListId) =>
    platform.uow.read(of.cashier, (tx) => of.on.planned.payableOf(tx, id));
  async function pay(of: StudyPlace, id: GrantListId, paidOn: CivilDate = of.today) {
    const { ids, count, amount: total } = (await payable(of, id)).transfer;
    const selection = { planId: id, paymentKind: 'transfer', count, total } as const;
    const order = { selection, paidOn, bankReference: '代发 1', receiptDocumentId: null, witness: null };
    await of.on.payouts.payBatch(of.cashier, order, of.key());
    await follow(of, ids);
    return ids;
  }
  const follow = async (of: StudyPlace, ids: readonly Parameters<StudyPlace['study']['money']['follow']>[1][]) => {
    for (const id of ids) await platform.uow.run(of.system, (tx) => of.study.money.follow(tx, id));
  };
  const violations = (of: StudyPlace) => platform.uow.read(of.system, (tx) => of.study.check.violations(tx));
  const figures = (of: StudyPlace) =>
    platform.uow.read(of.system, (tx) => of.study.figures.ofYear(tx, [of.rootId], Number(of.today.slice(0, 4))));
  /** Moves the first instalment, and with it everything of the first year, into the year before. */
  const aYearPassed = (of: StudyPlace) =>
    database.owner(
      `WITH a AS (UPDATE study_aid.award SET first_year = first_year - 1, entry_year = entry_year - 1,
         ends_in_year = ends_in_year - 1 WHERE tenant_id = $1)
       UPDATE study_aid.instalment SET academic_year = academic_year - 1 WHERE tenant_id = $1`,
      [of.tenantId],
    );
  const renewalOf = async (of: StudyPlace, id: AwardId) => (await page(of, id)).renewals[0]!;
  const aProof = (by: StudyPlace['officer'], mark?: Buffer) =>
    files.aDocument(by, { kind: 'certificate', ...(mark && { content: mark }) });
  const answer = async (of: StudyPlace, by: StudyPlace['officer'], id: AwardId) => {
    const { id: renewalId, version } = await renewalOf(of, id);
    const said = { state: 'enrolled', schoolName: null, note: null, proofDocumentId: await aProof(by) } as const;
    return of.study.renewals.answerOwn(by, { id: renewalId, version }, said, of.key());
  };
  const close = async () => {
    files.close();
    await platform.dataSource.destroy();
    await database.drop();
  };
  return {
    ...{ database, platform, files, close, aPlace, page, seenList, aList, approve, payable, pay, follow, violations },
    ...{ figures, aYearPassed, renewalOf, aProof, answer },
  };
}

export type StudyStage = Awaited<ReturnType<typeof openStudyAid>>;
