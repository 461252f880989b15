import type { Lifecycle } from '@app/kernel';

export const DOCUMENT_STATUSES = ['pending', 'attached', 'removed'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type DocumentAction = 'attach' | 'expire' | 'remove';

/** Uploaded and not used yet → part of a case → taken out. Nothing comes back. */
export const DOCUMENT_LIFECYCLE: Lifecycle<DocumentStatus, DocumentAction> = {
  attach: { from: ['pending'], to: 'attached' },
  expire: { from: ['pending'], to: 'removed' },
  remove: { from: ['attached'], to: 'removed' },
};
