import { readWords } from './cell-values';
import { simplifiedWord } from './header-text';
import type { RowReader } from './row-reader';

export const PROVISION = 'provision';
const LONGEST = 200;

const NAMED = /向(.+?)提供|(?:提供|材料)[给給]([^,，;；。]+)/;
/** What papers call it that leave open who it is: 互助保障经办单位. */
const ANY_OF_THEM =
  /^[各本市区县省当地相关有的]*(职工)?(医疗)?(互助)?(保障|保险)?(计划)?的?(经办)?(单位|机构|组织|方)?$/;

/** Whom 同意内容 itself names, as 向市职工互助保障会提供理赔材料 does; null: nobody. */
export function receiverIn(words: string): string | null {
  const [, before, after] = NAMED.exec(words) ?? [];
  const name = (before ?? after ?? '').trim();
  return ANY_OF_THEM.test(simplifiedWord(name)) ? null : name;
}

/** 接收方: to whom papers go, of a consent to that alone; null: nobody is named, so it counts for any. */
export function takeReceiver(reader: RowReader, kind: string, keyOf: (name: string) => string): string | null {
  const stated = reader.take('receiver', readWords);
  if (kind !== PROVISION) {
    const message = '接收方只在提供理赔材料的同意里写，这一行的不带进系统';
    if (stated !== null) reader.remark('receiver', { code: 'receiver-left-out', message });
    return null;
  }
  const words = readWords(reader.cell('consentTo'));
  const named = words.ok && words.value !== null ? receiverIn(words.value) : null;
  const name = stated ?? named;
  if (name === null) return null;
  if (stated === null) reader.warn('consentTo', 'receiver-in-words', `没有写接收方，按同意内容认作${name}，请核对`);
  else if (named !== null && keyOf(named) !== keyOf(stated))
    reader.refuse('receiver', 'receiver-differs', `同意内容里写的是${named}，和接收方不一样，请核对`);
  if (name.length > LONGEST)
    reader.refuse('receiver', 'receiver-too-long', `接收方最多写${LONGEST}个字，请只写单位名称`);
  return name;
}
