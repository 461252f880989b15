import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { PageHeader } from '../../parts/page-header';
import record from '../../parts/record.module.css';
import { RelativeDate } from '../../parts/relative-date';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';

interface OwnCase {
  readonly id: string;
  readonly statusLabel: string;
  readonly receivedOn: string;
}

export interface OwnCasesProps<C extends OwnCase> {
  /** Namespace of its words `mine`: title, intro, none. */
  readonly words: string;
  /** Word of the button to a new one, of the same namespace. */
  readonly begin: string;
  /** Its pages and its API: `/my/petitions`, `/portal/petitions`. */
  readonly page: string;
  readonly path: `/${string}`;
  readonly listKey: QueryKey;
  readonly titleOf: (one: C) => string;
  readonly about?: (one: C) => ReactNode;
}

/** What a member has brought before the union himself, and where each stands. */
export function OwnCases<C extends OwnCase>({ words, begin, page, path, listKey, titleOf, about }: OwnCasesProps<C>) {
  const { t } = useTranslation(words);
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...listKey, 'mine'],
    queryFn: ({ signal }) => api.get<{ readonly items: readonly C[] }>(path, undefined, signal),
  });
  const write = (
    <Button type="primary" onClick={() => void navigate(`${page}/new`)}>
      {t(begin)}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('mine.title')}
        subtitle={t('mine.intro')}
        back="/my/me"
        actions={data?.items.length ? write : null}
      />
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState action={write}>{t('mine.none')}</EmptyState>}
      <ul className={`${record.column} ${record.lines}`}>
        {data?.items.map((one) => (
          <li key={one.id}>
            <Link className={`nj-card ${record.card}`} to={`${page}/${one.id}`}>
              <span className={record.cardTop}>
                <strong>{titleOf(one)}</strong>
                <span className="nj-caption">
                  <RelativeDate day={one.receivedOn} />
                </span>
              </span>
              {about && <span>{about(one)}</span>}
              <span>{one.statusLabel}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
