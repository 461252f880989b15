import { Select, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { sentenceOf } from '../api/problem';
import type { FoundMember, Page } from '../api/types';
import { useSession } from '../session/use-session';
import { recentMembers, rememberMember } from './recent-members';
import { useSettled } from './use-settled';
import styles from './member-picker.module.css';

export interface MemberPickerProps {
  readonly value?: FoundMember | null;
  readonly onChange?: (member: FoundMember | null) => void;
  readonly id?: string;
  readonly label?: string;
  readonly disabled?: boolean;
}

const PAUSE_MS = 200;

/** Search as you type: name, pinyin, initials (wxy), the last four of the ID number. Shows recent people first. */
export function MemberPicker({ value, onChange, id, label, disabled = false }: MemberPickerProps) {
  const { t } = useTranslation('parts');
  const account = useSession().session?.accountId ?? '';
  const [typed, setTyped] = useState('');
  const asked = useSettled(useDeferredValue(typed.trim()), PAUSE_MS);
  const { data, isFetching, error } = useQuery({
    queryKey: ['members', 'search', asked],
    enabled: asked !== '',
    queryFn: ({ signal }) => api.get<Page<FoundMember>>('/staff/members/search', { q: asked }, signal),
  });
  const found = asked ? (data?.items ?? []) : recentMembers(account);
  const listed = value && !found.some((member) => member.id === value.id) ? [value, ...found] : found;

  const pick = (memberId: string | undefined) => {
    const member = listed.find((one) => one.id === memberId) ?? null;
    if (member) rememberMember(account, member);
    onChange?.(member);
  };
  const nothing = isFetching ? (
    <Spin size="small" />
  ) : error ? (
    sentenceOf(error)
  ) : asked ? (
    t('member.none')
  ) : (
    t('member.hint')
  );
  return (
    <Select<string>
      {...(id ? { id } : {})}
      className={styles.picker}
      aria-label={label ?? t('member.label')}
      placeholder={t('member.placeholder')}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      disabled={disabled}
      value={value?.id ?? null}
      onChange={pick}
      notFoundContent={<span className={styles.nothing}>{nothing}</span>}
      options={listed.map((member) => ({ value: member.id, label: member.name, member }))}
      optionRender={memberLine}
    />
  );
}

function memberLine(option: { readonly data: object }) {
  const { member } = option.data as { member: FoundMember };
  const where = [member.unionName, member.groupName, member.idNumberMasked, member.statusName].filter(Boolean);
  return (
    <span className={styles.line}>
      <span>{member.name}</span>
      <span className={styles.where}>{where.join(' · ')}</span>
    </span>
  );
}
