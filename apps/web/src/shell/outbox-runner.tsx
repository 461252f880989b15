import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { flush, isWaiting } from '../drafts/outbox';
import { useDrafts } from '../drafts/use-draft';
import { useSession } from '../session/use-session';

const AGAIN_MS = 60_000;

/** Sends what was finished without a signal: at start, when the network is back, and now and then while it waits. */
export function OutboxRunner() {
  const { t } = useTranslation('shell');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const account = useSession().session?.accountId;
  const waiting = useDrafts().filter(isWaiting).length;
  const run = useEffectEvent(async (whose: string | undefined) => {
    const sent = whose ? await flush(whose) : 0;
    if (sent === 0) return;
    void message.success(t('outbox.sent', { count: sent }));
    await queries.invalidateQueries();
  });
  useEffect(() => {
    const again = () => void run(account);
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [account]);
  useEffect(() => {
    if (waiting === 0) return undefined;
    const timer = setInterval(() => void run(account), AGAIN_MS);
    return () => clearInterval(timer);
  }, [account, waiting]);
  return null;
}
