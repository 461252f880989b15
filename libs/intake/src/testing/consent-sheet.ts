import { PENG, sheetOf } from './import-scene';

const HEADER = [
  ...['姓名', '身份证号', '同意内容', '接收方', '对象姓名', '对象身份证号', '对象出生日期', '监护人姓名', '监护人关系'],
  ...['签字日期', '备注'],
];
export const [NAME, ID] = PENG as [string, string];
export type Row = Readonly<Record<string, string>>;
export const OWN: Row = { 姓名: NAME, 身份证号: ID, 同意内容: '本人医疗健康信息', 签字日期: '2024-05-01' };
export const CARD: Row = { ...OWN, 同意内容: '银行账户信息' };
export const CHILD: Row = {
  ...{ ...OWN, 同意内容: '未满14周岁子女信息', 对象姓名: '李小明', 对象出生日期: '2018-03-04' },
  ...{ 监护人姓名: '彭梅', 监护人关系: '母亲' },
};
export const PROVISION: Row = { ...OWN, 同意内容: '提供给互助保障经办单位' };
export const RELATIVE: Row = { ...OWN, 身份证号: '', 同意内容: '医疗健康信息', 对象姓名: '李强', 备注: '原件在档案盒' };
/** 单独同意登记 with these rows. */
export const consents = (...rows: readonly Row[]) =>
  sheetOf(HEADER, ...rows.map((row) => HEADER.map((title) => row[title] ?? '')));

const ROSTER = ['姓名', '证件号码', '所属工会编码', '银行卡号'];
export const unions = () =>
  sheetOf(
    ['编码', '名称', '类型', '上级编码'],
    ['001', '云川市总工会', '总工会', ''],
    ['B1', '第一工会', '基层工会', '001'],
    ['B2', '第二工会', '基层工会', '001'],
  );
export const roster = () =>
  sheetOf(
    ROSTER,
    [NAME, ID, 'B1', '9999990000000000014'],
    ['孙红梅', '990101197802250048', 'B1', ''],
    ['孙红梅', '99010119880307006X', 'B1', ''],
  );
