import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Door } from '../door';
import { ProgressForm } from './progress-form';

/** For everybody, without an account. */
export default function ProgressPage() {
  const { t } = useTranslation('progress');
  return (
    <Door title={t('title')} intro={t('intro')} help={<Link to="/login">{t('login')}</Link>}>
      <ProgressForm />
    </Door>
  );
}
