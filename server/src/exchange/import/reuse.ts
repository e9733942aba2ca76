import { parse } from 'smol-toml';
import { t } from '../../text/l10n';
import { copyrightFacts, licenseFacts, type Reader } from '../facts';
import { itemsAt, type Json } from '../json';

/** A `REUSE.toml`, which says for files by their paths whose they are and under which licenses. */
export const reuse: Reader = ({ path, name, text }) => {
  if (name !== 'REUSE.toml') return undefined;
  const annotations = itemsAt(parsedToml(text), 'annotations');
  const licenses = annotations.flatMap((one) => texts(one, 'SPDX-License-Identifier'));
  const license = licenseFacts(
    [...new Set(licenses)].map((text) => ({ text, from: t`${path}, SPDX-License-Identifier` })),
  );
  const holders = annotations.flatMap((one) => texts(one, 'SPDX-FileCopyrightText'));
  const [first = ''] = holders;
  const line = /copyright|©|\(c\)/i.test(first) ? first : `© ${first}`;
  const notes =
    new Set(holders).size > 1 ? [t`${path} names several holders: ${[...new Set(holders)].join('; ')}.`] : [];
  return [
    {
      facts: [...license.facts, ...copyrightFacts(line, t`${path}, SPDX-FileCopyrightText`)],
      notes: [...license.notes, ...notes],
    },
  ];
};

function texts(value: Json, key: string): readonly string[] {
  return itemsAt(value, key).filter((one) => typeof one === 'string');
}

function parsedToml(text: string): Json {
  try {
    return parse(text);
  } catch {
    // What is no TOML says nothing.
    return undefined;
  }
}
