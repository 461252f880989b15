import { api } from './client';
import type { Audience, DocumentKind, UploadedDocument } from './types';

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

export interface DocumentUpload {
  readonly file: Blob;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly audience: Audience;
}

/** A photo made smaller is a JPEG whatever it was before, and the API compares name and content. */
const nameOf = ({ file, name }: DocumentUpload): string =>
  file.type === 'image/jpeg' && !/\.jpe?g$/i.test(name) ? `${name.replace(/\.\w+$/, '')}.jpg` : name;

export function uploadDocument(upload: DocumentUpload): Promise<UploadedDocument> {
  const form = new FormData();
  form.append('kind', upload.kind);
  form.append('file', upload.file, nameOf(upload));
  return api.post<UploadedDocument>(upload.audience === 'member' ? '/portal/documents' : '/documents', form);
}

export const documentAddress = (id: string): string => `/api/documents/${encodeURIComponent(id)}/content`;
