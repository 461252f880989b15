import type { FormDefinition } from '@app/forms';
import type { AccidentPage } from '../accident-reading';
import { ACTIVITIES, anAccidentPaper, HAPPENED, INJURED, UNRECOGNISED } from './accident-fields';
import { addressed, CONTENTS_TABLE, contentsOf, sealed, told, words } from './paper-layout';

/** 事故登记表: what the union knows of the accident and of those who were hurt. */
const REGISTRATION = anAccidentPaper({
  code: 'ACCIDENT-REGISTRATION',
  title: '职工伤亡事故登记表',
  with: ['grade', 'toll', 'reportedOn', 'facts', 'intakeName', 'investigatedBy', 'joinedOn'],
  lists: [INJURED],
  body: [
    HAPPENED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '接报日期', text: '{{接报日期}}' },
          { label: '事故等级', text: '{{事故等级}}' },
        ],
        [{ label: '伤亡人数', text: '{{伤亡人数}}' }],
        [{ label: '经过', text: '{{经过}}', tall: 8 }],
        [
          { label: '调查单位', text: '{{调查单位}}' },
          { label: '工会参加', text: '{{参加日期}} {{工会代表}}' },
        ],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{伤亡人员.序号}}', width: 1 },
        { title: '姓名', text: '{{伤亡人员.姓名}}', width: 2 },
        { title: '伤亡', text: '{{伤亡人员.伤亡情况}}', width: 2 },
        { title: '伤情', text: '{{伤亡人员.伤情}}', width: 3 },
        { title: '用工关系', text: '{{伤亡人员.用工关系}}', width: 3 },
      ],
    },
    { kind: 'signatures', lines: [['登记人 {{登记人}}', '日期']] },
  ],
});

/** The union names who takes part (工会法 art. 27; 生产安全事故报告和调查处理条例 art. 22). */
const DELEGATION = anAccidentPaper({
  code: 'ACCIDENT-DELEGATION',
  title: '工会参加事故调查函',
  with: ['investigatedBy', 'reportedOn'],
  body: [
    addressed('{{调查单位}}________________'),
    words('{{发生日期}}，{{发生单位}}发生一起{{事故类别}}事故，我会于{{接报日期}}接报。'),
    words(
      '职工因工伤亡事故的调查处理，必须有工会参加（工会法第 27 条、生产安全事故报告和调查处理条例第 22 条）。我会派{{工会代表}}参加调查，请通知调查的安排并提供有关资料。',
    ),
    words('工会会依法提出处理意见，请及时研究并书面答复。'),
    ...sealed('{{打印日期}}'),
    { kind: 'signatures', lines: [['收件单位签收', '日期']] },
  ],
});

/** What the union did, day by day. */
const WORK_RECORD = anAccidentPaper({
  code: 'ACCIDENT-WORK-RECORD',
  title: '工会参加事故调查记录',
  with: ['investigatedBy', 'joinedOn'],
  lists: [ACTIVITIES],
  body: [
    HAPPENED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '调查单位', text: '{{调查单位}}' },
          { label: '参加日期', text: '{{参加日期}}' },
        ],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{参加情况.序号}}', width: 1 },
        { title: '日期', text: '{{参加情况.日期}}', width: 3 },
        { title: '做了什么', text: '{{参加情况.做了什么}}', width: 2 },
        { title: '情况', text: '{{参加情况.情况}}', width: 6 },
        { title: '记录人', text: '{{参加情况.记录人}}', width: 2 },
      ],
    },
    { kind: 'signatures', lines: [['工会代表 {{工会代表}}', '日期']] },
  ],
});

/** 处理意见 of the union (工会法 art. 27); before it is registered there is room to write it. It names nobody who was hurt. */
const OPINION = anAccidentPaper({
  code: 'ACCIDENT-OPINION',
  title: '工会对事故处理的意见书',
  with: ['grade', 'toll', 'foundOn', 'findings', 'opinionTo', 'opinion', 'opinionOn'],
  body: [
    addressed('{{提给谁}}'),
    HAPPENED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '事故等级', text: '{{事故等级}}' },
          { label: '伤亡人数', text: '{{伤亡人数}}' },
        ],
      ],
    },
    told('调查结果', '{{调查结果日期}} {{调查结果}}', 5),
    told('工会意见', '{{工会意见}}', 10),
    words('以上意见依据工会法第 27 条提出，请及时研究，并书面答复我会。'),
    ...sealed('{{提意见日期}}'),
    { kind: 'signatures', lines: [['工会代表 {{工会代表}}', '收件人签收'], ['日期']] },
  ],
});

/** To the employer: to apply for recognition of the injuries in 30 days; later the union may (工伤保险条例 art. 17). */
const RECOGNITION_REMINDER = anAccidentPaper({
  code: 'ACCIDENT-RECOGNITION',
  title: '提请申请工伤认定函',
  with: ['employerEnd', 'ownEnd'],
  lists: [UNRECOGNISED],
  body: [
    addressed('{{发生单位}}'),
    words(
      '{{发生日期}}你单位发生{{事故类别}}事故，下列职工还没有申请工伤认定。单位应当自事故发生之日起 30 天内申请，最后一天是{{单位申请最后一天}}（工伤保险条例第 17 条）。',
    ),
    words(
      '单位不申请的，职工本人、近亲属或者工会到{{直接申请最后一天}}可以直接申请；这段时间的工伤待遇费用由单位负担。',
    ),
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{待申请.序号}}', width: 1 },
        { title: '姓名', text: '{{待申请.姓名}}', width: 3 },
        { title: '伤亡', text: '{{待申请.伤亡情况}}', width: 2 },
        { title: '用工关系', text: '{{待申请.用工关系}}', width: 3 },
      ],
    },
    words('请把申请的日期和认定结果告诉我会。'),
    ...sealed('{{打印日期}}'),
    { kind: 'signatures', lines: [['单位签收', '日期']] },
  ],
});

/** What everybody asked for, was promised and got. */
const COMPENSATION = anAccidentPaper({
  code: 'ACCIDENT-COMPENSATION',
  title: '伤亡人员赔偿情况表',
  with: ['toll'],
  lists: [INJURED],
  landscape: true,
  body: [
    HAPPENED,
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{伤亡人员.序号}}', width: 1 },
        { title: '姓名', text: '{{伤亡人员.姓名}}', width: 2 },
        { title: '工伤认定', text: '{{伤亡人员.工伤认定}} {{伤亡人员.伤残等级}}', width: 3 },
        { title: '提出的赔偿', text: '{{伤亡人员.提出的赔偿}}', width: 3 },
        { title: '谈定的赔偿', text: '{{伤亡人员.谈定的赔偿}}', width: 3 },
        { title: '已经赔付', text: '{{伤亡人员.已经赔付}}', width: 3 },
        { title: '进度', text: '{{伤亡人员.进度}}', width: 2 },
      ],
    },
    { kind: 'signatures', lines: [['工会代表 {{工会代表}}', '日期']] },
  ],
});

const FILE_INDEX = anAccidentPaper({
  code: 'ACCIDENT-INDEX',
  title: '事故调查卷宗目录',
  with: ['grade', 'toll', 'decidedOn', 'decision', 'opinionAnswer', 'declinedOn', 'declineReason', 'closedOn'],
  lists: [contentsOf('事故登记表', '2026年3月3日')],
  body: [
    HAPPENED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '事故等级', text: '{{事故等级}}' },
          { label: '伤亡人数', text: '{{伤亡人数}}' },
        ],
        [{ label: '处理结果', text: '{{处理日期}} {{处理结果}}', tall: 3 }],
        [{ label: '对工会意见的答复', text: '{{对工会意见的答复}}', tall: 2 }],
        [{ label: '没有参加的', text: '{{不参加日期}} {{不参加的原因}}' }],
        [{ label: '归档日期', text: '{{归档日期}}' }],
      ],
    },
    CONTENTS_TABLE,
    { kind: 'signatures', lines: [['立卷人', '日期']] },
  ],
});

/** When a paper can be needed. */
const NEEDED: readonly (readonly [FormDefinition, (page: AccidentPage) => boolean])[] = [
  [REGISTRATION, () => true],
  [DELEGATION, ({ accident: { handlerName, status } }) => handlerName !== null && isUnderInvestigation(status)],
  [WORK_RECORD, ({ activities }) => activities.length > 0],
  [OPINION, ({ accident }) => accident.foundOn !== null],
  [
    RECOGNITION_REMINDER,
    ({ accident, persons }) =>
      accident.declinedOn === null && persons.some(({ recognition }) => recognition === 'none'),
  ],
  [COMPENSATION, ({ persons }) => persons.length > 0],
  [FILE_INDEX, ({ accident }) => accident.decidedOn !== null || accident.declinedOn !== null],
];

const isUnderInvestigation = (status: AccidentPage['accident']['status']): boolean =>
  status === 'reported' || status === 'investigating';

export const ACCIDENT_SHEETS: readonly FormDefinition[] = NEEDED.map(([paper]) => paper);

export const offeredAccidentSheets = (page: AccidentPage): string[] =>
  NEEDED.filter(([, isNeeded]) => isNeeded(page)).map(([{ code }]) => code);
