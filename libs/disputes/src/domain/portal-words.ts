import type { DisputeStatus } from './dispute.lifecycle';

/** Where the case stands, to the applicant himself. */
export const PORTAL_SENTENCES: Readonly<Record<DisputeStatus, string>> = {
  received: '您的申请收到了，3 个工作日内会告诉您是不是受理。',
  'consent-asked': '正在问对方愿不愿意调解，有了答复就告诉您。',
  accepted: '已经受理，调解员会先跟您了解情况。',
  rejected: '这件事没有受理，原因已经写在通知里。您还可以走仲裁等办法。',
  investigating: '调解员正在了解情况。',
  'in-session': '正在调解，下一次的时间和要带的东西写在下面。',
  agreed: '双方达成了协议，请按约定的日子收款。',
  failed: '这次没有调解成，您可以去申请劳动仲裁，要注意时效。',
  withdrawn: '申请已经撤回，以后还可以再来。',
  expired: '期限到了还没有谈成，您可以去申请劳动仲裁，要注意时效。',
  referred: '这件事转给了别的部门办，可以问接待的同志。',
  performing: '协议正在履行，付到哪一期写在下面。',
  performed: '协议都履行完了。',
  breached: '对方没有按约付款，工会在帮您申请支付令或仲裁。',
  closed: '这件事已经办结。',
};
