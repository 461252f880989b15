import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/problem';
import { removeAllDrafts } from '../../drafts/draft-store';
import { forgetAllPhotos } from '../../drafts/photo-store';
import { useDrafts } from '../../drafts/use-draft';
import { useDoor, useSession } from '../../session/use-session';
import styles from './me.module.css';

/** Drafts name people: on a shared computer they should not stay by accident, and never go by accident. */
export function SignOut() {
  const { t } = useTranslation('me');
  const { message } = App.useApp();
  const drafts = useDrafts();
  const account = useSession().session?.accountId ?? '';
  const { signOut } = useDoor();
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);

  const leave = async (withDrafts: boolean) => {
    setLeaving(true);
    try {
      await signOut();
      if (withDrafts) {
        removeAllDrafts(account);
        await forgetAllPhotos();
      }
    } catch (error) {
      void message.error(sentenceOf(error));
      setLeaving(false);
    }
  };
  return (
    <div className={styles.out}>
      <Button loading={leaving} onClick={() => (drafts.length > 0 ? setAsking(true) : void leave(false))}>
        {t('signOut')}
      </Button>
      <Modal
        open={asking}
        title={t('signOutDrafts.title', { count: drafts.length })}
        centered
        onCancel={() => setAsking(false)}
        footer={[
          <Button key="delete" onClick={() => void leave(true)}>
            {t('signOutDrafts.delete')}
          </Button>,
          <Button key="keep" type="primary" onClick={() => void leave(false)}>
            {t('signOutDrafts.keep')}
          </Button>,
        ]}
      >
        <p>{t('signOutDrafts.text')}</p>
      </Modal>
    </div>
  );
}
