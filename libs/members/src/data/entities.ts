import { Household } from './household.entity';
import { HouseholdPersonRow } from './household-person.entity';
import { ImportTrace } from './import-trace.entity';
import { Member } from './member.entity';
import { MembershipChange } from './membership-change.entity';
import { PersonalRequest } from './personal-request.entity';
import { SensitiveConsent, SensitiveConsentEnd } from './sensitive-consent.entity';
import { SearchToken } from './search-token.entity';
import { SensitiveView } from './sensitive-view.entity';

export const MEMBER_ENTITIES = [
  Member,
  SearchToken,
  MembershipChange,
  Household,
  HouseholdPersonRow,
  SensitiveView,
  ImportTrace,
  PersonalRequest,
  SensitiveConsent,
  SensitiveConsentEnd,
];
