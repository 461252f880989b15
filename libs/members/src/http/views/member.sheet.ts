import type { SheetColumn } from '@app/http';
import type { MemberRowView } from './member.view';

/** The list of members in Excel: numbers as masked as on the screen. */
export const MEMBER_COLUMNS: readonly SheetColumn<MemberRowView>[] = [
  { title: '姓名', value: ({ name }) => name },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '工会小组', value: ({ groupName }) => groupName },
  { title: '会员类别', value: ({ categoryName }) => categoryName },
  { title: '会籍', width: 12, value: ({ statusName }) => statusName },
  { title: '证件号码', width: 22, value: ({ idNumberMasked }) => idNumberMasked },
  { title: '手机号', value: ({ phoneMasked }) => phoneMasked },
];
