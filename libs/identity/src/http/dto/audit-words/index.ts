import { CASES_ACTIONS } from './cases';
import { MONEY_ACTIONS } from './money';
import { OFFICE_ACTIONS } from './office';
import { PEOPLE_ACTIONS } from './people';
import { REPORTS_ACTIONS } from './reports';
import { STUDY_AID_ACTIONS } from './study-aid';

export { AUDIT_FIELD_NAMES } from './fields';

/** Names of what is recorded, for a sheet of the audit trail; the screen has them in its own languages. */
export const AUDIT_ACTION_NAMES: Readonly<Record<string, string>> = {
  ...PEOPLE_ACTIONS,
  ...MONEY_ACTIONS,
  ...CASES_ACTIONS,
  ...REPORTS_ACTIONS,
  ...OFFICE_ACTIONS,
  ...STUDY_AID_ACTIONS,
};
