import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { safePath } from '../../session/next-path';
import styles from '../door.module.css';

type Begun = Schemas['BegunSignOnView'];
type Offered = Schemas['OfferedSignOnView'];

/** Why the provider's sign-in led back here; what is not listed is said in general. */
const KNOWN = ['not-linked', 'begin-anew', 'taken', 'away'] as const;

/** Signing in with an account elsewhere, where the federation offers it. */
export function OtherAccount() {
  const { t } = useTranslation('session');
  const [search] = useSearchParams();
  const named = search.get('federation') ?? undefined;
  const { data } = useQuery({
    queryKey: ['single-sign-on', named],
    staleTime: Infinity,
    queryFn: ({ signal }) =>
      api.get<Schemas['SingleSignOnView']>('/public/single-sign-on', { federation: named }, signal),
  });
  const begin = useChange<Offered, Begun>({
    send: ({ id, federation }) =>
      api.post('/public/single-sign-on', {
        providerId: id,
        federation,
        next: safePath(search.get('next')) ?? '/',
      }),
    onDone: ({ address }) => location.assign(address),
  });
  const items = data?.items ?? [];
  const several = new Set(items.map(({ federation }) => federation)).size > 1;
  return items.map((one) => (
    <Button
      key={one.id}
      block
      size="large"
      className={styles.other}
      loading={begin.isPending && begin.variables.id === one.id}
      onClick={() => begin.mutate(one)}
    >
      {t(several ? 'signOn.withOf' : 'signOn.with', { name: one.name, federation: one.federationName })}
    </Button>
  ));
}

/** What came of it when it did not succeed. */
export function SignOnProblem() {
  const { t } = useTranslation('session');
  const [search] = useSearchParams();
  const problem = search.get('problem')?.replace('single-sign-on.', '');
  if (!problem) return null;
  const known = KNOWN.find((one) => one === problem) ?? 'other';
  return (
    <p className={styles.problem} role="alert">
      {t(`signOn.problems.${known}`)}
    </p>
  );
}
