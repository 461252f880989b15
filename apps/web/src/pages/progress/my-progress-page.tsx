import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header';
import { ProgressForm } from './progress-form';

/** The same for who is signed in: a colleague's or a relative's case, with his phone's tail. */
export default function MyProgressPage() {
  const { t } = useTranslation('progress');
  return (
    <div className="nj-form">
      <PageHeader title={t('title')} subtitle={t('intro')} />
      <div className="nj-card" style={{ padding: 16 }}>
        <ProgressForm />
      </div>
    </div>
  );
}
