import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { FormModal } from '../../parts/form-modal';
import { type HandOver, type HandOverLine, HAND_OVERS, PATH } from './hand-over-types';
import styles from './hand-overs.module.css';

/** Nobody took this one: the desk chooses who is asked next. */
export function GiveLine({ handOver, line }: { handOver: HandOver; line: HandOverLine }) {
  const { t } = useTranslation('hand-overs');
  const [giving, setGiving] = useState(false);
  return (
    <div className={styles.buttons}>
      <Button aria-label={`${t('give.button')} ${line.title}`} onClick={() => setGiving(true)}>
        {t('give.button')}
      </Button>
      <FormModal<{ readonly toAccountId: string }, HandOver>
        open={giving}
        onClose={() => setGiving(false)}
        title={line.title}
        confirm={t('give.button')}
        explanation={t('give.means')}
        initial={{}}
        send={(values) =>
          api.post(`${PATH}/${handOver.id}/lines/${line.id}/assignment`, values, { version: line.version })
        }
        refreshes={[HAND_OVERS]}
        said={t('give.done')}
      >
        <ReceiverField unionId={handOver.unionId} />
      </FormModal>
    </div>
  );
}

function ReceiverField({ unionId }: { unionId: string }) {
  const { t } = useTranslation('hand-overs');
  const { data, isPending } = useQuery({
    queryKey: [...HAND_OVERS, 'officers', unionId],
    queryFn: ({ signal }) => api.get<Schemas['OfficersView']>(`${PATH}/officers`, { unionId }, signal),
  });
  const options = data?.items.map(({ accountId, name, roles }) => ({ value: accountId, label: `${name} · ${roles}` }));
  return (
    <Form.Item
      name="toAccountId"
      label={t('give.toAccountId')}
      rules={[{ required: true, message: t('give.missing') }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        options={options ?? []}
        placeholder={t('choosePerson')}
      />
    </Form.Item>
  );
}
