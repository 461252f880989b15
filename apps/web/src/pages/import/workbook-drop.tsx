import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../theme/media';
import { ACCEPTED, MOST_FILES } from './workbook-choice';
import styles from './import.module.css';

export interface WorkbookDropProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly disabled: boolean;
  /** Some are chosen already. */
  readonly again: boolean;
}

/** Files are dropped here or chosen with the button. */
export function WorkbookDrop({ onFiles, disabled, again }: WorkbookDropProps) {
  const { t } = useTranslation('import');
  const phone = usePhone();
  const input = useRef<HTMLInputElement>(null);
  const { over, handlers } = useDrop((files) => !disabled && onFiles(files));
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  return (
    <div className={styles.drop} data-over={over || undefined} data-again={again || undefined} {...handlers}>
      {!phone && <p>{t('upload.drop')}</p>}
      <input
        ref={input}
        className="nj-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept={ACCEPTED}
        multiple
        onChange={choose}
      />
      <Button
        icon={<FileExcelOutlined aria-hidden />}
        disabled={disabled}
        {...(again ? {} : { type: 'primary' as const })}
        onClick={() => input.current?.click()}
      >
        {t(again ? 'upload.more' : 'upload.choose')}
      </Button>
      <p className="nj-caption">{t('upload.hint', { most: MOST_FILES })}</p>
    </div>
  );
}

function useDrop(onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { over, handlers };
}
