import { api } from './client';
import type { UploadedDocument } from './types';

const LONGEST_SIDE = 2400;
const SMALL_ENOUGH = 2 * 1024 * 1024;

/** A camera's 12 MB is too much for a hospital corridor; what is small already stays byte for byte as it is. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= SMALL_ENOUGH) return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  return smaller && smaller.size < file.size ? smaller : file;
}

export function uploadDocument(file: Blob, name: string): Promise<UploadedDocument> {
  const form = new FormData();
  form.append('file', file, name);
  return api.post<UploadedDocument>('/documents', form);
}

export const documentAddress = (id: string): string => `/api/documents/${encodeURIComponent(id)}/content`;
