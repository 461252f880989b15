import { transport } from './transport';

const NAME = /filename\*=UTF-8''([^;]+)/;

/** Asks the API for a file and hands it to the browser to save. Making it changes nothing but is recorded, so a POST. */
export async function download(path: string, body: object): Promise<void> {
  const url = new URL(`/api${path}`, location.origin).href;
  const headers = { 'content-type': 'application/json' };
  const response = await transport(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
  const named = NAME.exec(response.headers.get('content-disposition') ?? '')?.[1];
  saveFile(await response.blob(), named ? decodeURIComponent(named) : 'file');
}

/** Hands a file to the browser to save. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Safari has not read it yet when `click` returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
