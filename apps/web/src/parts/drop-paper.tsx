import type { QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useChange } from '../api/use-change';
import { ReasonModal } from './reason-modal';

export interface DropPaperProps {
  /** Of the paper: `/staff/petitions/…/papers/…`. */
  readonly path: string;
  /** Of the record that it stands in. */
  readonly version: number;
  readonly refreshes: readonly QueryKey[];
  readonly onClose: () => void;
}

/** Asks why a paper does not belong there, and takes it out. */
export function DropPaper({ path, version, refreshes, onClose }: DropPaperProps) {
  const { t } = useTranslation('parts');
  const drop = useChange<string, unknown>({
    send: (reason) => api.post(`${path}/removal`, { reason }, { version }),
    refreshes,
    said: t('dropPaper.said'),
    onNewest: onClose,
    onDone: onClose,
  });
  return (
    <ReasonModal
      open
      title={t('dropPaper.title')}
      confirm={t('dropPaper.confirm')}
      explanation={t('dropPaper.means')}
      suggestions={[t('dropPaper.wrong'), t('dropPaper.twice')]}
      sending={drop.isPending}
      onConfirm={(reason) => drop.mutate(reason)}
      onCancel={onClose}
    />
  );
}
