import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client';
import { startI18n } from './i18n/i18n';
import { registerSenders } from './outbox-senders';
import { FormChanges } from './parts/form-changes';
import { router } from './router';
import { ProofDialog } from './shell/proof-dialog';
import { ServiceWorkerRunner } from './shell/service-worker';
import { StaleDialog } from './shell/stale-dialog';
import { ThemeProvider } from './theme/theme-provider';

async function start(root: HTMLElement): Promise<void> {
  registerSenders();
  await startI18n();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ThemeProvider>
          <StaleDialog />
          <ProofDialog />
          <ServiceWorkerRunner />
          <FormChanges>
            <RouterProvider router={router} />
          </FormChanges>
        </ThemeProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start(document.getElementById('root')!);
