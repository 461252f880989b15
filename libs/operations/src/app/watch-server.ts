import { createServer, type Server, type ServerResponse } from 'node:http';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WatchSettings } from '../data/watch.settings';
import { Metrics } from './metrics';
import { Readiness } from './readiness';

/** Health and metrics of this process on a port of its own, for the machine that watches; the worker has no other one. */
@Injectable()
export class WatchServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Watch');
  private server: Server | undefined;

  constructor(
    private readonly settings: WatchSettings,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.settings;
    if (port === undefined) return;
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '', response).catch(() => send(response, 500, 'text/plain', 'failed'));
    });
    await new Promise<void>((resolve, reject) => {
      this.server!.once('error', reject).listen(port, host, resolve);
    });
    this.logger.log({ event: 'watch-listens', port, host });
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/health/live') return sendState(response, 200, 'live');
    if (url === '/health/ready') {
      const isReady = await this.readiness.isReady();
      return sendState(response, isReady ? 200 : 503, isReady ? 'ready' : 'not-ready');
    }
    if (url === '/metrics') return send(response, 200, this.metrics.contentType, await this.metrics.text());
    return send(response, 404, 'text/plain', 'not found');
  }
}

const sendState = (response: ServerResponse, status: number, state: string): void =>
  send(response, status, 'application/json', JSON.stringify({ status: state }));

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}
