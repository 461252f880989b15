import { AccountDirectory } from '@app/identity';
import { CalendarConsequences, CalendarService, OfficialYearService } from '@app/calendar';
import { CALENDAR_ENTITIES } from '@app/calendar/testing';
import { ClaimHistory } from '@app/mutual-aid';
import { MUTUAL_AID_ENTITIES } from '@app/mutual-aid/testing';
import { DISPUTE_ENTITIES, disputesOn } from '@app/disputes/testing';
import { DISBURSEMENT_ENTITIES } from '@app/disbursements/testing';
import { ActivityHistory } from '@app/activities';
import { ACTIVITY_ENTITIES } from '@app/activities/testing';
import { DonationHistory } from '@app/donations';
import { DONATION_ENTITIES } from '@app/donations/testing';
import { ImportedPayments } from '@app/disbursements';
import { RoundHistory } from '@app/rounds';
import { ROUND_ENTITIES } from '@app/rounds/testing';
import { StandardService } from '@app/standards';
import { STANDARD_ENTITIES } from '@app/standards/testing';
import { VisitHistory } from '@app/visits';
import { VISIT_ENTITIES } from '@app/visits/testing';
import { FundAccountCorrections, FundLedger } from '@app/funds';
import { FUND_ENTITIES } from '@app/funds/testing';
import { HARDSHIP_ENTITIES, hardshipOn } from '@app/hardship/testing';
import { MEMBER_ENTITIES, membersOn } from '@app/members/testing';
import { OrganizationDirectory, UnionRegister } from '@app/organizations';
import { ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { STUDY_AID_ENTITIES, studyAidOn } from '@app/study-aid/testing';
import type { UnitOfWork, Vault } from '@app/persistence';
import { ClaimIntake } from '../app/claim.intake';
import { ConsentIntake } from '../app/consent.intake';
import { DisputeIntake } from '../app/dispute.intake';
import { FundAccountIntake } from '../app/fund-account.intake';
import { FundAccountUndo } from '../app/fund-account.undo';
import { HardshipFileIntake, HardshipIntakes, HardshipPersonIntake } from '../app/hardship.intake';
import { ImportAccess } from '../app/import-access';
import { ImportApplication } from '../app/import-application';
import { ImportFailure } from '../app/import-failure';
import { LedgerPeople } from '../app/ledger-people';
import { LedgerUndo } from '../app/ledger-undo';
import { OccasionWords } from '../app/occasion-words.service';
import { UnionUndo } from '../app/union-undo';
import { VisitIntake } from '../app/visit.intake';
import { ImportMappingService } from '../app/import-mapping.service';
import { ImportNotes } from '../app/import-notes';
import { ImportOrderService } from '../app/import-order.service';
import { ImportPreview } from '../app/import-preview';
import { ImportReadingService } from '../app/import-reading.service';
import { ImportUndoService, PeopleUndo } from '../app/import-undo.service';
import { ImportUploadService } from '../app/import-upload.service';
import { ImportWalk } from '../app/import-walk';
import { ImportService } from '../app/import.service';
import { OfficialDaysIntake } from '../app/official-days.intake';
import { OfficialDaysUndo } from '../app/official-days.undo';
import { OrganizationIntake } from '../app/organization.intake';
import { RosterIntake } from '../app/roster.intake';
import { ActivityIntake } from '../app/activity.intake';
import { DonationIntake } from '../app/donation.intake';
import { LedgerAccounts } from '../app/ledger-accounts';
import { LedgerIntakes, SheetIntakes } from '../app/sheet-intakes';
import { UnusedImports } from '../app/unused-imports';
import { ImportFileStore } from '../data/import-file.store';
import { StudyAwardIntake } from '../app/study-award.intake';
import { INTAKE_ENTITIES } from '../data/import-run.entity';

/** Entities of this lib and of those into which it imports. */
export const INTAKE_PLATFORM_ENTITIES = [
  ...new Set([
    ...ORGANIZATION_ENTITIES,
    ...MEMBER_ENTITIES,
    ...FUND_ENTITIES,
    ...HARDSHIP_ENTITIES,
    ...CALENDAR_ENTITIES,
    ...STANDARD_ENTITIES,
    ...DISBURSEMENT_ENTITIES,
    ...VISIT_ENTITIES,
    ...ROUND_ENTITIES,
    ...DONATION_ENTITIES,
    ...ACTIVITY_ENTITIES,
    ...MUTUAL_AID_ENTITIES,
    ...DISPUTE_ENTITIES,
    ...STUDY_AID_ENTITIES,
    ...INTAKE_ENTITIES,
  ]),
];

/** The services of this lib on a platform, without Nest. */
export function intakeOn({ uow, vault }: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const directory = new OrganizationDirectory();
  const unions = new UnionRegister();
  const { imports, consentImport, directory: members } = membersOn({ uow, vault });
  const { imports: hardship } = hardshipOn({ uow, vault });
  const ledger = new FundLedger(directory);
  const corrections = new FundAccountCorrections(directory);
  const nothingElse = new CalendarConsequences({ getProviders: () => [] } as never);
  const years = new OfficialYearService(uow, directory, new CalendarService(), nothingElse);
  const notes = new ImportNotes(vault);
  const files = new ImportFileStore(vault);
  const access = new ImportAccess(directory, notes);
  const failure = new ImportFailure(uow);
  const roster = new RosterIntake(imports);
  const words = new OccasionWords(uow, directory, new StandardService(directory, members));
  const visits = new VisitHistory(directory, members, new ImportedPayments(ledger));
  const rounds = new RoundHistory(members);
  const accounts = new LedgerAccounts(corrections);
  const donations = new DonationHistory(directory, ledger);
  const activities = new ActivityHistory();
  const claims = new ClaimHistory();
  const disputes = disputesOn({ uow, vault });
  const { history: studyAid } = studyAidOn({ uow, vault });
  const walk = new ImportWalk(
    directory,
    files,
    notes,
    new SheetIntakes(
      new OrganizationIntake(directory, unions),
      roster,
      new FundAccountIntake(ledger, corrections),
      new HardshipIntakes(new HardshipFileIntake(hardship, imports), new HardshipPersonIntake(hardship)),
      new OfficialDaysIntake(years, new AccountDirectory()),
      new LedgerIntakes(
        new VisitIntake(new LedgerPeople(imports), words, accounts, visits, rounds),
        new DonationIntake(accounts, donations),
        new ActivityIntake(activities),
        new DisputeIntake(new LedgerPeople(imports), imports, disputes.imports),
        new ClaimIntake(new LedgerPeople(imports), claims),
        new StudyAwardIntake(studyAid, imports),
        new ConsentIntake(imports, consentImport, members),
      ),
    ),
  );
  const uploads = new ImportUploadService(uow, directory, access, files, notes);
  const mappings = new ImportMappingService(uow, access, walk, notes);
  const orders = new ImportOrderService(uow, access);
  const previews = new ImportPreview(uow, walk, notes, failure);
  const applications = new ImportApplication(uow, walk, files, failure);
  const readings = new ImportReadingService(uow, access, files, notes, new AccountDirectory());
  return {
    ...{ directory, words, years, ledger, corrections, uploads, mappings, orders, previews, applications, readings },
    undoing: new ImportUndoService(
      uow,
      access,
      new UnionUndo(directory, unions),
      new LedgerUndo(visits, rounds, donations, activities, disputes.imports, claims, studyAid),
      new PeopleUndo(imports, hardship, consentImport),
      new FundAccountUndo(directory, ledger, corrections),
      new OfficialDaysUndo(years),
    ),
    unused: new UnusedImports(uow, files),
    imports: new ImportService(uploads, mappings, orders, previews, applications, readings),
  };
}
