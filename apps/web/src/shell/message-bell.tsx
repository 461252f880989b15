import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Audience } from '../api/types';
import { unreadQuery } from '../pages/messages/messages';
import { useLiveMessages } from '../pages/messages/use-live-messages';
import { useBuilt } from './built-paths';
import styles from './message-bell.module.css';

/** 消息, with how many are not read. */
export function MessageBell({ audience }: { audience: Audience }) {
  const { t } = useTranslation('shell');
  const path = audience === 'staff' ? '/messages' : '/my/messages';
  const built = useBuilt(path);
  const live = useLiveMessages(built);
  const { data: unread = 0 } = useQuery({
    ...unreadQuery,
    enabled: built,
    ...(live && { refetchInterval: false as const }),
  });
  if (!built) return null;
  return (
    <Link
      className={unread > 9 ? styles.bellOfMany : styles.bell}
      to={path}
      aria-label={unread > 0 ? t('messages.unread', { count: unread }) : t('messages.title')}
    >
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined className={styles.icon} aria-hidden />
      </Badge>
      <span>{t('messages.title')}</span>
    </Link>
  );
}
