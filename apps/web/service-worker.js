// The app itself without a signal: its files are kept on the device, one cache per build. What the API answers is never
// kept here. The build writes VERSION and FILES (vite.config.mts).
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];

const PREFIX = 'nuanjia-';
const CACHE = `${PREFIX}${VERSION}`;
/** The one page of the app, under whichever address. */
const PAGE = '/';
/** A network that says nothing is worse than none. */
const PATIENCE_MS = 5_000;

self.addEventListener('install', (event) => {
  const requests = FILES.map((file) => new Request(file, { cache: file === PAGE ? 'reload' : 'default' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

/** A new build waits until the pages of the old one are gone, or the person asks for it: `take-over`. */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith(PREFIX) && name !== CACHE;
  const cleaned = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(cleaned.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(newestPage(request));
  else if (FILES.includes(pathname)) event.respondWith(keptFile(request));
});

/** The newest page while there is a signal; the kept one without. */
async function newestPage(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: abort.signal });
    return answer.ok ? answer : kept;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** Names of files change with their content: a kept one is the right one. */
const keptFile = async (request) =>
  (await caches.match(new URL(request.url).pathname, { cacheName: CACHE })) ?? fetch(request);
