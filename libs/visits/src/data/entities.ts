import { CaseLookUp } from './case-look-up.entity';
import { DutyAssignee } from './duty-assignee.entity';
import { DutyFact } from './duty-fact.entity';
import { DutyReport } from './duty-report.entity';
import { Rating } from './rating.entity';
import { Visit } from './visit.entity';
import { VisitDuty } from './visit-duty.entity';

export const VISIT_ENTITIES = [VisitDuty, DutyReport, DutyAssignee, Visit, DutyFact, Rating, CaseLookUp];
