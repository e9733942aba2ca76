// Loaded into a process before the program that is tested: writes down each use of the network and of other processes,
// a line each, into the file that WATCH_LOG names, and lets it fail.
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import vm from 'node:vm';
import workers from 'node:worker_threads';

const log = process.env['WATCH_LOG'] ?? '';

/** Replaces what an object offers under a name by something that is noted and fails. */
function forbid(owner, name, label) {
  if (owner[name] === undefined) return;
  // `new` works with a plain function too.
  Object.defineProperty(owner, name, {
    configurable: true,
    value: function forbidden() {
      appendFileSync(log, `${label}.${name}\n`);
      throw new Error(`${label}.${name} is forbidden`);
    },
  });
}

const all = (module) => Object.keys(module).filter((name) => typeof module[name] === 'function' && /^[a-z]/.test(name));

for (const name of ['connect', 'createConnection', 'createServer']) forbid(net, name, 'net');
forbid(net.Socket.prototype, 'connect', 'Socket');
forbid(net.Server.prototype, 'listen', 'Server');
forbid(tls, 'connect', 'tls');
forbid(dgram, 'createSocket', 'dgram');
for (const name of ['request', 'get', 'createServer']) {
  forbid(http, name, 'http');
  forbid(https, name, 'https');
}
for (const name of ['connect', 'createServer', 'createSecureServer']) forbid(http2, name, 'http2');
for (const name of all(dns)) forbid(dns, name, 'dns');
for (const name of all(dns.promises)) forbid(dns.promises, name, 'dns.promises');
for (const name of ['fetch', 'WebSocket', 'EventSource']) forbid(globalThis, name, 'globalThis');
for (const name of all(childProcess)) forbid(childProcess, name, 'child_process');
workers.Worker = class extends workers.Worker {
  // The command line may start threads of itself, which are watched as well: they inherit what is loaded before.
  constructor(program, options) {
    if (program !== process.argv[1]) {
      appendFileSync(log, 'worker_threads.Worker\n');
      throw new Error('worker_threads.Worker is forbidden');
    }
    super(program, options);
  }
};
for (const name of ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction']) forbid(vm, name, 'vm');
