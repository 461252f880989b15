import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asLeft } from './last-search';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** One line below the title: a date, a sentence that says what is listed. */
  readonly subtitle?: ReactNode;
  /** Path that "back" leads to: a list as it was left. */
  readonly back?: string;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, subtitle, back, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={styles.header}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={styles.words}>
        {back && (
          <Link className={styles.back} to={asLeft(back)}>
            <ArrowLeftOutlined aria-hidden /> {t('back')}
          </Link>
        )}
        <h1>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
