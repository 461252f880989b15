import { api } from '../../../api/client';
import { AddPapers } from '../add-papers';
import { DUTIES, type VisitDuty } from '../visit-types';

/** Brings what the latest incomplete visit lacks; when several lack something, one after the other. */
export function CasePapers({ duty: { visits } }: { duty: VisitDuty }) {
  const visit = visits.findLast(({ missing, openActions }) => missing.length > 0 && openActions.includes('add-papers'));
  if (!visit) return null;
  const { id, version, missing } = visit;
  return (
    <AddPapers
      key={id}
      missing={missing}
      documents
      send={(evidence, idempotencyKey) =>
        api.post(`/staff/visits/${id}/papers`, { evidence }, { version, idempotencyKey })
      }
      refreshes={[[...DUTIES], ['today']]}
    />
  );
}
