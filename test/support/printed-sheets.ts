import { partsOf } from '../../libs/forms/src/app/docx-parts';
import type { Caller } from './scene';
import type { TestApi } from './test-api';

/** Codes of the papers that fit the record as it stands, for this caller. */
export const offeredSheets = async (who: Caller, subjectType: string, subjectId: string): Promise<string[]> =>
  (await who.get(`/staff/forms?subjectType=${subjectType}&subjectId=${subjectId}`))['forms'].map(
    ({ code }: any) => code,
  );

export const printSheet = (api: TestApi, who: Caller, code: string, subjectId: string) =>
  api.app.inject({
    ...{ method: 'POST', url: '/api/staff/form-sheets', headers: who.agent.headers },
    payload: { code, subjectId },
  });

/** What stands on the Word file, without its markup. */
export async function sheetText(api: TestApi, who: Caller, code: string, subjectId: string): Promise<string> {
  const answer = await printSheet(api, who, code, subjectId);
  expect([code, answer.statusCode]).toEqual([code, 200]);
  const xml = partsOf(answer.rawPayload).get('word/document.xml')!.toString('utf8');
  return [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([each]) => each.replace(/<[^>]*>/, '')).join('');
}
