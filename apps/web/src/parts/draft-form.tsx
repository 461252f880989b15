import type { QueryKey } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useChange } from '../api/use-change';
import { useDraft } from '../drafts/use-draft';
import { StickyAction } from '../shell/sticky-action';
import { ProblemNotice } from './states';

export interface DraftFormProps<V extends object, R> {
  /** Names the form and what it is about: `dispute:new`. */
  readonly draft: string;
  /** What the list of drafts calls it. */
  readonly draftTitle: (value: V) => string;
  readonly initial: V;
  /** The verb with its object, on the button. */
  readonly confirm: string;
  readonly send: (values: V, idempotencyKey: string) => Promise<R>;
  readonly refreshes: readonly QueryKey[];
  readonly said: string | ((result: R) => string);
  readonly onDone: (result: R) => void;
  readonly className?: string;
  /** Fields: `Form.Item` with `name`. */
  readonly children: ReactNode;
}

/** The page on which a new record is written: kept on the device until it was sent, sent once however often it is pressed. */
export function DraftForm<V extends object, R>(props: DraftFormProps<V, R>) {
  const { initial, confirm, className = '', children } = props;
  const [form] = Form.useForm<V>();
  const draft = useDraft<V>(props.draft, { initial, title: props.draftTitle });
  const change = useChange<V, R>({
    form,
    problems: 'inline',
    send: (values) => props.send(values, draft.idempotencyKey),
    refreshes: props.refreshes,
    said: props.said,
    onDone: (result) => {
      draft.discard();
      props.onDone(result);
    },
  });
  return (
    <Form
      className={`nj-form ${className}`}
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={draft.value}
      onValuesChange={(_, values) => draft.change(values)}
      onFinish={(values) => change.mutate(values)}
    >
      {children}
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" size="large" htmlType="submit" loading={change.isPending}>
          {confirm}
        </Button>
      </StickyAction>
    </Form>
  );
}
