import { Injectable } from '@nestjs/common';
import type { ImportableKind } from '../domain/permissions';
import { ActivityIntake } from './activity.intake';
import { ClaimIntake } from './claim.intake';
import { ConsentIntake } from './consent.intake';
import { DonationIntake } from './donation.intake';
import { DisputeIntake } from './dispute.intake';
import { FundAccountIntake } from './fund-account.intake';
import { HardshipIntakes } from './hardship.intake';
import { OfficialDaysIntake } from './official-days.intake';
import { OrganizationIntake } from './organization.intake';
import { RosterIntake } from './roster.intake';
import type { SheetIntake } from './sheet-intake';
import { StudyAwardIntake } from './study-award.intake';
import { VisitIntake } from './visit.intake';

/** Ledgers of before, and the consents of before. */
@Injectable()
export class LedgerIntakes {
  constructor(
    readonly visits: VisitIntake,
    readonly donations: DonationIntake,
    readonly activities: ActivityIntake,
    readonly disputes: DisputeIntake,
    readonly claims: ClaimIntake,
    readonly studyAwards: StudyAwardIntake,
    readonly consents: ConsentIntake,
  ) {}
}

/** Every kind of sheet that comes in, with how it is judged and taken. */
@Injectable()
export class SheetIntakes {
  private readonly byKind: Readonly<Record<ImportableKind, SheetIntake>>;

  constructor(
    organizations: OrganizationIntake,
    roster: RosterIntake,
    fundAccounts: FundAccountIntake,
    hardship: HardshipIntakes,
    officialDays: OfficialDaysIntake,
    { visits, donations, activities, disputes, claims, studyAwards, consents }: LedgerIntakes,
  ) {
    this.byKind = {
      ...{ organizations, roster, 'fund-accounts': fundAccounts, 'official-days': officialDays },
      ...{ 'hardship-files': hardship.files, 'hardship-persons': hardship.persons },
      ...{ visits, donations, activities, disputes, 'mutual-aid': claims, 'study-awards': studyAwards, consents },
    };
  }

  of(kind: ImportableKind): SheetIntake {
    return this.byKind[kind];
  }
}
