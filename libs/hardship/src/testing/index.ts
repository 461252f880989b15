import { approvalsOn } from '@app/approvals/testing';
import { DisclosureService } from '@app/disclosure';
import { DISCLOSURE_ENTITIES, disclosureOn } from '@app/disclosure/testing';
import { AccountDirectory } from '@app/identity';
import { DocumentService } from '@app/documents';
import { SensitiveViewRecorder } from '@app/members';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { AidCaps } from '../app/aid-caps';
import { AidReading } from '../app/aid-reading';
import { CategoryChange } from '../app/category-change';
import { ConsentFollowing } from '../app/consent-following';
import { DuplicateComparison } from '../app/duplicate-comparison';
import { DuplicateSigns } from '../app/duplicate-signs';
import { FileAppealService } from '../app/file-appeal.service';
import { FileAudience } from '../app/file-audience';
import { FileCipher } from '../app/file-cipher';
import { FileConsents } from '../app/file-consents';
import { FileDecisionService } from '../app/file-decision.service';
import { FileDraftService } from '../app/file-draft.service';
import { FileJudge } from '../app/file-judge';
import { FilePeople } from '../app/file-people';
import { FileReading, HouseholdReading } from '../app/file-reading';
import { FilePaperService } from '../app/file-paper.service';
import { FileRecords } from '../app/file-records';
import { FileReviewService } from '../app/file-review.service';
import { FilePublicity } from '../app/file-publicity';
import { FileStepService } from '../app/file-step.service';
import { FormulaRules } from '../app/formula-rules';
import { HouseholdWriting } from '../app/household-writing';
import { RecordGaps } from '../app/record-gaps';
import { RelativeMembers } from '../app/relative-members';
import { RecordCompletionService } from '../app/record-completion.service';
import { FileStore } from '../app/file-store';
import { LineEvidence } from '../app/line-evidence';
import { HardshipFileService } from '../app/hardship-file.service';
import { HardshipImport } from '../app/hardship-import';
import { NationalRecord } from '../app/national-record';
import { PairingService } from '../app/pairing.service';
import { ReviewOpening } from '../app/review-opening';
import { ReviewRules } from '../app/review-rules';
import { SpotCheckService } from '../app/spot-check.service';
import { SubsistenceStandards } from '../app/subsistence-standards';
import { TransferFollowing } from '../app/transfer-following';
import { HARDSHIP_ENTITIES as OWN } from '../data/entities';

/** Of this lib and of the notices that its files hang out. */
export const HARDSHIP_ENTITIES = [...OWN, ...DISCLOSURE_ENTITIES];

/** The services of this lib on a platform, without Nest. */
export function hardshipOn(platform: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const { uow } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members, consents } = membersOn(platform);
  const { approvals, reading } = approvalsOn(platform);
  const cipher = new FileCipher(platform.vault);
  const standards = new SubsistenceStandards(organizations);
  const store = new FileStore();
  const signs = new DuplicateSigns(uow, organizations, store);
  const caps = new AidCaps(organizations, standards);
  const evidence = new LineEvidence(new DocumentService());
  const formulas = new FormulaRules(organizations);
  const judge = new FileJudge(organizations, standards, formulas, cipher, evidence);
  const disclosure: DisclosureService = disclosureOn(platform);
  const publicity = new FilePublicity(disclosure, members);
  const rules = new ReviewRules(organizations);
  const records = new FileRecords(organizations, cipher);
  const changes = new CategoryChange(store, approvals, reading);
  const people = new FilePeople(store, members, cipher);
  const fileConsents = new FileConsents(people, organizations, consents);
  const household = new HouseholdWriting(members, store, cipher, fileConsents, evidence);
  const views = new SensitiveViewRecorder(organizations);
  const accounts = new AccountDirectory();
  const decisions = new FileDecisionService(uow, organizations, store, publicity, approvals, accounts, rules);
  return {
    ...{ caps, disclosure, standards, store },
    aid: new AidReading(uow, organizations, store, caps),
    audience: new FileAudience(new AccountDirectory(), reading),
    approvalReading: reading,
    files: new HardshipFileService(),
    imports: new HardshipImport(organizations, members, cipher, formulas),
    drafts: new FileDraftService(uow, organizations, members, store, judge, signs, household),
    completion: new RecordCompletionService(uow, organizations, store, people, household, signs, rules),
    signs,
    comparison: new DuplicateComparison(uow, organizations, cipher),
    gaps: new RecordGaps(uow, cipher),
    relatives: new RelativeMembers(uow),
    record: new NationalRecord(uow, members, cipher),
    pairings: new PairingService(uow, organizations, reading, store, records),
    appeals: new FileAppealService(uow, organizations, store, cipher),
    steps: new FileStepService(uow, organizations, store, judge, publicity, records, approvals),
    papers: new FilePaperService(uow, store, new DocumentService()),
    yearly: new FileReviewService(uow, organizations, store, judge, changes, rules, fileConsents),
    decisions,
    consents: fileConsents,
    following: new ConsentFollowing(organizations, store, decisions, fileConsents, consents),
    reading: new FileReading(uow, store, fileConsents, members, disclosure, reading),
    households: new HouseholdReading(uow, store, fileConsents, judge, cipher, disclosure, views),
    reviews: new ReviewOpening(uow, organizations, rules, approvals),
    transfers: new TransferFollowing(organizations, store),
    formulas,
    rules,
    spotChecks: new SpotCheckService(uow, organizations, store, records, rules),
  };
}
