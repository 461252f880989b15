import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Audience } from '../api/types';
import { useSession } from '../session/use-session';
import { useBuilt } from './built-paths';
import { MessageBell } from './message-bell';
import styles from './desk-top.module.css';

export function DeskTop({ audience }: { audience: Audience }) {
  const { session, can } = useSession();
  const { pathname } = useLocation();
  // The page of the search has the box itself.
  const searches = useBuilt('/search') && audience === 'staff' && can('member:read') && !pathname.startsWith('/search');
  const union = session?.unions[0];
  return (
    <header className={styles.top}>
      {searches ? <ShellSearch /> : <span />}
      <div className={styles.own}>
        <MessageBell audience={audience} />
        <Link className={styles.me} to={audience === 'staff' ? '/me' : '/my/me'}>
          <span className={styles.name}>{session?.displayName}</span>
          {union && (
            <span className={styles.union}>
              {union.unionName} · {union.roleName}
            </span>
          )}
        </Link>
      </div>
    </header>
  );
}

function ShellSearch() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const search = () => typed.trim() && void navigate(`/search?q=${encodeURIComponent(typed.trim())}`);
  return (
    <search className={styles.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Input
          data-search
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          aria-keyshortcuts="/"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </search>
  );
}
