import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ReasonModal } from '../../parts/reason-modal';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { type HandOver, type HandOverLine, HAND_OVERS, LINE_TONES, PATH } from './hand-over-types';
import { GiveLine } from './give-line';
import styles from './hand-overs.module.css';

/** One thing; the next officer says yes, or no with a reason. */
export function LineCard({ handOver, line }: { handOver: HandOver; line: HandOverLine }) {
  const { t } = useTranslation('hand-overs');
  const { title, link, dueOn, cameLater, status, statusLabel, reason, toName, openActions } = line;
  // What is not his yet cannot be opened by the next officer.
  const opens = status === 'accepted' ? line.mine : !handOver.mine;
  return (
    <section className={`nj-card ${styles.line}`}>
      <p>
        {opens ? <Link to={link}>{title}</Link> : title} {cameLater && <StateTag tone="due">{t('cameLater')}</StateTag>}
      </p>
      <p className="nj-caption">
        <StateTag tone={LINE_TONES[status]}>{statusLabel}</StateTag> {dueOn && <RelativeDate day={dueOn} />}
      </p>
      {reason && <p className="nj-caption">{reason}</p>}
      {toName && <p className="nj-caption">{t('nowFor', { name: toName })}</p>}
      {openActions.includes('give') && <GiveLine handOver={handOver} line={line} />}
      {openActions.includes('accept') && <Decision path={`${PATH}/${handOver.id}/lines/${line.id}`} line={line} />}
    </section>
  );
}

function Decision({ path, line: { version, title } }: { path: string; line: HandOverLine }) {
  const { t } = useTranslation('hand-overs');
  const [refusing, setRefusing] = useState(false);
  const accept = useChange<void, HandOver>({
    send: () => api.post(`${path}/acceptance`, {}, { version }),
    refreshes: [HAND_OVERS],
    said: t('accept.done'),
  });
  const refuse = useChange<string, HandOver>({
    send: (reason) => api.post(`${path}/refusal`, { reason }, { version }),
    refreshes: [HAND_OVERS],
    said: t('refuse.done'),
    onDone: () => setRefusing(false),
  });
  return (
    <div className={styles.buttons}>
      <Button loading={accept.isPending} aria-label={`${t('accept.button')} ${title}`} onClick={() => accept.mutate()}>
        {t('accept.button')}
      </Button>
      <Button type="text" aria-label={`${t('refuse.button')} ${title}`} onClick={() => setRefusing(true)}>
        {t('refuse.button')}
      </Button>
      <ReasonModal
        open={refusing}
        title={t('refuse.title', { title })}
        confirm={t('refuse.button')}
        explanation={t('refuse.means')}
        sending={refuse.isPending}
        onConfirm={(reason) => refuse.mutate(reason)}
        onCancel={() => setRefusing(false)}
      />
    </div>
  );
}
