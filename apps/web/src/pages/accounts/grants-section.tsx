import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { dayText, todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { StateTag } from '../../parts/state-tag';
import { useHeldWhile } from '../../parts/use-held-while';
import { type Account, ACCOUNTS, type Grant } from './account-types';
import { RoleFields, type TypedGrant } from './role-fields';
import styles from './accounts.module.css';

/** Which role he holds in which union, from when until when. */
export function GrantsSection({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const [granting, setGranting] = useState(false);
  const today = todayInChina();
  const isOver = ({ revoked, validUntil }: Grant) => revoked || (validUntil !== null && validUntil < today);
  const open = account.grants.filter((grant) => !isOver(grant));
  const past = account.grants.filter(isOver);
  return (
    <DetailSection
      title={t('grants.title')}
      actions={
        account.openActions.includes('grant') && <Button onClick={() => setGranting(true)}>{t('grants.give')}</Button>
      }
    >
      {open.length === 0 && <p className="nj-caption">{t(account.memberId ? 'grants.emptyMember' : 'grants.empty')}</p>}
      <ul>
        {open.map((grant) => (
          <GrantLine key={grant.id} accountId={account.id} grant={grant} over={false} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('grants.past', { count: past.length })}</summary>
          <ul>
            {past.map((grant) => (
              <GrantLine key={grant.id} accountId={account.id} grant={grant} over />
            ))}
          </ul>
        </details>
      )}
      <GrantModal account={account} open={granting} onClose={() => setGranting(false)} />
    </DetailSection>
  );
}

function GrantLine({ accountId, grant, over }: { accountId: string; grant: Grant; over: boolean }) {
  const { t } = useTranslation('accounts');
  const [ending, setEnding] = useState(false);
  const { unionName, roleName, validFrom, validUntil, current, revoked } = grant;
  const term = { from: dayText(validFrom, t), until: validUntil ? dayText(validUntil, t) : '' };
  return (
    <DetailLine
      note={
        <>
          {t(validUntil ? 'grants.term' : 'grants.openTerm', term)}
          {revoked && ` · ${t('grants.revoked')}`}
        </>
      }
      end={
        over ? undefined : (
          <>
            {!current && <StateTag tone="waiting">{t('grants.later')}</StateTag>}
            <Button type="text" aria-label={t('grants.endOf', { role: roleName })} onClick={() => setEnding(true)}>
              {t('grants.end')}
            </Button>
          </>
        )
      }
    >
      {roleName} <span className="nj-caption">{unionName}</span>
      {!over && <EndModal accountId={accountId} grant={grant} open={ending} onClose={() => setEnding(false)} />}
    </DetailLine>
  );
}

interface EndModalProps {
  readonly accountId: string;
  readonly grant: Grant;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface End {
  readonly when: 'now' | 'later';
  readonly validUntil?: string;
}

function EndModal({ accountId, grant: newest, open, onClose }: EndModalProps) {
  const { t } = useTranslation('accounts');
  const grant = useHeldWhile(newest, open);
  const send = ({ when, validUntil }: End) =>
    api.post(
      `/staff/accounts/${accountId}/grants/${grant.id}/end`,
      { validUntil: when === 'later' ? validUntil : null },
      { version: grant.version },
    );
  return (
    <FormModal<End, void>
      open={open}
      onClose={onClose}
      title={t('grants.endTitle', { role: grant.roleName, union: grant.unionName })}
      confirm={t('grants.end')}
      explanation={t('grants.endMeans')}
      initial={{ when: 'now', validUntil: todayInChina() }}
      send={send}
      refreshes={[ACCOUNTS]}
      said={t('grants.ended')}
    >
      <Form.Item name="when" label={t('grants.when')}>
        <SegmentedChoice
          label={t('grants.when')}
          choices={(['now', 'later'] as const).map((value) => ({ value, label: t(`grants.whens.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['when']}>
        {({ getFieldValue }) =>
          getFieldValue('when') === 'later' ? (
            <Form.Item name="validUntil" label={t('grants.lastDay')}>
              <DateChoice future label={t('grants.lastDay')} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </FormModal>
  );
}

interface GrantModalProps {
  readonly account: Account;
  readonly open: boolean;
  readonly onClose: () => void;
}

function GrantModal({ account, open, onClose }: GrantModalProps) {
  const { t } = useTranslation('accounts');
  return (
    <FormModal<TypedGrant, Account>
      open={open}
      onClose={onClose}
      title={t('grants.giveTitle', { name: account.displayName })}
      confirm={t('grants.give')}
      initial={{ unionId: account.unionId, validFrom: todayInChina() }}
      send={({ validUntil, ...grant }) =>
        api.post(`/staff/accounts/${account.id}/grants`, { ...grant, validUntil: validUntil || null })
      }
      refreshes={[ACCOUNTS]}
      said={t('grants.given')}
    >
      <RoleFields required />
    </FormModal>
  );
}
