import type { PaymentCondition } from '@app/disbursements';
import { disbursementsOn, ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { DocumentService } from '@app/documents';
import { ModelWorkerLevels, SensitiveViewRecorder } from '@app/members';
import { membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork, Vault } from '@app/persistence';
import { AidFollowing, AidPaymentCondition } from '../app/aid-following';
import { AidRules } from '../app/aid-rules';
import { FileService } from '../app/file.service';
import { FileStore } from '../app/file-store';
import { ModelWorkerCheck } from '../app/model-worker-check';
import { ModelWorkerFigures } from '../app/model-worker-figures';
import { ModelWorkerReading } from '../app/model-worker-reading';
import { SpecialAidService } from '../app/special-aid.service';
import { FilePapers } from '../app/file-papers';
import { SurveyDaysRegister } from '../app/survey-days';
import { SurveyOpening } from '../app/survey-opening';
import { SurveyService } from '../app/survey.service';
import { MODEL_WORKER_ENTITIES as OWN } from '../data/entities';

/** Of this lib and of all that it stands on. */
export const MODEL_WORKER_ENTITIES = [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...OWN])];

/** Must hold when an aid is paid; for `aDesk(platform, { files: [...] })`. */
export const aidConditionOn = (): PaymentCondition => new AidPaymentCondition();

/** The services of this lib on a platform, without Nest. */
export function modelWorkersOn(platform: { readonly uow: UnitOfWork; readonly vault: Vault }) {
  const { uow } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members } = membersOn(platform);
  const { requests, ledger } = disbursementsOn(platform, [aidConditionOn()]);
  const files = new FileStore(organizations, members);
  const rules = new AidRules(uow, organizations);
  const surveyDays = new SurveyDaysRegister(uow, organizations);
  const papers = new FilePapers(uow, organizations, files, new DocumentService());
  return {
    rules,
    files: new FileService(uow, organizations, members, new ModelWorkerLevels(), files),
    surveys: new SurveyService(uow, files),
    days: surveyDays,
    opening: new SurveyOpening(uow, organizations, surveyDays),
    aids: new SpecialAidService(uow, organizations, files, rules, requests, new DocumentService()),
    following: new AidFollowing(),
    reading: new ModelWorkerReading(
      uow,
      organizations,
      files,
      papers,
      ledger,
      new SensitiveViewRecorder(organizations),
    ),
    figures: new ModelWorkerFigures(),
    check: new ModelWorkerCheck(),
  };
}
