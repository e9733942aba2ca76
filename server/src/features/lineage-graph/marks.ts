import type { PictureNode } from './picture';

/** The signs of risks and verdicts, each of another shape, so that none is told by its color alone. */
export type Mark =
  | 'high'
  | 'medium'
  | 'low'
  | 'none'
  | 'unsure'
  | 'forbidden'
  | 'unknown'
  | 'obligations-missing'
  | 'needs-review'
  | 'ready'
  | 'internal';

export function markOf({ kind, verdict, tier, risk }: PictureNode): Mark {
  if (kind === 'missing') return 'unsure';
  if (kind === 'distribution') return verdict ?? 'unknown';
  if (tier !== undefined) return tier;
  return risk === undefined ? 'none' : 'unsure';
}

/** Each in a square of 14 by 14: what is filled, and what is drawn over it in the color of the ground. */
export const MARKS: Readonly<Record<Mark, { readonly body: string; readonly over?: string }>> = {
  high: { body: 'M7 .8 13.6 13H.4Z', over: 'M7 5v4M7 11v.4' },
  medium: { body: 'M7 .2 13.8 7 7 13.8.2 7Z', over: 'M4.6 7h4.8' },
  low: { body: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1Z', over: 'M7 4a3 3 0 1 1 0 6 3 3 0 1 1 0-6Z' },
  none: { body: 'M1 6h12v2H1Z' },
  unsure: { body: 'M1 1h12v12H1Z', over: 'M5 5.4a2 2 0 1 1 2.8 1.9Q7 7.7 7 8.7M7 10.8v.4' },
  forbidden: {
    body: 'M4.3 .6h5.4l3.7 3.7v5.4l-3.7 3.7H4.3L.6 9.7V4.3Z',
    over: 'M4.5 4.5l5 5M9.5 4.5l-5 5',
  },
  unknown: { body: 'M1 1h12v12H1Z', over: 'M5 5.4a2 2 0 1 1 2.8 1.9Q7 7.7 7 8.7M7 10.8v.4' },
  'obligations-missing': { body: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1Z', over: 'M7 4v3.5l2.3 1.5' },
  'needs-review': {
    body: 'M.4 7Q3.5 2.2 7 2.2T13.6 7Q10.5 11.8 7 11.8T.4 7Z',
    over: 'M7 5a2 2 0 1 1 0 4 2 2 0 1 1 0-4Z',
  },
  ready: { body: 'M7 1a6 6 0 1 1 0 12A6 6 0 1 1 7 1Z', over: 'M4.2 7.3l2 2 3.7-4' },
  internal: { body: 'M7 .8 13.4 6.6H11.7V13H2.3V6.6H.6Z', over: 'M7 13V9' },
};
