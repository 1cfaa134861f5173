import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { ConsentView, DataRequestView } from '@/api/views';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  noNetwork,
  problem,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { PersonalData } from './PersonalData';

const directory: ConsentView = {
  ...{ purpose: 'expert_directory', title: 'Danh bạ chuyên gia', text: 'Tên tôi hiện trong danh bạ.' },
  ...{ text_version: 1, given: false },
};
const mails: ConsentView = {
  ...{ purpose: 'activity_mails', title: 'Thư về hoạt động', text: 'Tôi nhận thư về hoạt động.' },
  ...{ text_version: 2, given: true, given_version: 2, given_at: '2026-11-01T01:00:00Z' },
};
const erasure: DataRequestView = {
  ...{ id: 'r1', kind: 'erasure', status: 'received', message: 'Xin xóa tài khoản của tôi.' },
  ...{
    person: { id: 'p1', name: 'Trần Minh' },
    received_at: '2026-11-20T01:00:00Z',
    acknowledge_by: '2026-11-24',
  },
  ...{ due_on: '2026-12-05', extended: false, overdue: false, version: 1 },
  blockers: [{ code: 'erasure-binds-alone', message: 'Không còn ai đại diện cho Công ty Sao Khuê.' }],
  allowed_actions: [{ action: 'withdraw', allowed: true, reason_required: false }],
};

function serving(
  {
    consents = [directory, mails],
    requests = [erasure],
  }: { consents?: ConsentView[]; requests?: DataRequestView[] },
  answer: (call: Call) => Answer | undefined = () => undefined,
) {
  return serveSignedIn(call => {
    const given = answer(call);
    if (given) return given;
    return json({ items: call.path === '/me/consents' ? consents : requests });
  });
}

it('asks for each purpose by itself, ticks nothing, and says since when', async () => {
  let consents = [directory, mails];
  const calls = await serveSignedIn(call => {
    if (call.method === 'PUT') {
      consents = [{ ...directory, given: true, given_version: 1, given_at: '2026-11-26T01:00:00Z' }, mails];
      return json(consents[0]);
    }
    return json({ items: call.path === '/me/consents' ? consents : [] });
  });
  await show(<PersonalData />);
  const give = await screen.findByRole('button', { name: 'Gửi đồng ý: Danh bạ chuyên gia' });
  const [box, ...others] = screen.getAllByRole('checkbox');
  expect(others).toEqual([]);
  expect(box).not.toBeChecked();
  expect(give).toBeDisabled();
  expect(screen.getByText('Tên tôi hiện trong danh bạ.')).toBeVisible();
  expect(screen.getByText(/Bạn đồng ý từ/)).toHaveTextContent('01/11/2026');
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(box as HTMLElement);
  await userEvent.click(give);
  await waitFor(() =>
    expect(calls.find(call => call.method === 'PUT')).toMatchObject({
      path: '/me/consents/expert_directory',
      body: { given: true, text_version: 1 },
    }),
  );
  expect(await screen.findByRole('button', { name: 'Rút đồng ý: Danh bạ chuyên gia' })).toBeVisible();
});

it('withdraws what was given in one step', async () => {
  const calls = await serving({}, call =>
    call.method === 'PUT' ? json({ ...mails, given: false }) : undefined,
  );
  await show(<PersonalData />);
  await userEvent.click(await screen.findByRole('button', { name: 'Rút đồng ý: Thư về hoạt động' }));
  await waitFor(() =>
    expect(calls.find(call => call.method === 'PUT')?.body).toEqual({ given: false, text_version: 2 }),
  );
});

it('has a text that changed meanwhile read again before anybody agrees to it', async () => {
  let consents = [directory];
  await serveSignedIn(call => {
    if (call.method === 'PUT') {
      consents = [{ ...directory, text: 'Nội dung mới.', text_version: 2 }];
      return problem(409, 'consent_text_changed');
    }
    return json({ items: call.path === '/me/consents' ? consents : [] });
  });
  await show(<PersonalData />);
  await userEvent.click(await screen.findByRole('checkbox'));
  await userEvent.click(screen.getByRole('button', { name: /^Gửi đồng ý/ }));
  expect(await screen.findByText('Nội dung mới.')).toBeVisible();
  expect(screen.getByText(/vừa được thay bằng bản mới/)).toBeVisible();
  expect(screen.getByRole('checkbox')).not.toBeChecked();
});

it('shows a newer text to who agreed to an earlier one, whose consent goes on', async () => {
  await serving({ consents: [{ ...mails, given_version: 1 }] });
  await show(<PersonalData />);
  expect(await screen.findByText(/Bản này mới hơn bản bạn đã đồng ý/)).toBeVisible();
  expect(screen.getByText('Đã đồng ý')).toBeVisible();
  expect(screen.getByRole('checkbox')).not.toBeChecked();
  expect(screen.getByRole('button', { name: /^Rút đồng ý/ })).toBeEnabled();
});

it('hands the own data over as a file', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.download);
  });
  await serving({}, call =>
    call.path === '/me/data'
      ? json({ format: 'x' }, 200, { 'content-disposition': "attachment; filename*=UTF-8''du-lieu.json" })
      : undefined,
  );
  await show(<PersonalData />);
  await userEvent.click(await screen.findByRole('button', { name: 'Tải về (JSON)' }));
  await waitFor(() => expect(clicked).toEqual(['du-lieu.json']));
});

it('tells the clocks of a request in plain words, what stands in its way, and takes it back', async () => {
  const calls = await serving({}, call =>
    call.method === 'POST' ? json({ ...erasure, status: 'withdrawn' }) : undefined,
  );
  await show(<PersonalData />);
  const requests = await screen.findByRole('region', { name: 'Yêu cầu của tôi' });
  expect(await within(requests).findByText('Được xác nhận đã nhận chậm nhất ngày 24/11/2026.')).toBeVisible();
  expect(within(requests).getByText('Được trả lời chậm nhất ngày 05/12/2026.')).toBeVisible();
  expect(within(requests).getByText('Không còn ai đại diện cho Công ty Sao Khuê.')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(within(requests).getByRole('button', { name: 'Rút yêu cầu' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Rút yêu cầu' }));
  await waitFor(() =>
    expect(calls.find(call => call.method === 'POST')).toMatchObject({
      path: '/data-requests/r1/transitions',
      body: { action: 'withdraw' },
    }),
  );
});

it('sends a request, and keeps what was typed when the network is away', async () => {
  let away = true;
  const calls = await serving({ requests: [] }, call =>
    call.method === 'POST' ? (away ? noNetwork : json(erasure, 201)) : undefined,
  );
  await show(<PersonalData />);
  expect(await screen.findByText('Bạn chưa gửi yêu cầu nào.')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Bạn yêu cầu điều gì?'), 'Xóa dữ liệu cá nhân');
  expect(screen.getByText(/Hãy tải dữ liệu về trước/)).toBeVisible();
  const send = screen.getByRole('button', { name: 'Gửi yêu cầu' });
  expect(send).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/Nội dung yêu cầu/), 'Xin xóa');
  await userEvent.click(send);
  expect(await screen.findByRole('alert')).toHaveTextContent('Chưa kết nối được');
  expect(screen.getByLabelText(/Nội dung yêu cầu/)).toHaveValue('Xin xóa');
  away = false;
  await userEvent.click(send);
  await waitFor(() => expect(screen.getByLabelText(/Nội dung yêu cầu/)).toHaveValue(''));
  expect(calls.findLast(call => call.method === 'POST')?.body).toEqual({
    kind: 'erasure',
    message: 'Xin xóa',
  });
});
