import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadDocument } from '../api/documents';
import type { DocumentKind } from '../api/types';
import { sentenceOf } from '../api/problem';
import { keptPhoto } from '../drafts/photo-store';
import { useAudience } from '../session/use-session';

/** A photo or document of a form; without `documentId` it is still on this device only. */
export interface Photo {
  readonly localId: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly documentId?: string;
}

/** How many of them the API does not have yet: a form waits for them before it is sent. */
export const waitingPhotos = (photos: readonly Photo[]): number => photos.filter((photo) => !photo.documentId).length;

export interface PhotoUpload {
  /** Address of the picture on this device. */
  readonly picture: string | undefined;
  readonly problem: string | undefined;
  readonly retry: () => void;
}

/** Sends a photo that is only on this device: at once, and again when the network comes back. */
export function usePhotoUpload(photo: Photo, onUploaded: (localId: string, documentId: string) => void): PhotoUpload {
  const { localId, name, kind, documentId } = photo;
  const audience = useAudience();
  const { t } = useTranslation('parts');
  const picture = useKeptPicture(localId);
  const { mutate, error, isError } = useMutation({
    mutationFn: async () => {
      const blob = await keptPhoto(localId);
      return blob ? uploadDocument({ file: blob, name, kind, audience }) : null;
    },
  });
  const [lost, setLost] = useState(false);
  const send = useEffectEvent(() => {
    // Callbacks of the call itself: a form that is gone meanwhile is left alone.
    mutate(undefined, { onSuccess: (sent) => (sent ? onUploaded(localId, sent.id) : setLost(true)) });
  });
  useEffect(() => {
    if (documentId) return undefined;
    const again = () => send();
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [documentId]);
  return {
    picture,
    problem: lost ? t('photo.lost') : isError ? sentenceOf(error) : undefined,
    retry: () => mutate(undefined, { onSuccess: (sent) => sent && onUploaded(localId, sent.id) }),
  };
}

function useKeptPicture(localId: string): string | undefined {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    let address: string | undefined;
    let wanted = true;
    const show = async () => {
      const blob = await keptPhoto(localId);
      if (!blob || !wanted) return;
      address = URL.createObjectURL(blob);
      setPicture(address);
    };
    void show();
    return () => {
      wanted = false;
      if (address) URL.revokeObjectURL(address);
    };
  }, [localId]);
  return picture;
}
