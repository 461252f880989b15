import { randomBytes } from 'node:crypto';
import type { Agent } from '@app/identity/testing';
import type { TypedConsent } from '@app/members';
import { idempotencyOf } from '@app/persistence';
import { CaseService } from '../app/case.service';
import { ReportService } from '../app/report.service';
import { VisitLogService } from '../app/visit-log.service';
import { NO_WISH, type VisitNotes } from '../app/visit-order';
import { VisitsSensitiveUse } from '../app/visits.sensitive-use';
import type { VisitDutyId } from '../domain/visit-duty';
import { anAgentOf, aStay, type School, someNotes } from './a-school';
import type { OpenVisits } from './open-visits';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

/** What specs of the separate consent to a member's health share: a report, a visit, and what is still wanting. */
export function aConsentScene(visits: OpenVisits) {
  const owner = (sql: string, values: unknown[]) => visits.database.owner(sql, values);
  const pageFor = ({ actor }: Agent, id: VisitDutyId) => visits.get(CaseService).page(actor, id);
  return {
    owner,
    pageFor,
    /** The member, signed in for himself. */
    himselfOf: (school: School) => anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId),
    report: (school: School, overrides: Parameters<typeof aStay>[1] = {}) =>
      visits.get(ReportService).byStaff(school.leader.actor, aStay(school, overrides), once()),
    /** He reports it himself, with this consent. */
    tell: (
      school: School,
      himself: Agent,
      consent: TypedConsent | null,
      overrides: Parameters<typeof aStay>[1] = {},
    ) => {
      const { memberId: _, ...facts } = aStay(school, overrides);
      return visits.get(ReportService).byMember(himself.actor, { ...facts, consent }, once());
    },
    log: (school: School, id: VisitDutyId, version: number, consent: TypedConsent | null, notes?: VisitNotes) =>
      visits
        .get(VisitLogService)
        .log(school.leader.actor, id, version, notes ?? someNotes(school), NO_WISH, once(), consent),
    /** Whose consent visits hold for wanting on the member's page, by name. */
    async wanting({ officer, memberId }: School): Promise<string[]> {
      const use = visits.get(VisitsSensitiveUse);
      const held = await visits.platform.uow.read(officer.actor, (tx) => use.subjectsOf(tx, [memberId]));
      return (held.get(memberId) ?? []).map(({ name }) => name);
    },
    /** What the duty tells this agent to ask for. */
    told: async (agent: Agent, id: VisitDutyId) => (await pageFor(agent, id)).lacking.map(({ kind }) => kind),
  };
}
export type ConsentScene = ReturnType<typeof aConsentScene>;
