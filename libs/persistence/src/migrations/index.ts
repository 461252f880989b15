import { Platform1790000000000 } from './1790000000000-platform';
import { Organizations1790000001000 } from './1790000001000-organizations';
import { Members1790000002000 } from './1790000002000-members';
import { Identity1790000003000 } from './1790000003000-identity';
import { Notifications1790000004000 } from './1790000004000-notifications';
import { Documents1790000005000 } from './1790000005000-documents';
import { Standards1790000006000 } from './1790000006000-standards';
import { Funds1790000007000 } from './1790000007000-funds';
import { Approvals1790000008000 } from './1790000008000-approvals';
import { Disbursements1790000009000 } from './1790000009000-disbursements';
import { Visits1790000010000 } from './1790000010000-visits';
import { Intake1790000011000 } from './1790000011000-intake';
import { VisitPapers1790000012000 } from './1790000012000-visit-papers';
import { Calendar1790000013000 } from './1790000013000-calendar';
import { MovedDeadlines1790000013100 } from './1790000013100-moved-deadlines';
import { ReminderPlanning1790000014000 } from './1790000014000-reminder-planning';
import { MessageChannels1790000014100 } from './1790000014100-message-channels';
import { PlannedDisbursements1790000015000 } from './1790000015000-planned-disbursements';
import { PapersOfDisbursements1790000015100 } from './1790000015100-papers-of-disbursements';
import { FundMovements1790000015200 } from './1790000015200-fund-movements';
import { FundEligibility1790000015300 } from './1790000015300-fund-eligibility';
import { Rounds1790000016000 } from './1790000016000-rounds';
import { RoundVisits1790000016100 } from './1790000016100-round-visits';
import { Disclosure1790000017000 } from './1790000017000-disclosure';
import { Hardship1790000018000 } from './1790000018000-hardship';
import { HardshipProcedure1790000018100 } from './1790000018100-hardship-procedure';
import { HardshipSteps1790000018200 } from './1790000018200-hardship-steps';
import { HardshipCaps1790000018210 } from './1790000018210-hardship-caps';
import { HardshipReviews1790000018220 } from './1790000018220-hardship-reviews';
import { HardshipDoubts1790000018230 } from './1790000018230-hardship-doubts';
import { HardshipPairings1790000018240 } from './1790000018240-hardship-pairings';
import { ModelWorkers1790000018300 } from './1790000018300-model-workers';
import { OfficialDaySheets1790000018900 } from './1790000018900-official-day-sheets';
import { AwaitedRounds1790000018920 } from './1790000018920-awaited-rounds';
import { SheetKindsByForm1790000018950 } from './1790000018950-sheet-kinds-by-form';
import { Forms1790000020000 } from './1790000020000-forms';
import { Disputes1790000022000 } from './1790000022000-disputes';
import { Petitions1790000022100 } from './1790000022100-petitions';
import { ListExports1790000020010 } from './1790000020010-list-exports';
import { FigureMonths1790000028800 } from './1790000028800-figure-months';
import { PostTraits1790000027000 } from './1790000027000-post-traits';
import { Disclosures1790000026100 } from './1790000026100-disclosures';
import { Reporting1790000026000 } from './1790000026000-reporting';
import { RoundLead1790000027010 } from './1790000027010-round-lead';
import { MemberStreet1790000027020 } from './1790000027020-member-street';
import { EmergencyPayments1790000028010 } from './1790000028010-emergency-payments';
import { ProvenSessions1790000028000 } from './1790000028000-proven-sessions';
import { LegalAid1790000028400 } from './1790000028400-legal-aid';
import { CasePapers1790000028410 } from './1790000028410-case-papers';
import { ArbitrationDays1790000028420 } from './1790000028420-arbitration-days';
import { PetitionPortal1790000028500 } from './1790000028500-petition-portal';
import { ModelWorkerSurveyDays1790000028510 } from './1790000028510-model-worker-survey-days';
import { HardshipFileList1790000028700 } from './1790000028700-hardship-file-list';
import { Retention1790000028900 } from './1790000028900-retention';
import { JudgementNotes1790000029150 } from './1790000029150-judgement-notes';
import { RefusedLines1790000029160 } from './1790000029160-refused-lines';
import { SealsOfRecords1790000029200 } from './1790000029200-seals-of-records';
import { PetitionsInTime1790000029400 } from './1790000029400-petitions-in-time';
import { AuditSeals1790000029610 } from './1790000029610-audit-seals';
import { SignOnProviders1790000029600 } from './1790000029600-sign-on-providers';
import { FailedTransfers1790000029700 } from './1790000029700-failed-transfers';
import { ViewerRoles1790000029710 } from './1790000029710-viewer-roles';
import { PeopleOfAYear1790000029800 } from './1790000029800-people-of-a-year';
import { BookingsAtOnce1790000029900 } from './1790000029900-bookings-at-once';
import { AccidentPapers1790000029920 } from './1790000029920-accident-papers';
import { LastDaysInTime1790000029921 } from './1790000029921-last-days-in-time';
import { RecordGaps1790000029940 } from './1790000029940-record-gaps';
import { DuplicatePersons1790000029941 } from './1790000029941-duplicate-persons';
import { HardPosts1790000029960 } from './1790000029960-hard-posts';
import { ActingAuthority1790000029980 } from './1790000029980-acting-authority';
import { ActedFor1790000029985 } from './1790000029985-acted-for';
import { DelegatedLine1790000030050 } from './1790000030050-delegated-line';
import { TwoPersons1790000030200 } from './1790000030200-two-persons';
import { VisitorsWay1790000030210 } from './1790000030210-visitors-way';
import { CorrectedRules1790000030220 } from './1790000030220-corrected-rules';
import { PapersBrought1790000030860 } from './1790000030860-papers-brought';
import { AssociationContacts1790000030900 } from './1790000030900-association-contacts';
import { ConsentReceivers1790000030901 } from './1790000030901-consent-receivers';
import { FormulaRules1790000031020 } from './1790000031020-formula-rules';
import { RecordGapsCounted1790000030000 } from './1790000030000-record-gaps-counted';
import { SecondFactor1790000024000 } from './1790000024000-second-factor';
import { KnownDevices1790000024010 } from './1790000024010-known-devices';
import { ExternalIdentities1790000024030 } from './1790000024030-external-identities';
import { OfficeHandOvers1790000024100 } from './1790000024100-office-hand-overs';
import { History1790000023000 } from './1790000023000-history';
import { StudyAid1790000021000 } from './1790000021000-study-aid';
import { Donations1790000023010 } from './1790000023010-donations';
import { Activities1790000023020 } from './1790000023020-activities';
import { Operations1790000025000 } from './1790000025000-operations';
import { Traces1790000025010 } from './1790000025010-traces';
import { Resealing1790000025100 } from './1790000025100-resealing';
import { PersonalRequests1790000025110 } from './1790000025110-personal-requests';
import { MutualAid1790000023030 } from './1790000023030-mutual-aid';
import { MutualAidByHand1790000023100 } from './1790000023100-mutual-aid-by-hand';
import { Accidents1790000028300 } from './1790000028300-accidents';
import { ConsentsOnPaper1790000030840 } from './1790000030840-consents-on-paper';
import { SensitiveConsents1790000030100 } from './1790000030100-sensitive-consents';
import { ConsentWithdrawn1790000030110 } from './1790000030110-consent-withdrawn';
import { ClaimConsents1790000030820 } from './1790000030820-claim-consents';
import { PlanAssociations1790000030821 } from './1790000030821-plan-associations';

/** In order. Explicit, so that nothing is picked up by its file name. */
export const MIGRATIONS = [
  Platform1790000000000,
  Organizations1790000001000,
  Members1790000002000,
  Identity1790000003000,
  Notifications1790000004000,
  Documents1790000005000,
  Standards1790000006000,
  Funds1790000007000,
  Approvals1790000008000,
  Disbursements1790000009000,
  Visits1790000010000,
  Intake1790000011000,
  VisitPapers1790000012000,
  Calendar1790000013000,
  MovedDeadlines1790000013100,
  ReminderPlanning1790000014000,
  MessageChannels1790000014100,
  PlannedDisbursements1790000015000,
  PapersOfDisbursements1790000015100,
  FundMovements1790000015200,
  FundEligibility1790000015300,
  Rounds1790000016000,
  RoundVisits1790000016100,
  Disclosure1790000017000,
  Hardship1790000018000,
  HardshipProcedure1790000018100,
  HardshipSteps1790000018200,
  HardshipCaps1790000018210,
  HardshipReviews1790000018220,
  HardshipDoubts1790000018230,
  HardshipPairings1790000018240,
  ModelWorkers1790000018300,
  OfficialDaySheets1790000018900,
  AwaitedRounds1790000018920,
  SheetKindsByForm1790000018950,
  Forms1790000020000,
  ListExports1790000020010,
  StudyAid1790000021000,
  Disputes1790000022000,
  Petitions1790000022100,
  History1790000023000,
  Donations1790000023010,
  Activities1790000023020,
  MutualAid1790000023030,
  MutualAidByHand1790000023100,
  SecondFactor1790000024000,
  KnownDevices1790000024010,
  ExternalIdentities1790000024030,
  OfficeHandOvers1790000024100,
  Operations1790000025000,
  Traces1790000025010,
  Resealing1790000025100,
  PersonalRequests1790000025110,
  Reporting1790000026000,
  Disclosures1790000026100,
  PostTraits1790000027000,
  RoundLead1790000027010,
  MemberStreet1790000027020,
  ProvenSessions1790000028000,
  EmergencyPayments1790000028010,
  Accidents1790000028300,
  LegalAid1790000028400,
  CasePapers1790000028410,
  ArbitrationDays1790000028420,
  PetitionPortal1790000028500,
  ModelWorkerSurveyDays1790000028510,
  HardshipFileList1790000028700,
  FigureMonths1790000028800,
  Retention1790000028900,
  JudgementNotes1790000029150,
  RefusedLines1790000029160,
  SealsOfRecords1790000029200,
  PetitionsInTime1790000029400,
  SignOnProviders1790000029600,
  AuditSeals1790000029610,
  FailedTransfers1790000029700,
  ViewerRoles1790000029710,
  PeopleOfAYear1790000029800,
  BookingsAtOnce1790000029900,
  AccidentPapers1790000029920,
  LastDaysInTime1790000029921,
  RecordGaps1790000029940,
  DuplicatePersons1790000029941,
  HardPosts1790000029960,
  ActingAuthority1790000029980,
  ActedFor1790000029985,
  RecordGapsCounted1790000030000,
  DelegatedLine1790000030050,
  SensitiveConsents1790000030100,
  ConsentWithdrawn1790000030110,
  TwoPersons1790000030200,
  VisitorsWay1790000030210,
  CorrectedRules1790000030220,
  ClaimConsents1790000030820,
  PlanAssociations1790000030821,
  ConsentsOnPaper1790000030840,
  PapersBrought1790000030860,
  AssociationContacts1790000030900,
  ConsentReceivers1790000030901,
  FormulaRules1790000031020,
];
