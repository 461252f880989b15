import { DownOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { download } from '../api/download';
import { sentenceOf } from '../api/problem';
import type { Schemas } from '../api/schemas';
import { useSession } from '../session/use-session';
import { RelativeInstant } from './relative-date';

export interface PrintFormsProps {
  /** As the API calls it: `round`, `disbursement`. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** Of the record: what may be printed changes with it. */
  readonly version?: number;
  /** Where a page has many of them: asked for when somebody opens it, and there whether there is a form or not. */
  readonly onDemand?: boolean;
}

const SHOWN_SHEETS = 3;
/** No code of a form. */
const RETRY = ' retry';
const note = (key: string, label: string) => ({ key, label, disabled: true });

/** "打印文书": the Word documents that fit a record; below them who printed last. Nothing when there is none. */
export function PrintForms({ subjectType, subjectId, version, onDemand = false }: PrintFormsProps) {
  const { t } = useTranslation('forms');
  const { can } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(!onDemand);
  const [open, setOpen] = useState(false);
  const queryKey = ['forms', subjectType, subjectId];
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...queryKey, version],
    queryFn: ({ signal }) => api.get<Schemas['FormsOfSubjectView']>('/staff/forms', { subjectType, subjectId }, signal),
    enabled: opened && can('form:print'),
  });
  const printed = useMutation({
    mutationFn: (code: string) => download('/staff/form-sheets', { code, subjectId }),
    onSuccess: () => {
      void message.success(t('print.done'));
      void queries.invalidateQueries({ queryKey });
    },
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
  if (!can('form:print') || (!onDemand && !data?.forms.length)) return null;
  const { forms, sheets: printedOnes } = data ?? { forms: [], sheets: [] };
  const sheets = printedOnes.slice(0, SHOWN_SHEETS);
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={(isOpen, { source }) => {
        // Who tries once more waits in front of the same menu.
        if (source === 'menu' && !data) return;
        setOpen(isOpen);
        if (isOpen) setOpened(true);
      }}
      menu={{
        items: [
          ...(!data && (isFetching || !error) ? [note('loading', t('common:loading'))] : []),
          ...(!data && error && !isFetching
            ? [note('problem', sentenceOf(error)), { key: RETRY, label: t('common:retry') }]
            : []),
          ...(data?.forms.length === 0 ? [note('none', t('print.none'))] : []),
          ...forms.map(({ code, title }) => ({ key: code, label: title })),
          ...(sheets.length > 0 ? [{ type: 'divider' as const }] : []),
          ...sheets.map((sheet) => ({ key: sheet.checkCode, disabled: true, label: <Printed sheet={sheet} /> })),
        ],
        onClick: ({ key }) => (key === RETRY ? void refetch() : printed.mutate(key)),
      }}
    >
      <Button icon={<PrinterOutlined aria-hidden />} loading={printed.isPending}>
        {t('print.button')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

function Printed({ sheet }: { sheet: Schemas['IssuedSheetView'] }) {
  const { t } = useTranslation('forms');
  return (
    <span className="nj-caption">
      {t('print.by', { name: sheet.printedByName, title: sheet.title })} <RelativeInstant at={sheet.printedAt} />
    </span>
  );
}
