import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { ActorResolver, REQUEST_PROBLEMS, type RequestContext } from '@app/http';
import { holds } from '@app/kernel';
import { JobQueue, queueNames } from '@app/messaging';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const PATH = '/api/queues';
const PERMISSION = 'queue:read';

/**
 * The board of queues, on either backend: to be looked at by administrators and changed by nobody. Its pages, its calls
 * and each of its files ask who is there; jobs hold ids only.
 */
export async function serveQueueBoard(app: NestFastifyApplication, server: FastifyInstance): Promise<void> {
  const queues = app.get(JobQueue);
  const actors = app.get(ActorResolver);
  const board = new FastifyAdapter().setBasePath(PATH);
  createBullBoard({
    queues: queueNames().map((name) => new BullMQAdapter(queues.queue(name), { readOnlyMode: true })),
    // The adapter brings a copy of the board's types.
    serverAdapter: board as never,
    options: { uiConfig: { boardTitle: '暖家 · 任务队列', hideRedisDetails: true } },
  });
  await server.register(
    async (scope) => {
      // Answered here: the board's own handler would make a failure of a refusal.
      scope.addHook('onRequest', async (request, reply) => {
        const actor = await actors.resolve(request as unknown as RequestContext).catch(() => undefined);
        if (actor && holds(actor, PERMISSION) && request.method === 'GET') return;
        const code = actor === null ? 'request.sign-in-needed' : 'request.not-allowed';
        const status = actor === null ? 401 : 403;
        const { title } = REQUEST_PROBLEMS[code];
        const problem = {
          type: `urn:nuanjia:problem:${code}`,
          title,
          status,
          detail: title,
          code,
          traceId: request.id,
        };
        await reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
      });
      await scope.register(board.registerPlugin() as never);
    },
    { prefix: PATH },
  );
}
