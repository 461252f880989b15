/** Traditional characters that occur in headers and in the words of our dictionaries, with their Simplified forms. */
const PAIRS =
  '會会 員员 證证 號号 碼码 編编 組组 織织 單单 職职 勞劳 級级 類类 別别 齡龄 開开 戶户 銀银 帳账 賬账 電电 話话 機机 聯联 絡络 繫系 備备 註注 說说 問问 對对 訪访 動动 時时 間间 費费 ' +
  '經经 資资 額额 餘余 預预 專专 項项 圍围 隸隶 屬属 區区 劃划 現现 實实 簽签 領领 參参 幫帮 貼贴 條条 歲岁 歷历 務务 農农 業业 縣县 鎮镇 鄉乡 總总 產产 係系 親亲 處处 發发 財财 庫库 ' +
  '撥拨 據据 於于 與与 為为 個个 張张 後后 過过 達达 進进 選选 題题 態态 無无 離离 歸归 來来 們们 體体 園园 衛卫 廠厂 車车 層层 數数 賑赈 濟济 遺遗 獎奖 勵励 給给 償偿 隊队 檔档 標标 ' +
  '準准 節节 慶庆 醫医 療疗 喪丧 婦妇 難难 災灾 顧顾 價价 邊边 兩两 雙双 遠远 長长 門门 導导 師师 學学 習习 書书 記记 誤误 從从 沒没 請请 點点 錯错 這这 還还 樣样 寫写 讓让 稱称 萬万 ' +
  '億亿 圓圆 審审 計计 傳传 統统 國国 際际 負负 責责 協协 輔辅 補补 勛勋 軍军 僑侨 黨党 郵邮 場场 質质 關关 簡简 況况 錄录 當当 屆届 狀状 幣币 貧贫 窮穷 殘残 獨独 孫孙 禮礼 購购 報报 銷销 線线 積积 繳缴';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(PAIRS.split(' ').map((pair) => [pair[0]!, pair[1]!]));

/** The words of headers and dictionaries in Simplified characters; not meant for names. */
export const simplifiedWord = (text: string): string =>
  Array.from(text, (character) => SIMPLIFIED.get(character) ?? character).join('');

export interface HeaderText {
  /** What is compared: half-width, Simplified, without blanks, marks and brackets. */
  readonly key: string;
  /** Parts of a header that names two things: 姓名/被走访人. */
  readonly parts: readonly string[];
  /** What stands in brackets, such as 元 or 万元. */
  readonly unit: string | null;
}

const BRACKETS = /[([{【〔〈《「](.*?)[)\]}】〕〉》」]/g;
const MARKS = /[\s\p{P}\p{S}\u200B-\u200F\uFEFF]/gu;

const keyOf = (text: string): string => text.replace(MARKS, '').toLowerCase();

export function readHeaderText(cell: string): HeaderText {
  const text = simplifiedWord(cell.normalize('NFKC'));
  const units = [...text.matchAll(BRACKETS)].map((match) => keyOf(match[1] ?? ''));
  const [bare, trailing] = withoutUnit(text.replace(BRACKETS, ''));
  const parts = bare.split(/[/、|,;]|或/).map(keyOf);
  return {
    key: keyOf(bare),
    parts: parts.length > 1 ? parts.filter(Boolean) : [],
    unit: units.find((unit) => unit !== '') ?? trailing,
  };
}

/** 金额:万元 and 金额 万元 say the unit without brackets. */
function withoutUnit(text: string): [bare: string, unit: string | null] {
  const match = /^(.*\S)[:\s]\s*([百千万亿]?元)\s*$/.exec(text);
  return match ? [match[1]!, match[2]!] : [text, null];
}
