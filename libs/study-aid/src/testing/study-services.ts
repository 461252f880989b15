import { approvalsOn } from '@app/approvals/testing';
import { ImportedPayments, type PaymentCondition } from '@app/disbursements';
import { disbursementsOn, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { disclosureOn } from '@app/disclosure/testing';
import { DocumentService } from '@app/documents';
import { HARDSHIP_ENTITIES, hardshipOn } from '@app/hardship/testing';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { ApplicationService } from '../app/application.service';
import { AwardCipher } from '../app/award-cipher';
import { AwardReading } from '../app/award-reading';
import { AwardStandingService } from '../app/award-standing.service';
import { AwardStore } from '../app/award-store';
import { ChildConsents } from '../app/child-consents';
import { FileFollowing } from '../app/file-following';
import { TransferFollowing } from '../app/transfer-following';
import { FundOutlookReading } from '../app/fund-outlook.reading';
import { GrantListReading } from '../app/grant-list-reading';
import { GrantListService } from '../app/grant-list.service';
import { GrantListStore } from '../app/grant-list-store';
import { GrantMoney } from '../app/grant-money';
import { InstalmentOpening } from '../app/instalment-opening';
import { ListChangeService } from '../app/list-change.service';
import { ListPublicity } from '../app/list-publicity';
import { PortalReading } from '../app/portal-reading';
import { ProgrammeService } from '../app/programme.service';
import { ProofPapers } from '../app/proof-papers';
import { RenewalJudge } from '../app/renewal-judge';
import { RenewalOpening } from '../app/renewal-opening';
import { RenewalService } from '../app/renewal.service';
import { StudyAidCheck } from '../app/study-aid-check';
import { StudyAidFigures } from '../app/study-aid-figures';
import { StudyHistory } from '../app/study-history';
import { StudyPaymentCondition } from '../app/study-payment.condition';
import { STUDY_AID_ENTITIES as OWN } from '../data/entities';

/** Of this lib and of all that it stands on. */
export const STUDY_AID_ENTITIES = [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES, ...OWN])];

interface Platform {
  readonly uow: UnitOfWork;
  readonly vault: Vault;
}

/** Must hold when an instalment is paid; for `aDesk(platform, { files: [...] })`. */
export const studyConditionOn = (platform: Platform): PaymentCondition =>
  new StudyPaymentCondition(hardshipOn(platform).files);

/** The services of this lib on a platform, without Nest. */
export function studyAidOn(platform: Platform) {
  const { uow, vault } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members, consents } = membersOn(platform);
  const { files, caps } = hardshipOn(platform);
  const { approvals, reading } = approvalsOn(platform);
  const { ledger, planned, plannedCaps } = disbursementsOn(platform, [files, caps, new StudyPaymentCondition(files)]);
  const documents = new DocumentService();
  const disclosure = disclosureOn(platform);
  const cipher = new AwardCipher(vault);
  const awards = new AwardStore(organizations, members);
  const instalments = new InstalmentOpening(organizations, files);
  const papers = new ProofPapers(documents);
  const publicity = new ListPublicity(disclosure, members);
  const lists = new GrantListStore(publicity);
  const children = new ChildConsents(cipher, awards, consents, lists);
  const judge = new RenewalJudge(organizations, files, children);
  const money = new GrantMoney(organizations, planned, files, awards, plannedCaps, children);
  const programmes = new ProgrammeService(uow, organizations, ledger);
  const applications = new ApplicationService(uow, organizations, members, files, awards, children, papers);
  return {
    ...{ programmes, applications, money, ledger, children },
    standing: new AwardStandingService(uow, organizations, awards, instalments, documents, files, children),
    opening: new RenewalOpening(uow, organizations),
    following: new FileFollowing(uow, organizations, files, children),
    transfers: new TransferFollowing(),
    renewals: new RenewalService(uow, organizations, awards, instalments, papers, judge, children),
    lists: new GrantListService(uow, organizations, approvals, ledger, files, lists, money),
    changes: new ListChangeService(uow, lists),
    reading: new AwardReading(uow, organizations, documents, awards, cipher, judge, files),
    listReading: new GrantListReading(uow, organizations, ledger, disclosure, lists, cipher, reading),
    portal: new PortalReading(uow, organizations, members, files, documents, applications, cipher),
    outlook: new FundOutlookReading(uow, organizations, ledger, programmes),
    figures: new StudyAidFigures(),
    history: new StudyHistory(organizations, members, ledger, new ImportedPayments(ledger), programmes, cipher),
    check: new StudyAidCheck(),
  };
}
export type StudyAid = ReturnType<typeof studyAidOn>;
