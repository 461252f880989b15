import type { SheetColumn } from '@app/http';
import type { DutyLineView } from './duty.view';

/** The list of cases in Excel. */
export const DUTY_COLUMNS: readonly SheetColumn<DutyLineView>[] = [
  { title: '案件编号', width: 26, value: ({ number }) => number },
  { title: '会员', value: ({ memberName }) => memberName },
  { title: '事项', value: ({ occasionName }) => occasionName },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  { title: '发生日期', width: 12, value: ({ eventOn }) => eventOn },
  { title: '期限', width: 12, value: ({ deadlineOn }) => deadlineOn },
  { title: '还剩多久', width: 16, value: ({ urgency }) => urgency },
  { title: '状态', width: 12, value: ({ statusName }) => statusName },
  { title: '谁去', width: 20, value: ({ assignees }) => assignees.map(({ name }) => name).join('、') },
  { title: '走访次数', kind: 'count', value: ({ visitCount }) => visitCount },
];
