// The floor of opening a file: a process that has loaded the parser reads one file with it, and prints the milliseconds.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseDocument } from 'yaml';

const text = readFileSync(String(process.argv[2]), 'utf8');
const start = performance.now();
parseDocument(text);
console.log(performance.now() - start);
