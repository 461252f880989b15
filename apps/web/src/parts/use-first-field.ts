import type { InputRef } from 'antd';
import { useEffect, useRef, type RefObject } from 'react';
import { usePhone } from '../theme/media';

/** The first field is ready to type in on the desk; on a phone the keyboard would cover the page before it is read. */
export function useFirstField(): RefObject<InputRef | null> {
  const field = useRef<InputRef>(null);
  const phone = usePhone();
  useEffect(() => {
    if (!phone) field.current?.focus();
  }, [phone]);
  return field;
}
