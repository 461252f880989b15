import { AmountField, TextField } from '@app/http';

/** Amounts that are thought of; without them the answer says what may be given. */
export class EntitlementQuery {
  @AmountField('慰问金', { optional: true }) cash?: string;
  @AmountField('慰问品', { optional: true, description: '合计金额' }) goods?: string;
  @TextField('已有的材料', { max: 300, optional: true, description: '材料种类，用逗号隔开' }) evidence?: string;
}
