import type { DutyFactKind } from '../data/duty-fact.entity';
import type { TimelineDetails } from '../domain/timeline';
import type { VisitDutyCommand } from '../domain/visit-duty.decision';

type StoredFact = { [K in DutyFactKind]: { readonly kind: K; readonly detail: TimelineDetails[K] } }[DutyFactKind];

const names = (people: readonly { readonly name: string }[]): string[] => people.map((person) => person.name);

/** What the timeline keeps of a command; null: reports, visits and disbursements tell it themselves. */
export function factOf(command: VisitDutyCommand): StoredFact | null {
  switch (command.action) {
    case 'assign':
      return { kind: 'assigned', detail: { to: names(command.to) } };
    case 'hand-over':
      return { kind: 'handed-over', detail: { to: names(command.to), reason: command.reason.trim() } };
    case 'accept':
      return { kind: 'accepted', detail: {} };
    case 'decline':
      return { kind: 'declined', detail: { reason: command.reason.trim() } };
    case 'excuse':
      return { kind: 'excused', detail: { reason: command.reason.trim() } };
    case 'cancel': {
      const duplicate = command.duplicateOfId !== null;
      return { kind: 'cancelled', detail: { reason: command.reason.trim(), duplicate } };
    }
    case 'escalate':
      return { kind: 'escalated', detail: { to: null } };
    case 'close':
      return { kind: 'closed', detail: {} };
    case 'reopen':
      return { kind: 'reopened', detail: { reason: command.reason.trim() } };
    case 'reinstate':
      return { kind: 'reinstated', detail: { reason: command.reason.trim() } };
    default:
      return null;
  }
}
