import { dayOnSheet, type FormRow, type FormValues, yuanOnSheet } from '@app/forms';
import { sumFen } from '@app/kernel';
import type { DisputeSession } from '../../data/mediation.entity';
import type { ClockCode } from '../../domain/clock-rules';
import { PAPER_SIDE_LABELS } from '../../domain/case-paper';
import { DISPUTE_MATTER_LABELS, DISPUTE_SOURCE_LABELS, STATEMENT_SIDE_LABELS } from '../../domain/dispute';
import { DISPUTE_OUTCOME_LABELS } from '../../domain/dispute.lifecycle';
import type { DisputePage } from '../dispute-reading';
import { JUDICIAL_REQUEST, REVIEW_REQUEST } from './closing-papers';
import { SESSION_NOTICE } from './opening-papers';
import { contentsOnSheet, filed, type FiledPaper, lastDayOnSheet } from './paper-values';

/** The next session, for the notice; for minutes the last one that was held, or the next to be written by hand. */
export function sessionFor(code: string, { sessions }: DisputePage): DisputeSession | undefined {
  const planned = sessions.filter(({ held }) => !held).at(-1);
  return code === SESSION_NOTICE.code ? planned : (sessions.filter(({ held }) => held).at(-1) ?? planned);
}

/**
 * A dispute on paper. What one side told the mediators in confidence, and what was offered and not agreed to, stands on
 * no paper; a definition names what its reader may read.
 */
export function disputeValues(code: string, page: DisputePage): FormValues {
  return {
    ...partiesOnPaper(page),
    ...applicationOnPaper(page),
    ...stepsOnPaper(page),
    ...sessionOnPaper(page, sessionFor(code, page)),
    ...agreementOnPaper(code, page),
    contents: contentsOnSheet(contentsOf(page)),
  };
}

function partiesOnPaper({ dispute, parties, mediators }: DisputePage): FormValues {
  const first = parties[0]?.name ?? null;
  const elected = parties.filter(({ row }) => row.isRepresentative).map(({ name }) => name);
  const current = mediators.filter(({ replacedOn }) => replacedOn === null);
  return {
    ...{ number: dispute.number, employer: dispute.employer, matter: DISPUTE_MATTER_LABELS[dispute.matter] },
    applicant: dispute.workers > 1 ? `${first}等 ${dispute.workers} 人` : first,
    ...{ workers: String(dispute.workers), representatives: elected.join('、') || null },
    ...{ mediators: current.map(({ name }) => name).join('、') || null, receivedOn: dayOnSheet(dispute.receivedOn) },
    people: parties.map(({ row, name }, i) => ({
      ...{ place: String(i + 1), name, asked: yuanOnSheet(row.asked) },
      agreed: row.agreed === null ? null : yuanOnSheet(row.agreed),
    })),
  };
}

function applicationOnPaper({ dispute, parties, claims, open }: DisputePage): FormValues {
  const { tenantId } = dispute;
  return {
    phone: parties.find(({ phone }) => phone !== null)?.phone ?? null,
    contact: open.open(tenantId, 'contact', dispute.employerContactSealed),
    facts: open.open(tenantId, 'facts', dispute.factsSealed),
    claims: claims.map(({ item, amount }) => `${item} ${yuanOnSheet(amount)}`).join('\n') || null,
    ...{ asked: yuanOnSheet(dispute.asked), knownOn: dayOnSheet(dispute.knownOn) },
    ...{ source: DISPUTE_SOURCE_LABELS[dispute.source], recordedPlace: dispute.recordedPlace },
    intakeName: dispute.intakeName,
  };
}

function stepsOnPaper({ dispute, clocks, open }: DisputePage): FormValues {
  return {
    ...{ consentAskedOn: dayOnSheet(dispute.consentAskedOn), acceptedOn: dayOnSheet(dispute.acceptedOn) },
    mediationEnd: lastDayOnSheet(clocks, 'mediation'),
    ...{ concludedOn: dayOnSheet(dispute.concludedOn), closedOn: dayOnSheet(dispute.closedOn) },
    reason: open.open(dispute.tenantId, 'reason', dispute.reasonSealed),
    outcome: dispute.outcome && DISPUTE_OUTCOME_LABELS[dispute.outcome],
  };
}

function sessionOnPaper({ dispute, open }: DisputePage, session: DisputeSession | undefined): FormValues {
  const read = (sealed: Buffer | null | undefined) => open.open(dispute.tenantId, 'session', sealed ?? null);
  return {
    ...{ serial: session ? String(session.serial) : null, heldOn: dayOnSheet(session?.heldOn ?? null) },
    ...{ atTime: session?.atTime ?? null, place: read(session?.placeSealed), bring: read(session?.bringSealed) },
    present: read(session?.presentSealed)?.replaceAll('\n', '、') ?? null,
    minutes: read(session?.minutesSealed),
  };
}

/** Before it is signed, what one side offered and the other agreed to stands as a draft. */
function agreementOnPaper(
  code: string,
  { dispute, agreement, instalments, offers, parties, clocks, today, open }: DisputePage,
) {
  const agreedOffer = offers.filter(({ answer }) => answer === 'agreed').at(-1);
  const draft = agreedOffer && [
    open.open(dispute.tenantId, 'offer', agreedOffer.wordsSealed),
    yuanOnSheet(agreedOffer.amount),
  ];
  const nameOf = (partyId: string) => parties.find(({ row }) => row.id === partyId)?.name ?? null;
  const clockOf: Readonly<Record<string, ClockCode>> = {
    [JUDICIAL_REQUEST.code]: 'judicial-confirmation',
    [REVIEW_REQUEST.code]: 'arbitration-review',
  };
  const rowOf = ({ partyId, dueOn, amount }: DisputePage['instalments'][number]): FormRow => ({
    ...{ name: nameOf(partyId), dueOn: dayOnSheet(dueOn), amount: yuanOnSheet(amount) },
  });
  const owed = instalments.filter(({ paidOn, dueOn }) => paidOn === null && dueOn <= today);
  return {
    terms: agreement
      ? open.open(dispute.tenantId, 'terms', agreement.termsSealed)
      : (draft?.filter(Boolean).join('\n') ?? null),
    ...{ agreedOn: dayOnSheet(agreement?.agreedOn ?? null), effectiveOn: dayOnSheet(agreement?.effectiveOn ?? null) },
    ...{ sealNumber: agreement?.sealNumber ?? null, instalments: instalments.map(rowOf) },
    ...{ unpaid: owed.map(rowOf), owed: yuanOnSheet(sumFen(owed.map(({ amount }) => amount))) },
    requestEnd: lastDayOnSheet(clocks, clockOf[code]),
  };
}

/** What lies in the file, in the order in which it came. */
function contentsOf(page: DisputePage): FiledPaper[] {
  const { dispute, statements, sessions, agreement, mediators } = page;
  const { outcome, consentAskedOn, acceptedOn, concludedOn } = dispute;
  return [
    ['调解申请书', dispute.receivedOn],
    ...filed('征询调解意见书', consentAskedOn),
    ...(outcome === 'rejected' ? filed('不予受理通知书', concludedOn) : filed('受理通知书', acceptedOn)),
    ...mediators.flatMap(({ name, declaredOn }) => filed(`调解员 ${name} 的回避声明`, declaredOn)),
    ...statements.flatMap(({ side, takenOn }) => filed(`调查笔录（${STATEMENT_SIDE_LABELS[side]}）`, takenOn)),
    ...sessions.flatMap(({ serial, heldOn, held }) => (held ? filed(`第 ${serial} 次调解笔录`, heldOn) : [])),
    ...filed('调解协议书', agreement?.agreedOn),
    ...(outcome === 'failed' || outcome === 'expired' ? filed('调解意见书', concludedOn) : []),
    ...(outcome === 'withdrawn' ? filed('撤回申请', concludedOn) : []),
    ...(outcome === 'referred' ? filed('转办记录', concludedOn) : []),
    ...filed('司法确认申请书', agreement?.judicialRequestedOn),
    ...filed('司法确认裁定书', agreement?.judicialConfirmedOn),
    ...filed('仲裁审查申请书', agreement?.reviewRequestedOn),
    ...filed('仲裁调解书', agreement?.reviewConfirmedOn),
    ...page.instalments.flatMap(({ paidOn }) => filed('付款凭证', paidOn)),
    ...page.papers.map(({ paper, title }): FiledPaper => [
      `${title}（${PAPER_SIDE_LABELS[paper.side]}）`,
      paper.addedOn,
    ]),
  ];
}
