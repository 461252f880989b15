import { AID_ACTIONS } from './aid';
import { CASES_ACTIONS } from './cases';
import { DISPUTES_ACTIONS } from './disputes';
import { FILES_ACTIONS } from './files';
import { HARDSHIP_ACTIONS } from './hardship';
import { MONEY_ACTIONS } from './money';
import { OFFICE_ACTIONS } from './office';
import { PEOPLE_ACTIONS } from './people';
import { REPORTS_ACTIONS } from './reports';

export { AUDIT_FIELD_NAMES } from './fields';

/** Names of what is recorded, for a sheet of the audit trail; the screen has them in its own languages. */
export const AUDIT_ACTION_NAMES: Readonly<Record<string, string>> = {
  ...PEOPLE_ACTIONS,
  ...MONEY_ACTIONS,
  ...OFFICE_ACTIONS,
  ...REPORTS_ACTIONS,
  ...CASES_ACTIONS,
  ...HARDSHIP_ACTIONS,
  ...FILES_ACTIONS,
  ...AID_ACTIONS,
  ...DISPUTES_ACTIONS,
};
