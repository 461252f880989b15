import type { QueryKey } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useChange } from '../api/use-change';
import { type KeptDraft, useDraft } from '../drafts/use-draft';
import { StickyAction } from '../shell/sticky-action';
import { ProblemNotice } from './states';

export interface KeptFormProps<V extends object, R> {
  readonly draft: KeptDraft<V>;
  /** The verb with its object, on the button. */
  readonly confirm: string;
  readonly send: (values: V) => Promise<R>;
  readonly refreshes: readonly QueryKey[];
  readonly said: string | ((result: R) => string);
  /** After the draft was thrown away. */
  readonly onDone: (result: R) => void;
  /** Somebody was faster and the person takes what stands now. */
  readonly onNewest?: () => void;
  readonly className?: string;
  /** Fields: `Form.Item` with `name`. */
  readonly children: ReactNode;
}

/** The form of a draft that its page reads too: kept on the device until it was sent. */
export function KeptForm<V extends object, R>(props: KeptFormProps<V, R>) {
  const { draft, send, refreshes, said, onDone, onNewest, confirm, className = '', children } = props;
  const [form] = Form.useForm<V>();
  const change = useChange<V, R>({
    ...{ form, send, refreshes, said, problems: 'inline' },
    ...(onNewest && { onNewest }),
    onDone: (result) => {
      draft.discard();
      onDone(result);
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

export interface DraftFormProps<V extends object, R> extends Omit<KeptFormProps<V, R>, 'draft' | 'send' | 'onNewest'> {
  /** Names the form and what it is about: `dispute:new`. */
  readonly draft: string;
  /** What the list of drafts calls it. */
  readonly draftTitle: (value: V) => string;
  readonly initial: V;
  readonly send: (values: V, idempotencyKey: string) => Promise<R>;
}

/** The page on which a new record is written: kept on the device until it was sent, sent once however often it is pressed. */
export function DraftForm<V extends object, R>({ initial, draftTitle, send, ...props }: DraftFormProps<V, R>) {
  const draft = useDraft<V>(props.draft, { initial, title: draftTitle });
  return <KeptForm<V, R> {...props} draft={draft} send={(values) => send(values, draft.idempotencyKey)} />;
}
