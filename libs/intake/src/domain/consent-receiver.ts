import { readWords } from './cell-values';
import type { RowReader } from './row-reader';

export const PROVISION = 'provision';
const LONGEST = 200;

/** 接收方: to whom papers go, of a consent to that alone; null: nobody is named, so it counts for any. */
export function takeReceiver(reader: RowReader, kind: string): string | null {
  const name = reader.take('receiver', readWords);
  if (name === null) return null;
  if (kind !== PROVISION) {
    const message = '接收方只在提供理赔材料的同意里写，这一行的不带进系统';
    reader.remark('receiver', { code: 'receiver-left-out', message });
    return null;
  }
  if (name.length > LONGEST)
    reader.refuse('receiver', 'receiver-too-long', `接收方最多写${LONGEST}个字，请只写单位名称`);
  return name;
}
