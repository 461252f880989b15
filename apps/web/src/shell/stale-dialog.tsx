import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onStale } from '../api/query-client';

/** 412: somebody was faster. What is typed stays; the person looks at the newest state and decides again. */
export function StaleDialog() {
  const { t } = useTranslation('shell');
  const { modal } = App.useApp();
  const queries = useQueryClient();
  useEffect(() => {
    onStale(() => {
      void modal.confirm({
        title: t('stale.title'),
        content: t('stale.text'),
        icon: null,
        centered: true,
        okText: t('stale.look'),
        cancelText: t('stale.stay'),
        onOk: () => queries.invalidateQueries(),
      });
    });
    return () => onStale(() => undefined);
  }, [modal, queries, t]);
  return null;
}
