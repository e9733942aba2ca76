import assert from 'node:assert/strict';
import { addDays, compareDates, daysBetween, parseDate } from '../../server/src/text/dates';

describe('dates', () => {
  it('are days of the calendar', () => {
    for (const date of ['2023-08-18', '2024-02-29', '2000-02-29', '0001-01-01', '0050-12-31', '9999-12-31']) {
      assert.equal(parseDate(date), date);
    }
    for (const text of [
      ...['2023-02-29', '1900-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00', '2023-1-1', '23-01-01'],
      ...[
        '2023-08-18T00:00:00Z',
        ' 2023-08-18',
        '2023-08-18\n',
        '2023/08/18',
        '18.08.2023',
        '+002023-08-18',
        '',
        'today',
      ],
    ]) {
      assert.equal(parseDate(text), undefined, JSON.stringify(text));
    }
  });

  it('are those that the clock of the machine knows', () => {
    for (const year of ['0000', '0004', '0100', '1900', '2000', '2023', '2024', '9999'])
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const text = [year, ...[month, day].map((it) => String(it).padStart(2, '0'))].join('-');
          const time = Date.parse(`${text}T00:00:00Z`);
          const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
          assert.equal(parseDate(text), isDay ? text : undefined, text);
        }
  });

  it('can be counted on', () => {
    assert.equal(addDays('2023-12-31', 1), '2024-01-01');
    assert.equal(addDays('2024-03-01', -1), '2024-02-29');
    assert.equal(addDays('2024-03-30', 2), '2024-04-01');
    assert.equal(addDays('2024-03-30', 0), '2024-03-30');
    assert.equal(addDays('2024-02-30', 1), undefined);
    assert.equal(addDays('9999-12-31', 1), undefined);
    assert.equal(addDays('0000-01-01', -1), undefined);
    for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      assert.equal(addDays('2024-01-01', days), undefined, String(days));
    }
  });

  it('have days between them', () => {
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2024-03-01', '2024-02-28'), -2);
    // Summer time begins and ends in between, in most places.
    assert.equal(daysBetween('2024-01-01', '2025-01-01'), 366);
    assert.equal(daysBetween('2024-01-01', 'x'), undefined);
    assert.equal(daysBetween('x', '2024-01-01'), undefined);
  });

  it('have an order', () => {
    const sorted = ['2024-01-08', '2023-08-18', '2023-12-31'].sort((a, b) => compareDates(a, b) ?? 0);
    assert.deepEqual(sorted, ['2023-08-18', '2023-12-31', '2024-01-08']);
    assert.equal(compareDates('2024-01-08', '2024-01-08'), 0);
    assert.equal(compareDates('2024-01-08', ''), undefined);
  });
});
