import { registerSender } from './drafts/outbox';

/** Every kind of form that goes out by itself once there is a signal. */
export function registerSenders(): void {
  registerSender('report', () => import('./pages/visits/send-report').then((module) => module.default));
  registerSender('visit', () => import('./pages/visits/send-visit').then((module) => module.default));
  registerSender('correction', () =>
    import('./pages/visits/correction/send-correction').then((module) => module.default),
  );
  registerSender('round-visit', () => import('./pages/rounds/send-entry-visit').then((module) => module.default));
  registerSender('talk', () => import('./pages/visits/send-talk').then((module) => module.default));
  registerSender('talk-correction', () =>
    import('./pages/visits/talks/send-talk-correction').then((module) => module.default),
  );
  registerSender('own-report', () => import('./pages/portal/send-own-report').then((module) => module.default));
}
