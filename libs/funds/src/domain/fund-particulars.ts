import { type FundKind, fundKindOf, type FundPurpose, fundPurposesOf } from './fund-account';

/** What people write about a fund account in a workbook. */
export interface WrittenFund {
  readonly name: string;
  /** 资金来源 */
  readonly source: string;
  /** 限定用途 */
  readonly purpose: string | null;
  /** 备注 */
  readonly note: string | null;
}

export interface FundParticulars {
  /** undefined: the words name no kind that is known. */
  readonly kind: FundKind | undefined;
  readonly restrictedTo: readonly FundPurpose[];
  readonly needsHardshipFile: boolean;
}

const NEEDS_FILE = /(在档|建档|困难档案|困難檔案|先建)/;
const DONORS_WISH = /捐[赠贈]人意愿|捐[赠贈]人意願/;

/**
 * Reads kind and purposes from name, source and purpose: 劳模专项 of 财政 is the fund of the model workers.
 * 按捐赠人意愿 restricts nothing by itself; the accountant names the purpose when a donor does.
 */
export function particularsOf({ name, source, purpose, note }: WrittenFund): FundParticulars {
  const written = `${name} ${source}`;
  return {
    kind: fundKindOf(written),
    restrictedTo: purpose === null || DONORS_WISH.test(purpose) ? [] : fundPurposesOf(purpose),
    needsHardshipFile: NEEDS_FILE.test(`${purpose ?? ''} ${note ?? ''}`),
  };
}
