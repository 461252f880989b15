import type { FormDefinition } from '@app/forms';
import type { PetitionPage } from '../petition-reading';
import { addressed, sealed, told, words } from './paper-layout';
import { aPetitionPaper, BROUGHT, RECEIPT } from './petition-fields';

/** 登记表: every item is registered (信访工作条例 art. 23). For the file of the office alone. */
const REGISTRATION = aPetitionPaper({
  code: 'PETITION-REGISTRATION',
  title: '信访登记表',
  with: [
    ...(['representatives', 'phone', 'source', 'forwardedBy', 'words', 'request', 'intakeName', 'handler'] as const),
    ...(['repliedOn', 'acceptedOn', 'handlingEnd', 'outcome', 'concludedOn'] as const),
  ],
  body: [
    {
      kind: 'facts',
      lines: [
        [
          { label: '信访人', text: '{{信访人}}' },
          { label: '人数', text: '{{人数}}' },
        ],
        [
          { label: '推选的代表', text: '{{推选的代表}}' },
          { label: '电话', text: '{{电话}}' },
        ],
        [
          { label: '来源', text: '{{来源}}' },
          { label: '转送单位', text: '{{转送单位}}' },
        ],
        [
          { label: '类别', text: '{{类别}}' },
          { label: '收到日期', text: '{{收到日期}}' },
        ],
        [{ label: '反映的单位或人', text: '{{反映的单位或人}}' }],
        [{ label: '反映的事', text: '{{反映的事}}', tall: 8 }],
        [{ label: '要求', text: '{{要求}}', tall: 2 }],
        [
          { label: '书面告知', text: '{{告知日期}}' },
          { label: '受理', text: '{{受理日期}}' },
        ],
        [
          { label: '办理期满', text: '{{办理期满}}' },
          { label: '办结', text: '{{办结日期}} {{结果}}' },
        ],
        [{ label: '领导批示', text: '', tall: 3 }],
      ],
    },
    { kind: 'signatures', lines: [['登记人 {{登记人}}', '承办人 {{承办人}}']] },
  ],
});

/** Told in writing within 15 days (art. 23), with how long it may take (art. 34). */
const ACCEPTANCE = aPetitionPaper({
  code: 'PETITION-ACCEPTANCE',
  title: '信访事项受理告知书',
  with: ['words', 'request', 'acceptedOn', 'handlingEnd', 'handler'],
  body: [
    addressed('{{信访人}}'),
    words('你于{{收到日期}}向我会提出的信访事项，我会于{{受理日期}}决定受理，由{{承办人}}承办。'),
    words('受理后 60 天内办结并书面答复，最晚到{{办理期满}}。情况复杂要延长的，会书面告诉你理由，最多再延 30 天。'),
    words('承办人和这件事有利害关系的，你可以要求换人。办理期间有新的材料，可以交给承办人。'),
    BROUGHT,
    ...sealed('{{受理日期}}'),
    RECEIPT,
  ],
});

const REJECTION = aPetitionPaper({
  code: 'PETITION-REJECTION',
  title: '信访事项不予受理告知书',
  with: ['words', 'request', 'reason', 'concludedOn'],
  body: [
    addressed('{{信访人}}'),
    words('你于{{收到日期}}向我会提出的信访事项，我会决定不予受理。原因是：'),
    words('{{原因}}'),
    words('这件事还可以走别的路的，上面写明了去哪里。需要帮助填写材料，可以再来找工会。'),
    BROUGHT,
    ...sealed('{{办结日期}}'),
    RECEIPT,
  ],
});

/** To the petitioner: another procedure is the right one (art. 31). */
const REFERRAL = aPetitionPaper({
  code: 'PETITION-REFERRAL',
  title: '信访事项转办告知书',
  with: ['words', 'request', 'reason', 'road', 'concludedOn'],
  body: [
    addressed('{{信访人}}'),
    words('你于{{收到日期}}向我会提出的信访事项，按规定应当走“{{去向}}”，我会于{{办结日期}}转办。情况是：'),
    words('{{原因}}'),
    words('那边怎么受理、多久答复，按那边的规定办。要注意申请的时效，材料怎么准备可以问工会。'),
    BROUGHT,
    ...sealed('{{办结日期}}'),
    RECEIPT,
  ],
});

/** To the body that takes it over. What was told goes to nobody whom it is about (art. 30). */
const FORWARDING = aPetitionPaper({
  code: 'PETITION-FORWARDING',
  title: '信访事项转送函',
  with: ['phone', 'words', 'request', 'reason', 'road', 'concludedOn', 'handler'],
  body: [
    addressed('________________'),
    words(
      '我会于{{收到日期}}收到一件信访事项，按规定应当由你单位办理（{{去向}}），现转送你单位，请依法处理并答复信访人。',
    ),
    words('转送的理由：{{原因}}'),
    BROUGHT,
    {
      kind: 'facts',
      lines: [
        [
          { label: '反映的单位或人', text: '{{反映的单位或人}}' },
          { label: '信访人电话', text: '{{电话}}' },
        ],
      ],
    },
    words('请对信访人和所反映的情况保密，不得把材料转给被反映的单位或者人（信访工作条例第 30 条）。'),
    words('认为不属于你单位职责的，请在收到后 5 个工作日内提出异议，并把材料退回我会。'),
    ...sealed('{{办结日期}}'),
    { kind: 'signatures', lines: [['联系人 {{承办人}}', '收件人签收'], ['日期']] },
  ],
});

/** What was forwarded to us and is not ours goes back within 5 working days, with the reason (art. 23). */
const RETURN = aPetitionPaper({
  code: 'PETITION-RETURN',
  title: '信访事项退回函',
  with: ['forwardedBy', 'words', 'request', 'reason', 'concludedOn', 'intakeName'],
  body: [
    addressed('{{转送单位}}'),
    words('你单位转送、我会于{{收到日期}}收到的信访事项，经核对不属于我会职责，现提出异议并退回。理由是：'),
    words('{{原因}}'),
    BROUGHT,
    words('请另行转送有权处理的单位，并告诉信访人。'),
    ...sealed('{{办结日期}}'),
    { kind: 'signatures', lines: [['经办人 {{登记人}}', '收件人签收'], ['日期']] },
  ],
});

/** More time with approval, and the petitioner is told why (art. 34). */
const EXTENSION = aPetitionPaper({
  code: 'PETITION-EXTENSION',
  title: '信访事项延长办理告知书',
  with: ['acceptedOn', 'extendedDays', 'extensionReason', 'handlingEnd', 'handler'],
  body: [
    addressed('{{信访人}}'),
    words('你提出的信访事项，我会于{{受理日期}}受理。因情况复杂，经批准延长 {{延长天数}} 天办理，到{{办理期满}}。'),
    words('延长的原因：{{延长的原因}}'),
    words('有什么新的情况或者材料，请告诉承办人 {{承办人}}。'),
    ...sealed('{{打印日期}}'),
    RECEIPT,
  ],
});

/** 处理意见书; before it is registered there is room to write it. */
const ANSWER = aPetitionPaper({
  code: 'PETITION-ANSWER',
  title: '信访事项处理意见书',
  with: ['words', 'request', 'acceptedOn', 'handler', 'answer', 'answeredOn', 'reviewEnd'],
  body: [
    addressed('{{信访人}}'),
    words('你于{{收到日期}}提出的信访事项，我会于{{受理日期}}受理，现已办结。'),
    BROUGHT,
    told('处理意见', '{{处理意见}}', 10),
    words(
      '对处理意见不满意的，可以在收到后 30 天内（最后一天 {{请求复查最后一天}}）向上一级工会请求复查。过期不再受理。',
    ),
    ...sealed('{{答复日期}}'),
    { kind: 'signatures', lines: [['信访人签收', '承办人 {{承办人}}'], ['日期']] },
  ],
});

const REVIEW = aPetitionPaper({
  code: 'PETITION-REVIEW',
  title: '信访事项复查意见书',
  with: ['words', 'answer', 'answeredOn', 'reviewRequestedOn', 'review', 'reviewedOn', 'recheckEnd'],
  body: [
    addressed('{{信访人}}'),
    words('你对{{答复日期}}的处理意见不满意，于{{请求复查日期}}请求复查。经复查，意见如下：'),
    told('原处理意见', '{{处理意见}}', 4),
    told('复查意见', '{{复查意见}}', 10),
    words(
      '对复查意见不满意的，可以在收到后 30 天内（最后一天 {{请求复核最后一天}}）向再上一级工会请求复核。过期不再受理。',
    ),
    ...sealed('{{复查答复日期}}'),
    RECEIPT,
  ],
});

/** The last step (art. 36). */
const RECHECK = aPetitionPaper({
  code: 'PETITION-RECHECK',
  title: '信访事项复核意见书',
  with: ['answer', 'review', 'reviewedOn', 'recheckRequestedOn', 'recheck', 'recheckedOn'],
  body: [
    addressed('{{信访人}}'),
    words('你对{{复查答复日期}}的复查意见不满意，于{{请求复核日期}}请求复核。经复核，意见如下：'),
    told('原处理意见', '{{处理意见}}', 3),
    told('复查意见', '{{复查意见}}', 3),
    told('复核意见', '{{复核意见}}', 8),
    words('复核意见是终结意见。以同一事实和理由再提出信访的，不再受理（信访工作条例第 36 条）。'),
    ...sealed('{{复核答复日期}}'),
    RECEIPT,
  ],
});

/** When a paper can be needed; who is unknown can be told nothing. */
const NEEDED: readonly (readonly [FormDefinition, (page: PetitionPage) => boolean])[] = [
  [REGISTRATION, () => true],
  [ACCEPTANCE, ({ petition }) => isKnown(petition) && petition.acceptedOn !== null],
  [REJECTION, ({ petition }) => isKnown(petition) && petition.outcome === 'declined'],
  [REFERRAL, ({ petition }) => isKnown(petition) && petition.outcome === 'forwarded'],
  [FORWARDING, ({ petition }) => petition.outcome === 'forwarded'],
  [RETURN, ({ petition }) => petition.outcome === 'returned'],
  [EXTENSION, ({ petition }) => isKnown(petition) && petition.extendedDays > 0],
  [ANSWER, ({ petition }) => petition.status === 'handling' || petition.answeredOn !== null],
  [REVIEW, ({ petition }) => petition.reviewRequestedOn !== null],
  [RECHECK, ({ petition }) => petition.recheckRequestedOn !== null],
];

const isKnown = ({ petitionerSealed }: PetitionPage['petition']): boolean => petitionerSealed !== null;

export const PETITION_SHEETS: readonly FormDefinition[] = NEEDED.map(([paper]) => paper);

export const offeredPetitionSheets = (page: PetitionPage): string[] =>
  NEEDED.filter(([, isNeeded]) => isNeeded(page)).map(([{ code }]) => code);
