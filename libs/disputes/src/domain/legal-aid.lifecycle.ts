import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const LEGAL_AID_STATUSES = [
  'received',
  'supplementing',
  'granted',
  'refused',
  'in-objection',
  'upheld',
  'handling',
  'completed',
  'terminated',
  'withdrawn',
  'closed',
] as const;
export type LegalAidStatus = (typeof LEGAL_AID_STATUSES)[number];

export const LEGAL_AID_ACTIONS = [
  'ask-papers',
  'supply',
  'grant',
  'refuse',
  'object',
  'uphold',
  'overturn',
  'assign',
  'complete',
  'terminate',
  'withdraw',
  'close',
] as const;
export type LegalAidAction = (typeof LEGAL_AID_ACTIONS)[number];

/**
 * The whole life of legal aid (domain rules §5.4): examined and decided within 7 days, assigned within 3. An objection to
 * a refusal or to an end before time is decided by who stands above; overturned it is granted, and assigned anew.
 */
export const LEGAL_AID_LIFECYCLE: Lifecycle<LegalAidStatus, LegalAidAction> = {
  'ask-papers': { from: ['received'], to: 'supplementing' },
  supply: { from: ['supplementing'], to: 'received' },
  grant: { from: ['received'], to: 'granted' },
  refuse: { from: ['received'], to: 'refused' },
  object: { from: ['refused', 'terminated'], to: 'in-objection' },
  uphold: { from: ['in-objection'], to: 'upheld' },
  overturn: { from: ['in-objection'], to: 'granted' },
  assign: { from: ['granted'], to: 'handling' },
  complete: { from: ['handling'], to: 'completed' },
  terminate: { from: ['granted', 'handling'], to: 'terminated' },
  withdraw: { from: ['received', 'supplementing', 'granted', 'handling'], to: 'withdrawn' },
  close: { from: ['refused', 'upheld', 'completed', 'terminated', 'withdrawn'], to: 'closed' },
};

export const nextLegalAidStatus = (status: LegalAidStatus, action: LegalAidAction): LegalAidStatus | undefined =>
  nextStatus(LEGAL_AID_LIFECYCLE, status, action);

export const openLegalAidActions = (status: LegalAidStatus): LegalAidAction[] =>
  openActions(LEGAL_AID_LIFECYCLE, status);

export const LEGAL_AID_STATUS_LABELS: Readonly<Record<LegalAidStatus, string>> = {
  received: '已收到，待审查',
  supplementing: '待补材料',
  granted: '已决定援助，待指派',
  refused: '不予援助',
  'in-objection': '异议审查中',
  upheld: '维持原决定',
  handling: '办理中',
  completed: '已办结',
  terminated: '已终止援助',
  withdrawn: '已撤回',
  closed: '已归档',
};

export const LEGAL_AID_ACTION_LABELS: Readonly<Record<LegalAidAction, string>> = {
  'ask-papers': '通知补材料',
  supply: '登记材料补齐',
  grant: '决定给予援助',
  refuse: '决定不予援助',
  object: '登记异议',
  uphold: '维持原决定',
  overturn: '改为给予援助',
  assign: '指派人员',
  complete: '登记办理结果',
  terminate: '终止援助',
  withdraw: '申请人撤回',
  close: '归档',
};

/** Where the case stands, to the applicant himself. */
export const LEGAL_AID_SENTENCES: Readonly<Record<LegalAidStatus, string>> = {
  received: '您的申请收到了，7 天内会书面告诉您是不是给予援助。',
  supplementing: '还差一些材料，补齐了接着审查。补材料的时间不算在 7 天里。',
  granted: '已经决定给您法律援助，3 天内会安排好帮您的人。',
  refused: '这次没有给予援助，原因写在下面。您不同意可以提出异议，由上级重新审查。',
  'in-objection': '您的异议收到了，5 天内答复。',
  upheld: '上级审查后维持了原来的决定，原因写在下面。您还可以向司法局的法律援助中心申请。',
  handling: '有人在帮您办，下一次的时间和要带的东西写在下面。',
  completed: '这件事办完了，结果写在下面。',
  terminated: '援助已经终止，原因写在下面。您不同意可以提出异议。',
  withdrawn: '申请已经撤回，以后还可以再来。',
  closed: '这件事已经办完归档。',
};
