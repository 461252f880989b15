import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { MessageSettings } from '../message.settings';

const PATIENCE_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

/** Addresses inside a house, of the machine itself and of clouds' own services. */
const PRIVATE = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.ipv4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.ipv6.addSubnet(net, bits, 'ipv6');

export const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address);
  const version = family === 6 ? 'ipv6' : 'ipv4';
  return family === 0 || PRIVATE[version].check(address, version);
};

/** The address may not be called: plain http, or inside the house. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

export interface OutboundAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Calls addresses that people typed in. The name is resolved and judged for the very connection that is made, so that a
 * name that changes its address meanwhile leads nowhere else; redirects are not followed.
 */
@Injectable()
export class OutboundHttp {
  constructor(private readonly settings: MessageSettings) {}

  post(address: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<OutboundAnswer> {
    const url = new URL(address);
    this.judge(url);
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const call = request(
        url,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(body)),
            ...headers,
          },
          timeout: PATIENCE_MS,
          signal: AbortSignal.timeout(PATIENCE_MS * 2),
          agent: false,
          ...(!this.settings.allowPrivate && { lookup: lookUpOutside }),
        },
        (answer) => void readAnswer(answer).then(resolve, reject),
      );
      call.once('timeout', () => call.destroy(new Error('no answer in time')));
      call.once('error', reject);
      call.end(body);
    });
  }

  private judge({ protocol, hostname }: URL): void {
    const { allowHttp, allowPrivate } = this.settings;
    if (protocol !== 'https:' && !(allowHttp && protocol === 'http:')) throw new ForbiddenAddress('not https');
    const literal = hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && isIP(literal) && isPrivateAddress(literal)) throw new ForbiddenAddress('a private address');
  }
}

/** Like the system's, but knows no private address. */
const lookUpOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const outside = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = outside;
    if (!first) return callback(new ForbiddenAddress('a private address'), '', 0);
    if (options.all) return (callback as unknown as (e: null, found: typeof outside) => void)(null, outside);
    return callback(null, first.address, first.family);
  });
};

async function readAnswer(answer: http.IncomingMessage): Promise<OutboundAnswer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) {
      answer.destroy();
      break;
    }
    chunks.push(chunk);
  }
  return { status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}
