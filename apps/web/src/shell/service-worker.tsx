import { App, Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';

const LOOK_AGAIN_MS = 30 * 60_000;

/** Keeps the app on the device (service-worker.js), and says when a new build is there to be taken over. */
export function ServiceWorkerRunner() {
  const { t } = useTranslation('shell');
  const { notification } = App.useApp();
  const offer = useEffectEvent((waiting: ServiceWorker) =>
    notification.info({
      key: 'update',
      title: t('update.there'),
      description: t('update.means'),
      duration: 0,
      actions: (
        // A worker has no other origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        <Button type="primary" onClick={() => waiting.postMessage('take-over')}>
          {t('update.take')}
        </Button>
      ),
    }),
  );
  useEffect(() => {
    // Not in development, and not where the address is neither https nor this machine.
    const workers = (navigator as Partial<Navigator>).serviceWorker;
    if (!workers || !import.meta.env.PROD) return undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    const hadOne = workers.controller !== null;
    const changed = () => hadOne && location.reload();
    workers.addEventListener('controllerchange', changed);
    const start = async () => {
      const registration = await workers.register('/sw.js');
      if (registration.waiting && hadOne) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const fresh = registration.installing;
        fresh?.addEventListener('statechange', () => {
          if (fresh.state === 'installed' && workers.controller) offer(fresh);
        });
      });
      timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN_MS);
    };
    // Without it everything works as long as there is a signal.
    void start().catch(() => undefined);
    return () => {
      clearInterval(timer);
      workers.removeEventListener('controllerchange', changed);
    };
  }, []);
  return null;
}
