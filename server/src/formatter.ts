import { format } from 'prettier/standalone';
import * as yaml from 'prettier/plugins/yaml';

/**
 * The YAML formatter, a bundle of its own that is loaded when a manifest is first laid out. It lays out as Prettier does
 * without any configuration but the width of a level. Nothing for text that Prettier can't read.
 */
export async function formatYaml(text: string, tabWidth: number): Promise<string | undefined> {
  try {
    return await format(text, { parser: 'yaml', plugins: [yaml], tabWidth, endOfLine: 'lf' });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
