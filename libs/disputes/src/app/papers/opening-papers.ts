import { aPaper, PEOPLE, SIDES } from './dispute-fields';
import { dated, words } from './paper-layout';

/** 调解申请书: the applicant's own; a spoken one is read to him and signed (调解仲裁法 art. 12). */
export const APPLICATION = aPaper({
  code: 'DISPUTE-APPLICATION',
  title: '调解申请书',
  with: ['phone', 'contact', 'facts', 'claims', 'asked', 'knownOn', 'source', 'recordedPlace', 'intakeName'],
  lists: [PEOPLE],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [
        [
          { label: '申请人电话', text: '{{申请人电话}}' },
          { label: '知道权利受侵害', text: '{{知道日期}}' },
        ],
        [{ label: '单位联系人', text: '{{单位联系人}}' }],
        [{ label: '请求', text: '{{请求}}', tall: 3 }],
        [{ label: '请求金额', text: '{{请求金额}}' }],
        [{ label: '事实和理由', text: '{{事实和理由}}', tall: 6 }],
        [
          { label: '申请方式', text: '{{申请方式}}' },
          { label: '记录地点', text: '{{记录地点}}' },
        ],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{名单.序号}}', width: 1 },
        { title: '申请人', text: '{{名单.姓名}}', width: 3 },
        { title: '请求金额', text: '{{名单.请求金额}}', width: 3 },
        { title: '签名', text: '', width: 3 },
      ],
    },
    words('以上内容我看过（听过），没有出入，请工会调解。'),
    { kind: 'signatures', lines: [['申请人签名', '接待人 {{接待人}}'], ['日期']] },
  ],
});

/** 征询意见书, for the employer: who asks for what. Nothing that was said in confidence. */
export const CONSENT_REQUEST = aPaper({
  code: 'DISPUTE-CONSENT',
  title: '征询调解意见书',
  with: ['claims', 'asked', 'consentAskedOn', 'intakeName'],
  body: [
    { kind: 'paragraph', text: '{{被申请单位}}：' },
    words('{{申请人}}与你单位因{{争议类别}}发生争议，{{收到日期}}向我会申请调解，请求如下：'),
    words('{{请求}}'),
    words('请求金额合计 {{请求金额}}。'),
    words(
      '调解自愿、保密，不收费。请在收到后三日内告诉我们是否同意调解；不同意也请告诉我们，申请人可以另走仲裁等办法。',
    ),
    dated('{{工会名称}}（盖章）'),
    dated('{{征询日期}}'),
    {
      kind: 'facts',
      lines: [
        [{ label: '你单位的意见', text: '□ 同意调解    □ 不同意调解' }],
        [{ label: '原因和联系人', text: '', tall: 3 }],
      ],
    },
    { kind: 'signatures', lines: [['单位盖章', '经办人 {{接待人}}'], ['日期']] },
  ],
});

export const ACCEPTANCE = aPaper({
  code: 'DISPUTE-ACCEPTANCE',
  title: '受理通知书',
  with: ['acceptedOn', 'mediationEnd'],
  body: [
    { kind: 'paragraph', text: '{{申请人}}、{{被申请单位}}：' },
    words('{{收到日期}}收到的{{争议类别}}争议调解申请，我会于{{受理日期}}决定受理，由{{调解员}}调解。'),
    words('调解到{{调解期满}}期满；双方都同意才能延长。期满没有达成协议的，任何一方可以申请仲裁。'),
    words('双方认为调解员和本案有关系、可能影响公正的，可以要求更换。请按通知的时间参加调解。'),
    dated('{{工会名称}}（盖章）'),
    dated('{{受理日期}}'),
    {
      kind: 'signatures',
      lines: [
        ['申请人签收', '单位签收'],
        ['日期', '日期'],
      ],
    },
  ],
});

/** Written and with the reason, to the applicant. */
export const REJECTION = aPaper({
  code: 'DISPUTE-REJECTION',
  title: '不予受理通知书',
  with: ['reason', 'concludedOn'],
  body: [
    { kind: 'paragraph', text: '{{申请人}}：' },
    words('你于{{收到日期}}向我会申请调解与{{被申请单位}}的{{争议类别}}争议，我会决定不予受理。原因是：'),
    words('{{原因}}'),
    words('你还可以依法申请仲裁、向劳动监察投诉或者起诉。要注意时效，需要帮助可以再来找工会。'),
    dated('{{工会名称}}（盖章）'),
    dated('{{结案日期}}'),
    { kind: 'signatures', lines: [['申请人签收', '日期']] },
  ],
});

/** For both sides: when and where, and what to bring. */
export const SESSION_NOTICE = aPaper({
  code: 'DISPUTE-SESSION',
  title: '调解会通知书',
  with: ['serial', 'heldOn', 'atTime', 'place', 'bring'],
  body: [
    { kind: 'paragraph', text: '{{申请人}}、{{被申请单位}}：' },
    words('现定于{{开会日期}} {{开会时间}}在{{开会地点}}开第 {{次数}} 次调解会，请准时参加。'),
    words('要带的材料：{{要带的材料}}'),
    words('单位由他人参加的，请带授权委托书。来不了请提前告诉调解员 {{调解员}}。'),
    dated('{{工会名称}}（盖章）'),
    dated('{{打印日期}}'),
    {
      kind: 'signatures',
      lines: [
        ['申请人签收', '单位签收'],
        ['日期', '日期'],
      ],
    },
  ],
});

export const MINUTES = aPaper({
  code: 'DISPUTE-MINUTES',
  title: '调解笔录',
  with: ['serial', 'heldOn', 'atTime', 'place', 'present', 'minutes'],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [
        [
          { label: '日期', text: '{{开会日期}} {{开会时间}}' },
          { label: '第几次', text: '{{次数}}' },
        ],
        [{ label: '地点', text: '{{开会地点}}' }],
        [{ label: '调解员', text: '{{调解员}}' }],
        [{ label: '到会的人', text: '{{到会的人}}', tall: 2 }],
        [{ label: '笔录', text: '{{笔录}}', tall: 14 }],
      ],
    },
    words('以上笔录我看过（听过），没有出入。'),
    {
      kind: 'signatures',
      lines: [
        ['申请人签名', '单位签名'],
        ['调解员签名', '记录人签名'],
      ],
    },
  ],
});
