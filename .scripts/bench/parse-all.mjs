// The floor of checking many files: a process that reads and parses each file of a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const folder = String(process.argv[2]);
for (const name of readdirSync(folder)) parseDocument(readFileSync(join(folder, name), 'utf8'));
