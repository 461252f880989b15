import { DocumentService } from '@app/documents';
import { AccountDirectory } from '@app/identity';
import { membersOn } from '@app/members/testing';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { Platform } from '@app/persistence/testing';
import { ClaimConsentFollowing } from '../app/claim-consent-following';
import { ClaimConsents } from '../app/claim-consents';
import { ClaimDecision } from '../app/claim-decision.service';
import { ClaimPapers } from '../app/claim-papers';
import { ClaimReading } from '../app/claim-reading.service';
import { ClaimSubmission } from '../app/claim-submission.service';
import { EnrolmentService } from '../app/enrolment.service';
import { MutualAidSensitiveUse } from '../app/mutual-aid.sensitive-use';
import { PlanService } from '../app/plan.service';
import { MUTUAL_AID_ENTITIES as OWN } from '../data/mutual-aid.entities';
import { ClaimConsentWithdrawn, StoppedClaimTold } from '../jobs/consent.handlers';

/** Of this lib; what it stands on are those of disbursements' desk. */
export const MUTUAL_AID_ENTITIES = [...OWN, ...NOTIFICATION_ENTITIES];

/** The services of this lib on a platform, without Nest. */
export function mutualAidOn(platform: Platform) {
  const { uow } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members, consents } = membersOn(platform);
  const papers = new ClaimPapers(new DocumentService());
  const asked = new ClaimConsents(organizations, members, consents);
  const { messages } = openNotifications(platform);
  return {
    plans: new PlanService(uow, organizations),
    enrolments: new EnrolmentService(uow, organizations, members),
    submission: new ClaimSubmission(uow, organizations, papers, asked),
    decision: new ClaimDecision(uow, organizations, members, asked),
    reading: new ClaimReading(uow, members, papers, asked),
    use: new MutualAidSensitiveUse(),
    handlers: [
      new ClaimConsentWithdrawn(new ClaimConsentFollowing(asked, consents)),
      new StoppedClaimTold(new AccountDirectory(), messages),
    ],
  };
}
