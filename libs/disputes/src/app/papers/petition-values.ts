import { dayOnSheet, type FormValues } from '@app/forms';
import { PETITION_KIND_LABELS, PETITION_ROAD_LABELS, PETITION_SOURCE_LABELS } from '../../domain/petition';
import { PETITION_OUTCOME_LABELS } from '../../domain/petition.lifecycle';
import type { PetitionPage } from '../petition-reading';
import { lastDayOnSheet } from './paper-values';

const ANONYMOUS = '匿名';

/** A petition on paper. Papers of the office about others stand on none of them. */
export function petitionValues(page: PetitionPage): FormValues {
  return { ...broughtOnPaper(page), ...stepsOnPaper(page), ...answersOnPaper(page) };
}

function broughtOnPaper({ petition, open }: PetitionPage): FormValues {
  const { tenantId, number, people, about, forwardedBy, intakeName, handlerName: handler } = petition;
  const person = (sealed: Buffer | null) => open.open(tenantId, 'petitioner', sealed);
  const said = (sealed: Buffer | null) => open.open(tenantId, 'petition', sealed);
  const name = person(petition.petitionerSealed);
  return {
    ...{ number, about, forwardedBy, intakeName, handler, people: String(people) },
    petitioner: name === null ? ANONYMOUS : people > 1 ? `${name}等 ${people} 人` : name,
    ...{
      phone: person(petition.phoneSealed),
      words: said(petition.wordsSealed),
      request: said(petition.requestSealed),
    },
    representatives: person(petition.representativesSealed)?.split('\n').join('、') || null,
    ...{ kind: PETITION_KIND_LABELS[petition.kind], source: PETITION_SOURCE_LABELS[petition.source] },
    receivedOn: dayOnSheet(petition.receivedOn),
  };
}

function stepsOnPaper({ petition, clocks, open }: PetitionPage): FormValues {
  const { outcome, road, extendedDays } = petition;
  const handling = clocks.find(({ rule }) => rule.code === 'petition-handling');
  const extension = handling?.events.findLast(({ kind, counted }) => kind === 'extended' && counted);
  return {
    ...{ repliedOn: dayOnSheet(petition.repliedOn), acceptedOn: dayOnSheet(petition.acceptedOn) },
    handlingEnd: lastDayOnSheet(clocks, 'petition-handling'),
    ...{ extendedDays: extendedDays > 0 ? String(extendedDays) : null, extensionReason: extension?.ground ?? null },
    ...{ outcome: outcome && PETITION_OUTCOME_LABELS[outcome], road: road && PETITION_ROAD_LABELS[road] },
    ...{
      reason: open.open(petition.tenantId, 'petition', petition.reasonSealed),
      concludedOn: dayOnSheet(petition.concludedOn),
    },
  };
}

function answersOnPaper({ petition, clocks, open }: PetitionPage): FormValues {
  const said = (sealed: Buffer | null) => open.open(petition.tenantId, 'petition', sealed);
  return {
    ...{ answer: said(petition.answerSealed), answeredOn: dayOnSheet(petition.answeredOn) },
    reviewEnd: lastDayOnSheet(clocks, 'petition-review-request'),
    reviewRequestedOn: dayOnSheet(petition.reviewRequestedOn),
    ...{ review: said(petition.reviewSealed), reviewedOn: dayOnSheet(petition.reviewedOn) },
    recheckEnd: lastDayOnSheet(clocks, 'petition-recheck-request'),
    recheckRequestedOn: dayOnSheet(petition.recheckRequestedOn),
    ...{ recheck: said(petition.recheckSealed), recheckedOn: dayOnSheet(petition.recheckedOn) },
  };
}
