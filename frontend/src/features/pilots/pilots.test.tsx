import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PilotView } from '@/api/views';
import { signInAs } from '@/session/session';
import { agreement, department, pilot } from '../../../tests/sample-pilot';
import {
  axeFindings,
  type Call,
  json,
  noNetwork,
  person,
  problem,
  serve,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { Agreement } from './AgreementDetail';
import { Pilot } from './PilotDetail';
import { PilotList } from './PilotList';

const answer = (view: PilotView) => (call: Call) =>
  call.path.startsWith('/pilots/p/reports') || call.path.startsWith('/deployments')
    ? json({ items: [] })
    : json(view);

describe('pilots', () => {
  it('shows steps, papers, numbers and plan without a finding of axe', async () => {
    await serveSignedIn(answer(pilot));
    await show(<Pilot pilotId="p" />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'Rút ngắn thời gian gọi cấp cứu',
    );
    expect(screen.getByText('Còn 1 mốc chưa đạt.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Đề nghị nghiệm thu' })).toBeDisabled();
    expect(screen.getByText('Gần nhất: 15 phút (đo 30/04/2026)')).toBeVisible();
    expect(screen.getByText('70% quãng đường')).toBeVisible();
    expect(screen.getByRole('table', { name: 'Thời gian đến nơi', hidden: true })).toHaveTextContent('15');
    expect(screen.getByText('Quá hạn')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('hides papers and reports from those outside', async () => {
    const { agreement_id, submission_id, attachments, ethics_reference, ...outside } = pilot;
    await serveSignedIn(answer({ ...outside, may_record: false, may_set_up: false, allowed_actions: [] }));
    await show(<Pilot pilotId="p" />);
    expect(await screen.findByRole('heading', { name: 'Chỉ số' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Báo cáo' })).toBeNull();
    expect(screen.queryByText('Chấp thuận của hội đồng đạo đức')).toBeNull();
    expect(screen.queryByRole('button', { name: /Thêm số đo/ })).toBeNull();
  });

  it('records a measurement typed the Vietnamese way, and shows the field that is refused', async () => {
    let refuse = true;
    const calls = await serveSignedIn(call => {
      if (call.method !== 'POST') return answer(pilot)(call);
      if (!refuse) return json({ id: 'y' }, 201);
      refuse = false;
      return json(
        {
          title: 'x',
          status: 422,
          code: 'invalid',
          errors: [{ pointer: '/measured_on', code: 'in_future', message: 'Ngày này chưa tới.' }],
        },
        422,
      );
    });
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Thêm số đo: Thời gian đến nơi' }));
    const dialog = await screen.findByRole('dialog', { name: 'Số đo mới' });
    const send = within(dialog).getByRole('button', { name: 'Ghi số đo' });
    expect(send).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Ngày đo/), '2026-05-31');
    await userEvent.type(within(dialog).getByLabelText(/Giá trị/), '12,5');
    await userEvent.click(send);
    expect(await within(dialog).findByRole('link', { name: 'Ngày này chưa tới.' })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.filter(call => call.method === 'POST').at(-1)?.body).toMatchObject({
      indicator_id: 'i',
      measured_on: '2026-05-31',
      value: 12.5,
      site: 'Trạm số 1',
    });
  });

  it('keeps a report that could not be sent, and offers it again', async () => {
    await serveSignedIn(call => (call.method === 'POST' ? noNetwork : answer(pilot)(call)));
    const first = await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Viết báo cáo' }));
    await userEvent.type(screen.getByLabelText(/Đến hết ngày/), '2026-04-30');
    await userEvent.type(screen.getByLabelText('Kết quả (Tiếng Việt)'), 'Giảm bảy phút.');
    await userEvent.click(screen.getByRole('button', { name: 'Nộp báo cáo' }));
    expect(await screen.findByText(/Chưa kết nối được với máy chủ/)).toBeVisible();
    expect(screen.getByLabelText('Kết quả (Tiếng Việt)')).toHaveValue('Giảm bảy phút.');
    first.unmount();
    await show(<Pilot pilotId="p" />);
    expect(await screen.findByLabelText('Kết quả (Tiếng Việt)')).toHaveValue('Giảm bảy phút.');
    expect(screen.getByText(/đã nhập lần trước/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('marks a milestone as reached over the version that was read', async () => {
    const calls = await serveSignedIn(call => (call.method === 'PATCH' ? json({}) : answer(pilot)(call)));
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Đánh dấu đã đạt: Lắp đặt xong' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Minh chứng (Tiếng Việt)'), 'Biên bản ngày 30/3.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đánh dấu đã đạt' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(call => call.method === 'PATCH');
    expect(sent?.path).toBe('/pilots/p/milestones/m');
    expect(sent?.headers.get('if-match')).toBe('"v2"');
    expect(sent?.body).toEqual({ status: 'done', evidence: { vi: 'Biên bản ngày 30/3.' } });
  });

  it('says that the set-up was changed by somebody else', async () => {
    await serveSignedIn(call => (call.method === 'PATCH' ? problem(412, 'stale') : answer(pilot)(call)));
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Sửa phần chuẩn bị' }));
    const dialog = await screen.findByRole('dialog');
    expect(await axeFindings()).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText('Phụ lục dữ liệu'), 'PL 02');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Lưu' }));
    expect(await within(dialog).findByText(/vừa được người khác thay đổi/)).toBeVisible();
    expect(within(dialog).getByLabelText('Phụ lục dữ liệu')).toHaveValue('PL 02');
  });

  it('asks for paper, day and outcome before what follows is decided', async () => {
    const close = { action: 'close', allowed: true, reason_required: false };
    await serveSignedIn(answer({ ...pilot, status: 'accepted', allowed_actions: [close] }));
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Quyết định việc tiếp theo' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Đưa vào sử dụng/ }));
    await userEvent.type(within(dialog).getByLabelText(/Số quyết định/), '128/QĐ-SYT');
    expect(within(dialog).getByRole('button', { name: 'Quyết định việc tiếp theo' })).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('measurements declared void', () => {
  it('go out of the count with a reason, over a dialog that keeps it', async () => {
    let refuse = true;
    const calls = await serveSignedIn(call => {
      if (call.method !== 'POST') return answer(pilot)(call);
      if (!refuse) return json({ id: 'x' });
      refuse = false;
      return noNetwork;
    });
    await show(<Pilot pilotId="p" />);
    await screen.findByRole('heading', { name: 'Chỉ số' });
    await userEvent.click(screen.getByText('Xem số liệu dạng bảng'));
    await userEvent.click(screen.getByRole('button', { name: /Hủy số đo 15 ngày 30\/04\/2026/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Hủy một số đo' });
    const send = within(dialog).getByRole('button', { name: 'Hủy số đo' });
    expect(send).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/Lý do/), 'Nhập nhầm dấu phẩy.');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(send);
    expect(await within(dialog).findByText(/Chưa kết nối được với máy chủ/)).toBeVisible();
    expect(within(dialog).getByLabelText(/Lý do/)).toHaveValue('Nhập nhầm dấu phẩy.');
    await userEvent.click(send);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.findLast(call => call.method === 'POST')).toMatchObject({
      path: '/pilots/p/measurements/x/transitions',
      body: { action: 'void', reason: 'Nhập nhầm dấu phẩy.' },
    });
  });

  it('stay on record with their reason, and offer no more to those who do not record', async () => {
    const [indicator] = pilot.indicators;
    const voided = {
      id: 'z',
      indicator_id: 'i',
      measured_on: '2026-04-15',
      value: 150,
      recorded_at: '2026-04-15T03:00:00Z',
      voided_at: '2026-04-16T03:00:00Z',
      void_reason: 'Thừa một số không.',
    };
    const indicators = indicator ? [{ ...indicator, voided: [voided] }] : [];
    await serveSignedIn(answer({ ...pilot, indicators, may_record: false }));
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByText('1 số đo đã hủy'));
    expect(screen.getByText('Thừa một số không.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Hủy số đo/ })).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('agreements', () => {
  it('that have run out are drawn up anew from the pilot and from the list', async () => {
    const duty = { kind: 'draw_up_agreement', noun: 'challenge', id: 'c', code: 'HCM-2026-0042' };
    await serveSignedIn(call =>
      call.path === '/me/tasks'
        ? json({ items: [{ ...duty, title: pilot.challenge.title, link: '/challenges/c' }] })
        : call.path.startsWith('/agreements') || call.path.startsWith('/challenges')
          ? json({ items: [] })
          : call.path.startsWith('/pilots?')
            ? json({ items: [] })
            : answer(pilot)(call),
    );
    const page = await show(<Pilot pilotId="p" />);
    expect(await screen.findByRole('link', { name: /Soạn thỏa thuận mới/ })).toHaveAttribute(
      'href',
      '/app/agreements/new/c',
    );
    expect(await axeFindings()).toEqual([]);
    page.unmount();
    await show(<PilotList />);
    expect(await screen.findByRole('link', { name: /Soạn thỏa thuận mới/ })).toHaveAttribute(
      'href',
      '/app/agreements/new/c',
    );
  });

  it('shows who has signed, and asks for the signed file', async () => {
    await serveSignedIn(() => json(agreement));
    await show(<Agreement agreementId="a" />);
    const signatures = (await screen.findByRole('heading', { name: 'Chữ ký' })).closest('section');
    expect(signatures).toHaveTextContent('Lê An ký lúc');
    expect(signatures).toHaveTextContent('Sở Y tếChưa ký');
    await userEvent.click(screen.getByRole('button', { name: 'Ký thỏa thuận' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Ký thỏa thuận' })).toBeDisabled();
    expect(within(dialog).getByLabelText('Thêm tài liệu')).toBeInTheDocument();
    expect(await axeFindings()).toEqual([]);
  });

  it('lists agreements, awarded orders without one, and pilots', async () => {
    const mine = { ...person, memberships: [{ organisation: department, role: 'officer' }] };
    const order = { ...pilot.challenge, id: 'c2', code: 'HCM-2026-0050', orderer: department };
    serve(call => (call.path === '/me' ? json(mine) : json({ access_token: 'first', expires_in: 900 })));
    await act(() => signInAs('minh'));
    serve(call => {
      if (call.path.startsWith('/agreements')) return json({ items: [agreement] });
      if (call.path.startsWith('/challenges')) return json({ items: [order] });
      return json({ items: [pilot] });
    });
    await show(<PilotList />);
    expect(await screen.findByRole('link', { name: 'Thỏa thuận thí điểm' })).toHaveAttribute(
      'href',
      '/app/agreements/a',
    );
    expect(await screen.findByRole('link', { name: /Soạn thỏa thuận/ })).toHaveAttribute(
      'href',
      '/app/agreements/new/c2',
    );
    expect(await screen.findByRole('row', { name: /Rút ngắn thời gian/ })).toHaveTextContent(
      'Đang triển khai',
    );
    expect(await axeFindings()).toEqual([]);
  });
});
