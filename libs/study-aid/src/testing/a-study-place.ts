import { type Actor, civilDate, type DocumentId, type MemberId, newId, parseFen, systemActor } from '@app/kernel';
import { aDesk } from '@app/disbursements/testing';
import type { OpenDocuments } from '@app/documents/testing';
import { hardshipOn } from '@app/hardship/testing';
import { aSignedInAgent } from '@app/identity/testing';
import { aRegisteredMember, aResidentIdNumber } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf } from '@app/persistence';
import type { Platform } from '@app/persistence/testing';
import type { Application } from '../app/application.service';
import type { ProgrammeDraft } from '../app/programme.service';
import { academicYearOf } from '../domain/academic-year';
import type { AwardId, ProgrammeId } from '../domain/study-aid';
import { type StudyAid, studyAidOn, studyConditionOn } from './study-services';

let children = 0;

/** An ID number of a made-up child that no other call gives. */
export const aChildNumber = (): string => {
  children += 1;
  return aResidentIdNumber(civilDate(`200${Math.floor(children / 900) % 10}-03-04`), (children % 900) + 1);
};

/** A union with its desk, an open programme and a family on file. Today lies within the programme's window. */
export async function aStudyPlace(platform: Platform, files: OpenDocuments, { opening = '90000' } = {}) {
  const hardship = hardshipOn(platform);
  const desk = await aDesk(platform, { opening, files: [hardship.files, studyConditionOn(platform)] });
  const study = studyAidOn(platform);
  const leader = await desk.agent('administrator', desk.rootId);
  const today = await platform.uow.read(desk.system, (tx) => new OrganizationDirectory().today(tx));
  const key = () => idempotencyOf(newId(), 1);
  const draft: ProgrammeDraft = {
    ...{ unionId: desk.union, fundAccountId: desk.fund, note: null, name: '金秋助学', kind: 'tracked', maxYears: 4 },
    levels: ['bachelor-second', 'college'],
    amounts: (['bachelor-second', 'college'] as const).map((level) => ({
      ...{ level, category: null, amount: parseFen('2000'), validFrom: civilDate('2020-07-01') },
    })),
    ...{ applyFrom: '07-01', applyUntil: '06-30', renewalOn: '07-01', proofUntil: '06-29', resumeUntil: '06-30' },
    ...{ needsFile: true, lapseRule: 'suspend', exclusions: ['military-academy'], exclusive: true, budget: null },
    publicityDays: 0,
  };
  const aProgramme = async (overrides: Partial<ProgrammeDraft> = {}): Promise<ProgrammeId> => {
    const { id } = await study.programmes.create(leader, { ...draft, ...overrides }, key());
    await study.programmes.open(leader, id, 1);
    return id;
  };
  const putOnFile = (memberId: MemberId) =>
    platform.uow.run(systemActor(desk.tenantId), (tx) =>
      hardship.imports.importFiles(tx, newId(), [
        {
          ...{ number: `KN-${newId()}`, memberId, unionId: desk.union, category: 'deep', mainCause: 'schooling' },
          ...{ otherCauses: [], persons: 3, income: parseFen('20000'), expense: 0n, filedOn: civilDate('2024-05-01') },
          remark: null,
        },
      ]),
    );
  const aFamily = async (): Promise<{ memberId: MemberId; parent: Actor }> => {
    const memberId = await aRegisteredMember(platform, desk.tenantId, desk.union, {});
    await putOnFile(memberId);
    const shape = { tenantId: desk.tenantId, unionId: desk.union, roles: [], memberId };
    return { memberId, parent: (await aSignedInAgent(platform, shape)).actor };
  };
  const programme = await aProgramme();
  const anApplication = (overrides: Partial<Application> = {}): Application => ({
    ...{ programmeId: programme, childName: '李小明', childIdNumber: aChildNumber(), relation: 'child' },
    ...{ level: 'bachelor-second', schoolName: '云川学院', entryYear: academicYearOf(today), schoolingYears: 4 },
    ...{ endsInYear: null, circumstances: [], consented: true, childConsent: null, documentIds: [] },
    ...overrides,
  });
  const awardOf = async (id: AwardId) => (await study.reading.page(desk.officer, id)).award;
  const seen = async (id: AwardId) => ({ id, version: (await awardOf(id)).version });
  /** Applied with an admission letter and verified: its first instalment waits for a list. */
  const aVerified = async (
    family: { readonly parent: Actor },
    overrides: Partial<Application> = {},
  ): Promise<AwardId> => {
    const letter: DocumentId = await files.aDocument(family.parent, { kind: 'certificate' });
    const application = anApplication({ documentIds: [letter], ...overrides });
    const { id } = await study.applications.applyOwn(family.parent, application, key());
    await study.standing.order(desk.officer, await seen(id), { action: 'verify' }, key());
    return id;
  };
  return {
    ...desk,
    study,
    leader,
    today,
    key,
    programme,
    aProgramme,
    aFamily,
    putOnFile,
    anApplication,
    awardOf,
    seen,
    aVerified,
  };
}
export type StudyPlace = Awaited<ReturnType<typeof aStudyPlace>> & { readonly study: StudyAid };
