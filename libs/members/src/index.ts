export * from './domain/bank-card';
export type { FieldReading, Remark } from './domain/field-reading';
export * from './domain/household';
export * from './domain/household.decision';
export type { HouseholdEvent } from './domain/household.events';
export * from './domain/identity-document';
export * from './domain/member';
export * from './domain/member.particulars';
export type { MemberEvent } from './domain/members.events';
export { MEMBER_PROBLEMS, type MemberProblemCode } from './domain/members.problems';
export * from './domain/membership.lifecycle';
export * from './domain/person-name';
export * from './domain/phone';
export * from './domain/search-tokens';
export * from './domain/particulars';
export * from './domain/permissions';
export {
  MemberDirectory,
  documentKey,
  type HouseholdOverview,
  type MemberRecord,
  type FullParticulars,
  type PaymentAccount,
} from './app/member-directory';
export type { MemberFacts } from './app/member-facts';
export type { ImportedMember, ImportedRow, Outsider, RegisteredMember } from './app/imported-member';
export { MemberImport } from './app/member-import';
export type { Namesake } from './data/namesakes.query';
export { type HeldLevel, ModelWorkerLevels } from './app/model-worker-levels';
export { PersonalFileSource, type PersonalSection } from './app/personal-file-source';
export { type ConsentText, CONSENT_TEXTS, consentTextOn } from './domain/consent-text';
export * from './domain/sensitive-consent';
export type { AnnouncedConsent } from './domain/sensitive-consent.events';
export { keptAround, type KeptConsent } from './app/kept-consent';
export type { GivenConsent } from './app/given-consents';
export { type ConsentLack, type HeldSubject, SensitiveConsents } from './app/sensitive-consents';
export { type PaperRefusal, refusalOfPaper } from './domain/paper-consent';
export { ConsentImport, type PaperConsent, type PaperStanding } from './app/consent-import';
export { SensitiveUse } from './app/sensitive-use';
export { lacksOwnConsent } from './data/consent-candidates.query';
export { ConsentPart, RECORDED_MEANS, typedConsentOf } from './http/dto/sensitive-consent.dto';
export { LackingConsentView } from './http/views/sensitive-consent.view';
export { SensitiveViewRecorder } from './app/sensitive-view-recorder';
export {
  MEMBER_AUDIENCES,
  type MemberAudience,
  type MemberAudienceLimits,
  memberAudienceSql,
} from './data/audience.query';
export { MembersModule } from './members.module';
export { searchableName, simplify } from './romanization';
