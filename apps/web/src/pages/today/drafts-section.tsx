import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { removeDraft, type Draft } from '../../drafts/draft-store';
import { isWaiting } from '../../drafts/outbox';
import { useDrafts } from '../../drafts/use-draft';
import { ConfirmButton } from '../../parts/confirm-button';
import { RelativeInstant } from '../../parts/relative-date';
import { useSession } from '../../session/use-session';
import styles from './today.module.css';

/** Half written; finished and waiting for a signal; sent back with a sentence. */
const stateOf = (draft: Draft): string => {
  if (!draft.outgoing) return 'drafts.notSent';
  return isWaiting(draft) ? 'drafts.waits' : 'drafts.refused';
};

/** What was typed on this device and not sent. */
export function DraftsSection() {
  const { t } = useTranslation('today');
  const heading = useId();
  const navigate = useNavigate();
  const account = useSession().session?.accountId ?? '';
  const drafts = useDrafts();
  if (drafts.length === 0) return null;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('drafts.title')} <span className="nj-number">{t('drafts.count', { count: drafts.length })}</span>
      </h2>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.key} className={`${styles.item} ${styles.draft}`}>
            <span className={styles.words}>
              <span>{draft.title}</span>
              <span className={styles.where}>
                {t(stateOf(draft))} · <RelativeInstant at={draft.savedAt} />
              </span>
              {draft.outgoing?.problem && <span className={styles.problem}>{draft.outgoing.problem}</span>}
            </span>
            <span className={styles.buttons}>
              <ConfirmButton
                type="text"
                question={t('drafts.discardQuestion', { title: draft.title })}
                explanation={t('drafts.discardMeans')}
                confirm={t('drafts.discard')}
                onConfirm={() => removeDraft(account, draft.key)}
              >
                {t('drafts.discardShort')}
              </ConfirmButton>
              <Button onClick={() => void navigate(draft.path)}>
                {t(isWaiting(draft) ? 'drafts.look' : 'drafts.goOn')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
