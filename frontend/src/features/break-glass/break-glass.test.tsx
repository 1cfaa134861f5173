import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { SubmissionView } from '@/api/views';
import { axeFindings, json, problem, serveSignedIn, show } from '../../../tests/stage';
import { BreakGlass, idIn } from './BreakGlass';

const ID = '0192f3a4-7b1c-7def-8123-456789abcdef';
const lab = { id: 'o1', name: { vi: 'Công ty Sao Khuê' }, kind: 'enterprise' as const };
const view: SubmissionView = {
  ...{ id: ID, code: 'HS-2026-7Q2M', organisation: lab, kind: 'solution', status: 'sent' },
  challenge: { id: 'c1', code: 'BT-1', title: { vi: 'Đọc phim' }, status: 'open' },
  title: { vi: 'Trợ lý đọc phim' },
  sections: [
    {
      ...{ key: 'approach', required: true, version: 1, limit: 8000 },
      content: { text: { vi: 'Máy đọc trước.' } },
    },
  ],
  ...{ attachments: [], completeness: { missing: [] }, editable: false, version: 3, content_revision: 4 },
  ...{ coded: false, blind: false, withheld_files: 0, confirms_redaction: false },
  ...{ created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-01T00:00:00Z', allowed_actions: [] },
};

it('finds the id in an address', () => {
  expect(idIn(`https://x.vn/app/submissions/${ID.toUpperCase()}/receipt`)).toBe(ID);
  expect(idIn('HS-2026-7Q2M')).toBeNull();
});

it('says beforehand what will be told, demands id and reason, and then shows the text alone', async () => {
  let refused = true;
  const calls = await serveSignedIn(call => {
    if (call.method === 'POST') return refused ? problem(403, 'forbidden', 'Không có quyền.') : json(view);
    return json({ sections: [] });
  });
  await show(<BreakGlass submission="" />);
  expect(await screen.findByText(/Người nộp được báo ngay: tên bạn/)).toBeVisible();
  const open = screen.getByRole('button', { name: 'Mở hồ sơ và báo cho người nộp' });
  expect(open).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/^Hồ sơ/), 'HS-2026');
  expect(screen.getByText(/chưa phải mã định danh/)).toBeVisible();
  await userEvent.clear(screen.getByLabelText(/^Hồ sơ/));
  await userEvent.type(screen.getByLabelText(/^Hồ sơ/), `/app/submissions/${ID}`);
  expect(open).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/Lý do khẩn cấp/), 'Thiết bị đang dùng gây nguy hiểm');
  expect(screen.getByRole('region', { name: 'Người nộp sẽ đọc' })).toHaveTextContent('gây nguy hiểm');
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(open);
  expect(await screen.findByText('Không có quyền.')).toBeVisible();
  expect(screen.getByLabelText(/Lý do khẩn cấp/)).toHaveValue('Thiết bị đang dùng gây nguy hiểm');
  refused = false;
  await userEvent.click(open);
  expect(await screen.findByText('Bạn đang đọc trước giờ mở')).toBeVisible();
  expect(screen.getByText('Máy đọc trước.')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await waitFor(() =>
    expect(calls.findLast(call => call.method === 'POST')).toMatchObject({
      path: `/submissions/${ID}/break-glass`,
      body: { reason: 'Thiết bị đang dùng gây nguy hiểm' },
    }),
  );
});
