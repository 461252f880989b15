/** Photos taken without a signal wait in IndexedDB until they are uploaded; localStorage is too small for them. */

const DATABASE = 'nj-photos';
const STORE = 'photos';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.addEventListener('success', () => resolve(request.result as T));
      request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
    });
  } finally {
    database.close();
  }
}

/** Where the browser forbids IndexedDB, photos live as long as the page. */
const memory = new Map<string, Blob>();

export const keepPhoto = (localId: string, photo: Blob) =>
  inStore<void>('readwrite', (store) => store.put(photo, localId)).catch(() => void memory.set(localId, photo));

export const keptPhoto = (localId: string) =>
  memory.has(localId)
    ? Promise.resolve(memory.get(localId))
    : inStore<Blob | undefined>('readonly', (store) => store.get(localId)).catch(() => undefined);

export const forgetPhoto = (localId: string) => {
  memory.delete(localId);
  return inStore<void>('readwrite', (store) => store.delete(localId)).catch(() => undefined);
};

export const forgetAllPhotos = () => {
  memory.clear();
  return inStore<void>('readwrite', (store) => store.clear()).catch(() => undefined);
};
