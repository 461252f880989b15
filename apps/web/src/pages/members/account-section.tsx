import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { DetailSection } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { ShownOnce } from '../../parts/shown-once';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import type { Member } from './member-types';

type BindingCode = Schemas['BindingCodeView'];

/** How the member gets an account: by a code of his own, or as somebody who works for the union. */
export function AccountSection({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const navigate = useNavigate();
  const accounts = useBuilt('/accounts');
  const [issued, setIssued] = useState<BindingCode | null>(null);
  const issue = useChange<void, BindingCode>({
    send: () => api.post('/staff/accounts/binding-codes', { memberId: member.id }),
    onDone: setIssued,
  });
  if (!can('account:manage')) return null;
  return (
    <DetailSection
      title={t('account.title')}
      actions={
        <>
          <ConfirmButton
            question={t('account.codeQuestion', { name: member.name })}
            explanation={t('account.codeMeans')}
            loading={issue.isPending}
            onConfirm={() => issue.mutateAsync()}
          >
            {t('account.code')}
          </ConfirmButton>
          {accounts && (
            <Button onClick={() => void navigate(`/accounts/new?memberId=${member.id}`)}>{t('account.open')}</Button>
          )}
        </>
      }
    >
      <p className="nj-caption">{t('account.text')}</p>
      <ShownOnce
        title={t('account.codeOf', { name: member.name })}
        secret={issued?.code ?? null}
        onClose={() => setIssued(null)}
      >
        <p>
          {t('account.codeUse')} {t('account.codeUntil')}
          {issued && <RelativeInstant at={issued.expiresAt} />}
        </p>
      </ShownOnce>
    </DetailSection>
  );
}
