import { FileChange, ModelWorkerFile } from './file.entity';
import { AidRuleRow, SpecialAid } from './special-aid.entity';
import { Survey, SurveyDaysRow } from './survey.entity';

export const MODEL_WORKER_ENTITIES = [ModelWorkerFile, FileChange, Survey, SpecialAid, AidRuleRow, SurveyDaysRow];
