import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { yuan } from '../../money';
import { PageHeader } from '../../parts/page-header';
import { StickyAction } from '../../shell/sticky-action';
import { Notice } from './outgoing-notice';
import type { LoggedVisit } from './visit-types';
import styles from './visits.module.css';

export interface VisitResultProps {
  readonly dutyId: string;
  readonly title: string;
  /** null: it was sent later, by itself. */
  readonly visit: LoggedVisit | null;
  /** "走访已经记下" unless it was something else. */
  readonly done?: string;
}

/** What came of the visit: which money was asked for and by which way it goes, what is to be brought later. */
export function VisitResult({ dutyId, title, visit, done }: VisitResultProps) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  return (
    <div className="nj-form">
      <PageHeader title={title} />
      <Notice title={done ?? t('visit.done')}>
        {visit?.requests.map(({ id, kind, amount, sentence }) => (
          <p key={id}>
            {t(`visit.asked.${kind}`, { amount: yuan(amount) })}
            {sentence && <span className={styles.sentence}>{sentence}</span>}
          </p>
        ))}
        {visit?.noRequest && <p>{visit.noRequest}</p>}
        {visit?.consentTakenBack && <p>{t('visit.consentTakenBack')}</p>}
        {visit && visit.marks.length > 0 && <Marks visit={visit} />}
      </Notice>
      <StickyAction>
        <Button size="large" onClick={() => void navigate('/today')}>
          {t('outgoing.home')}
        </Button>
        <Button type="primary" size="large" onClick={() => void navigate(`/duties/${dutyId}`)}>
          {t('report.open')}
        </Button>
      </StickyAction>
    </div>
  );
}

/** The standard's own sentences first; what they do not cover in the mark's words. */
function Marks({ visit: { marks, remarks } }: { visit: LoggedVisit }) {
  const own = ['one-visitor', 'no-signature', 'recipient-absent'];
  const words = marks.filter(({ code }) => remarks.length === 0 || own.includes(code)).map((mark) => mark.words);
  return (
    <ul className={styles.marks}>
      {[...remarks, ...words].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
