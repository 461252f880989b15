import { dayOnSheet, type FormRow, type FormValues, yuanOnSheet } from '@app/forms';
import type { AccidentPerson } from '../../data/accident.entity';
import {
  ACCIDENT_KIND_LABELS,
  type AccidentPersonId,
  ACTIVITY_KIND_LABELS,
  COMPENSATION_STATE_LABELS,
  compensationState,
  EMPLOYMENT_LABELS,
  GRADE_LABELS,
  gradeOf,
  HARM_LABELS,
  HARMS,
  RECOGNITION_LABELS,
} from '../../domain/accident';
import type { AccidentPage } from '../accident-reading';
import { contentsOnSheet, filed, type FiledPaper, lastDayOnSheet } from './paper-values';

/** An accident on paper. */
export function accidentValues(page: AccidentPage): FormValues {
  return {
    ...happenedOnPaper(page),
    ...investigationOnPaper(page),
    ...recognitionOnPaper(page),
    injured: personRows(page, page.persons),
    activities: page.activities.map(({ onDay, kind, wordsSealed, recordedByName }, i) => ({
      ...{ place: String(i + 1), on: dayOnSheet(onDay), kind: ACTIVITY_KIND_LABELS[kind], by: recordedByName },
      words: page.open.open(page.accident.tenantId, 'accident', wordsSealed),
    })),
    contents: contentsOnSheet(contentsOf(page)),
  };
}

function happenedOnPaper({ accident, persons, open }: AccidentPage): FormValues {
  const { number, employer, place, kind, intakeName, handlerName: handler } = accident;
  const harms = persons.map(({ harm }) => harm);
  const toll = HARMS.map((harm) => [HARM_LABELS[harm], harms.filter((each) => each === harm).length] as const);
  return {
    ...{ number, employer, place, intakeName, handler, kind: ACCIDENT_KIND_LABELS[kind] },
    ...{ occurredOn: dayOnSheet(accident.occurredOn), reportedOn: dayOnSheet(accident.reportedOn) },
    grade: harms.length > 0 ? GRADE_LABELS[gradeOf(harms)] : null,
    toll:
      toll
        .filter(([, count]) => count > 0)
        .map(([name, count]) => `${name} ${count} 人`)
        .join('、') || null,
    facts: open.open(accident.tenantId, 'accident', accident.factsSealed),
  };
}

function investigationOnPaper({ accident, open }: AccidentPage): FormValues {
  const said = (sealed: Buffer | null) => open.open(accident.tenantId, 'accident', sealed);
  const { investigatedBy, opinionTo } = accident;
  return {
    ...{ investigatedBy, opinionTo, joinedOn: dayOnSheet(accident.joinedOn), closedOn: dayOnSheet(accident.closedOn) },
    ...{ foundOn: dayOnSheet(accident.foundOn), findings: said(accident.findingsSealed) },
    ...{ opinionOn: dayOnSheet(accident.opinionOn), opinion: said(accident.opinionSealed) },
    ...{ decidedOn: dayOnSheet(accident.decidedOn), decision: said(accident.decisionSealed) },
    opinionAnswer: said(accident.opinionAnswerSealed),
    ...{ declinedOn: dayOnSheet(accident.declinedOn), declineReason: said(accident.declineReasonSealed) },
  };
}

/** One of the injured on paper. */
export function injuredValues(page: AccidentPage, personId: AccidentPersonId): FormValues {
  const { accident, persons, papers, open } = page;
  const person = persons.find(({ id }) => id === personId)!;
  const attached = papers.filter(({ paper }) => paper.personId === personId).map(({ title }) => title);
  return {
    ...happenedOnPaper(page),
    ...recognitionEnds(page),
    ...personOnPaper(page, person),
    contact: open.open(accident.tenantId, 'injured', person.contactSealed),
    attached: attached.join('、') || null,
  };
}

const recognitionEnds = ({ clocks }: AccidentPage): FormValues => ({
  employerEnd: lastDayOnSheet(clocks, 'accident-recognition'),
  ownEnd: lastDayOnSheet(clocks, 'accident-recognition-own'),
});

/** Who is still to be recognised, and until when the employer and the person himself may ask. */
function recognitionOnPaper(page: AccidentPage): FormValues {
  return {
    ...recognitionEnds(page),
    unrecognised: personRows(
      page,
      page.persons.filter(({ recognition }) => recognition === 'none'),
    ),
  };
}

/** The rows of a list. `place` is a row's serial number here; on a paper of one person it is where the accident was. */
const personRows = (page: AccidentPage, persons: readonly AccidentPerson[]): FormRow[] =>
  persons.map((person, i) => ({ place: String(i + 1), ...personOnPaper(page, person) }));

function personOnPaper({ open }: AccidentPage, person: AccidentPerson): FormRow {
  const { tenantId, harm, employment, recognition, disability, askedFen, agreedFen, paidFen } = person;
  const yuan = (fen: bigint | null) => (fen === null ? null : yuanOnSheet(fen));
  return {
    name: open.open(tenantId, 'injured', person.nameSealed),
    ...{ harm: HARM_LABELS[harm], harmWords: open.open(tenantId, 'harm', person.harmSealed) },
    ...{ employment: EMPLOYMENT_LABELS[employment], recognition: RECOGNITION_LABELS[recognition] },
    disability: disability === null ? null : `${disability} 级`,
    ...{ asked: yuan(askedFen), agreed: yuan(agreedFen), paid: yuan(paidFen) },
    standing: COMPENSATION_STATE_LABELS[compensationState(person)],
  };
}

/** What lies in the file, in the order in which it came. */
function contentsOf({ accident, activities, persons, papers }: AccidentPage): FiledPaper[] {
  const recognised = persons.flatMap(({ recognisedOn }) => filed('工伤认定决定书', recognisedOn));
  const agreed = persons.flatMap(({ agreedOn }) => filed('赔偿协议', agreedOn));
  return [
    ['职工伤亡事故登记表', accident.reportedOn],
    ...filed('工会参加事故调查函', accident.joinedOn),
    ...activities.map(({ kind, onDay }): FiledPaper => [`调查记录（${ACTIVITY_KIND_LABELS[kind]}）`, onDay]),
    ...filed('事故调查报告', accident.foundOn),
    ...filed('工会对事故处理的意见书', accident.opinionOn),
    ...filed('事故处理批复和对工会意见的答复', accident.decidedOn),
    ...filed('不参加调查的说明', accident.declinedOn),
    ...recognised,
    ...agreed,
    ...(persons.length > 0 ? [['伤亡人员赔偿情况表', accident.closedOn] satisfies FiledPaper] : []),
    ...papers.map(({ paper, title }): FiledPaper => [title, paper.addedOn]),
  ];
}
