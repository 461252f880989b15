import { AID_STATUSES } from '../domain/aid.lifecycle';
import { FILE_STATUSES } from '../domain/file.lifecycle';
import { HARDSHIP_CAUSES, HONOUR_LEVELS, LIVELIHOODS } from '../domain/model-worker';
import { AID_KINDS } from '../domain/special-aid';
import { SURVEY_STATUSES } from '../domain/survey.lifecycle';

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(',');

export const LEVEL_SQL = listed(HONOUR_LEVELS);
export const FILE_STATUS_SQL = listed(FILE_STATUSES);
export const SURVEY_STATUS_SQL = listed(SURVEY_STATUSES);
export const LIVELIHOOD_SQL = listed(LIVELIHOODS);
export const CAUSE_SQL = listed(HARDSHIP_CAUSES);
export const AID_KIND_SQL = listed(AID_KINDS);
export const AID_STATUS_SQL = listed(AID_STATUSES);
