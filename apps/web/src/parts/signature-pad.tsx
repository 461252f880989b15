import { Button, Form, Input } from 'antd';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import Pad from 'signature_pad';
import { SegmentedChoice } from './segmented-choice';
import styles from './signature-pad.module.css';

export interface Signature {
  readonly signer: 'self' | 'proxy';
  /** PNG as a data address; null while nothing is written. Upload it with `signatureBlob` when the form is sent. */
  readonly image: string | null;
  readonly proxyName: string;
  readonly relation: string;
}

export const noSignature: Signature = { signer: 'self', image: null, proxyName: '', relation: '' };

/** Signed, and a proxy is named with the relation. */
export const isSigned = ({ signer, image, proxyName, relation }: Signature): boolean =>
  image !== null && (signer === 'self' || (proxyName.trim() !== '' && relation.trim() !== ''));

export async function signatureBlob({ image }: Signature): Promise<Blob | null> {
  if (!image) return null;
  const bytes = Uint8Array.from(atob(image.slice(image.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

export interface SignaturePadProps {
  readonly value?: Signature;
  readonly onChange?: (signature: Signature) => void;
  /** The form knows already who signs: only the paper is shown. */
  readonly plain?: boolean;
}

const RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'colleague'] as const;

/** The member signs with a finger, or somebody for him, with name and relation. */
export function SignaturePad({ value = noSignature, onChange, plain = false }: SignaturePadProps) {
  const { t } = useTranslation('parts');
  const change = (patch: Partial<Signature>) => onChange?.({ ...value, ...patch });
  if (plain) return <Canvas image={value.image} onDrawn={(image) => change({ image })} />;
  return (
    <div className={styles.signature}>
      <SegmentedChoice
        label={t('signature.who')}
        value={value.signer}
        onChange={(signer) => change({ signer })}
        choices={[
          { value: 'self', label: t('signature.self') },
          { value: 'proxy', label: t('signature.proxy') },
        ]}
      />
      {value.signer === 'proxy' && (
        <div className={styles.proxy}>
          <Form.Item label={t('signature.proxyName')} layout="vertical" className={styles.item ?? ''}>
            <Input
              aria-label={t('signature.proxyName')}
              value={value.proxyName}
              autoComplete="off"
              onChange={(event) => change({ proxyName: event.target.value })}
            />
          </Form.Item>
          <SegmentedChoice
            label={t('signature.relation')}
            value={value.relation}
            onChange={(relation) => change({ relation })}
            choices={RELATIONS.map((relation) => t(`signature.relations.${relation}`)).map((label) => ({
              value: label,
              label,
            }))}
          />
        </div>
      )}
      <Canvas image={value.image} onDrawn={(image) => change({ image })} />
    </div>
  );
}

function Canvas({ image, onDrawn }: { image: string | null; onDrawn: (image: string | null) => void }) {
  const { t } = useTranslation('parts');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad>(null);
  const report = useEffectEvent((drawn: string) => onDrawn(drawn));
  const fit = useEffectEvent((element: HTMLCanvasElement, own: Pad) => fitCanvas(element, own, image));

  useEffect(() => {
    const element = canvas.current!;
    const own = new Pad(element, { penColor: '#1f1b16', minWidth: 1, maxWidth: 3 });
    own.addEventListener('endStroke', () => report(own.toDataURL('image/png')));
    pad.current = own;
    const turned = new ResizeObserver(() => fit(element, own));
    turned.observe(element);
    return () => {
      turned.disconnect();
      own.off();
    };
  }, []);
  return (
    <div>
      <div className={styles.paper}>
        <canvas ref={canvas} className={styles.canvas}>
          {t(image ? 'signature.written' : 'signature.empty')}
        </canvas>
        {!image && (
          <span className={styles.here} aria-hidden="true">
            {t('signature.here')}
          </span>
        )}
      </div>
      <Button
        className={styles.clear ?? ''}
        disabled={!image}
        onClick={() => {
          pad.current?.clear();
          onDrawn(null);
        }}
      >
        {t('signature.clear')}
      </Button>
    </div>
  );
}

/** The bitmap follows the element's size (a phone that is turned); what was written is drawn again. */
function fitCanvas(element: HTMLCanvasElement, pad: Pad, image: string | null): void {
  const scale = Math.max(devicePixelRatio, 1);
  const { offsetWidth: width, offsetHeight: height } = element;
  if (element.width === Math.floor(width * scale) && element.height === Math.floor(height * scale)) return;
  element.width = width * scale;
  element.height = height * scale;
  element.getContext('2d')!.scale(scale, scale);
  pad.clear();
  if (image) void pad.fromDataURL(image, { width, height });
}
