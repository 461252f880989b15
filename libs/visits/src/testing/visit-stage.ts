import type { MemberId } from '@app/kernel';
import { daysAgo, type School, today } from './a-school';
import { type Answer, type OpenVisits } from './open-visits';

export type Who = School['officer'];

/** What the specs over HTTP ask and report. */
export function visitStage(visits: OpenVisits) {
  const get = (who: Who, url: string) => visits.call('GET', url, { headers: who.headers });
  const post = (who: Who, url: string, body: object, version?: number, key?: string) =>
    visits.call('POST', url, { headers: who.headers, body, ...(version && { version }), ...(key && { key }) });

  const aStayOf = (memberId: MemberId, overrides = {}) => ({
    ...{ memberId, occasion: 'HOSPITAL', eventOn: daysAgo(2), place: '云川第二医院', note: '胆囊手术' },
    ...overrides,
  });
  const report = (school: School, overrides = {}): Promise<Answer> =>
    post(school.leader, 'staff/visit-duties', aStayOf(school.memberId, overrides));
  const someVisit = ({ officer, leader }: School, overrides = {}) => ({
    visitedOn: today(),
    visitors: [
      { personId: officer.actor.personId, name: '刘洋', rank: 'welfare-officer' },
      { personId: leader.actor.personId, name: '赵敏', rank: 'group-leader' },
    ],
    outcome: { kind: 'met' },
    words: '担心没人代课',
    nextNeed: '找人代课',
    ...overrides,
  });
  return { get, post, aStayOf, report, someVisit };
}

export type VisitStage = ReturnType<typeof visitStage>;
