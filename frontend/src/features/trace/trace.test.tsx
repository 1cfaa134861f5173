import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { TraceView } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { ChainOf } from './Trace';

const department = { id: 'o2', name: { vi: 'Sở Y tế' }, kind: 'health_department' as const };
const startup = { id: 'o4', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };

const trace: TraceView = {
  challenge: { id: 'c', code: 'HCM-2026-0042', title: { vi: 'Gọi cấp cứu' }, status: 'in_pilot' },
  stages: [
    {
      key: 'order',
      status: 'done',
      entries: [
        {
          at: '2026-01-05T02:00:00Z',
          noun: 'challenge',
          id: 'c',
          code: 'HCM-2026-0042',
          action: 'publish',
          by: department,
          detail: { to: 'open' },
          seq: 1204,
        },
      ],
    },
    { key: 'match', status: 'done', entries: [] },
    {
      key: 'submission',
      status: 'done',
      entries: ['own', 'other'].map(id => ({
        at: '2026-01-20T02:00:00Z',
        noun: 'submission' as const,
        id,
        code: `H-${id}`,
        action: 'send',
        by: startup,
        detail: {},
        seq: 1250,
      })),
    },
    {
      key: 'decision',
      status: 'done',
      entries: [
        {
          at: '2026-02-10T02:00:00Z',
          noun: 'decision',
          id: 'd',
          code: '15/QĐ-SYT',
          action: 'award',
          by: department,
          detail: {
            kind: 'selection',
            number: '15/QĐ-SYT',
            decided_on: '2026-02-09',
            outcome: 'award',
            organisation: startup,
            submission_code: 'H1',
            file_sha256: 'ab12',
          },
          seq: 1300,
        },
      ],
    },
    {
      key: 'pilot',
      status: 'current',
      entries: [
        {
          at: '2026-05-02T02:00:00Z',
          noun: 'measurement',
          id: 'x',
          action: 'measurement_recorded',
          title: { vi: 'Thời gian đến nơi' },
          detail: {
            unit: { vi: 'phút', en: 'minutes' },
            baseline: 22,
            target: 12,
            value: 15,
            measured_on: '2026-04-30',
            share: 0.7,
            reached: false,
            count: 2,
          },
        },
      ],
    },
    { key: 'use', status: 'ahead', entries: [] },
  ],
};

it('tells the whole chain with dates, doers and numbers in the log', async () => {
  await serveSignedIn(({ path }) =>
    json(path.startsWith('/submissions') ? { items: [{ id: 'own' }] } : trace),
  );
  await show(<ChainOf challengeId="c" />);
  const bridge = await screen.findByRole('list', { name: 'Chuỗi từ đặt hàng đến sử dụng' });
  expect(within(bridge).getAllByRole('listitem')).toHaveLength(6);
  expect(within(bridge).getByText('đang diễn ra').closest('li')).toHaveTextContent('Thí điểm');
  expect(screen.getByText('Nhật ký số 1.204')).toBeVisible();
  const decision = screen.getByText('Quyết định chọn giải pháp').closest('li');
  expect(decision).toHaveTextContent('Văn bản số 15/QĐ-SYT, ngày 09/02/2026');
  expect(decision).toHaveTextContent('Công ty Sao Khuê');
  expect(screen.getByText('15 phút (đo ngày 30/04/2026; ban đầu 22, mục tiêu 12)')).toBeVisible();
  expect(screen.getByText('Chưa tới bước này.')).toBeVisible();
  expect(screen.getAllByText('Không có việc nào ở bước này mà bạn được xem.')).toHaveLength(1);
  expect(await axeFindings()).toEqual([]);
});

it('leads to the records that the reader may open, and names the others', async () => {
  await serveSignedIn(({ path }) =>
    json(path.startsWith('/submissions') ? { items: [{ id: 'own' }] } : trace),
  );
  await show(<ChainOf challengeId="c" />);
  const own = (await screen.findByText('H-own')).closest('li') as HTMLElement;
  expect(await within(own).findByRole('link', { name: 'Nộp hồ sơ' })).toHaveAttribute(
    'href',
    '/app/submissions/own',
  );
  expect(within(own).getByRole('link', { name: 'Nhật ký số 1.250' })).toHaveAttribute(
    'href',
    '/app/log/1250',
  );
  const other = screen.getByText('H-other').closest('li') as HTMLElement;
  expect(within(other).queryByRole('link', { name: 'Nộp hồ sơ' })).toBeNull();
});
