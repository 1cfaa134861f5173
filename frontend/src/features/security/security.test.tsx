import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeldSession, SecondFactorView } from '@/api/views';
import { sessionStore, signOut } from '@/session/session';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  person,
  problem,
  serve,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { SecurityScreen } from './Security';

const off: SecondFactorView = { enabled: false, required: false, recovery_codes_left: 0 };
const on: SecondFactorView = {
  enabled: true,
  required: false,
  confirmed_at: '2026-11-01T00:00:00Z',
  recovery_codes_left: 8,
};
const here: HeldSession = {
  id: 's1',
  created_at: '2026-11-20T01:00:00Z',
  last_used_at: '2026-11-20T02:00:00Z',
  expires_at: '2026-12-20T01:00:00Z',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  address: '203.0.113.7',
  current: true,
};
const phone: HeldSession = {
  ...here,
  id: 's2',
  user_agent:
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Mobile Safari/537.36',
  current: false,
};
const codes = Array.from({ length: 10 }, (_, at) => `abcd-efgh-000${at}`);
const done = () => new Response(null, { status: 204 });

interface Given {
  factor?: SecondFactorView;
  sessions?: HeldSession[];
  /** Answers first, where it has an answer. */
  first?: (call: Call) => Answer | undefined;
}

const server = ({ factor = off, sessions = [here], first }: Given) =>
  serveSignedIn(call => {
    const own = first?.(call);
    if (own) return own;
    if (call.path === '/me') return json(person);
    if (call.path === '/auth/second-factor') return json(factor);
    if (call.path === '/auth/sessions') return json({ items: sessions });
    return json({ score: 3, acceptable: true });
  });

const original = { ...person };
beforeEach(() => Object.assign(person, original));
afterEach(async () => {
  cleanup();
  serve(done);
  await signOut();
});

describe('the security page', () => {
  it('shows everything about signing in, without a finding of axe', async () => {
    await server({ factor: on, sessions: [here, phone] });
    await show(<SecurityScreen />);
    const own = await screen.findByText('Firefox trên Linux');
    expect(within(own.closest('li') as HTMLElement).getByText('Phiên này')).toBeVisible();
    expect(screen.getByText('Chrome trên Android')).toBeVisible();
    expect(screen.getByText('Đang bật')).toBeVisible();
    expect(screen.getByText('Còn 8 mã khôi phục để dùng khi mất điện thoại.')).toBeVisible();
    expect(screen.getByText('minh@example.vn')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('says what cannot be read, and lets try again', async () => {
    let broken = true;
    await server({
      first: call =>
        broken && call.path === '/auth/sessions' ? problem(503, 'unavailable', 'Chưa sẵn sàng.') : undefined,
    });
    await show(<SecurityScreen />);
    expect(await screen.findByText('Chưa sẵn sàng.')).toBeVisible();
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Bạn chỉ đăng nhập ở đây.')).toBeVisible();
  });
});

describe('sessions', () => {
  it('are ended one by one, after asking', async () => {
    let sessions = [here, phone];
    const calls = await server({
      first: call => {
        if (call.path === '/auth/sessions' && call.method === 'GET') return json({ items: sessions });
        if (call.method !== 'DELETE') return undefined;
        sessions = [here];
        return done();
      },
    });
    await show(<SecurityScreen />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Kết thúc phiên trên Chrome trên Android' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Chrome trên Android phải đăng nhập lại');
    expect(calls.some(call => call.method === 'DELETE')).toBe(false);
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kết thúc' }));
    await waitFor(() => expect(screen.queryByText('Chrome trên Android')).toBeNull());
    expect(calls.find(call => call.method === 'DELETE')?.path).toBe('/auth/sessions/s2');
  });

  it('are ended all at once but this one', async () => {
    const calls = await server({
      sessions: [here, phone],
      first: call => (call.method === 'DELETE' ? done() : undefined),
    });
    await show(<SecurityScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Kết thúc mọi nơi khác' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Kết thúc mọi nơi khác' }));
    await waitFor(() => expect(calls.find(call => call.method === 'DELETE')?.path).toBe('/auth/sessions'));
  });
});

describe('the password', () => {
  it('is changed with the current one, and a wrong one is said beside its field', async () => {
    const wrong = { pointer: '/password', code: 'wrong_password', message: 'Mật khẩu chưa đúng.' };
    let right = false;
    const calls = await server({
      first: call => {
        if (call.path !== '/auth/password') return undefined;
        return right ? done() : json({ status: 422, code: 'invalid', title: 'x', errors: [wrong] }, 422);
      },
    });
    await show(<SecurityScreen />);
    const form = screen.getByRole('form', { name: 'Mật khẩu' });
    await userEvent.type(within(form).getByLabelText(/Mật khẩu hiện tại/), 'cu');
    await userEvent.type(within(form).getByLabelText(/Mật khẩu mới/), 'mot cau dai de nho');
    await userEvent.click(within(form).getByRole('button', { name: 'Đổi mật khẩu' }));
    expect(await within(form).findByRole('link', { name: 'Mật khẩu chưa đúng.' })).toBeVisible();
    right = true;
    await userEvent.click(within(form).getByRole('button', { name: 'Đổi mật khẩu' }));
    await waitFor(() => expect(within(form).getByLabelText(/Mật khẩu mới/)).toHaveValue(''));
    expect(calls.findLast(call => call.path === '/auth/password')?.body).toEqual({
      password: 'cu',
      new_password: 'mot cau dai de nho',
    });
    // Nothing of it stays on the device.
    expect(JSON.stringify({ ...localStorage })).not.toContain('mot cau dai');
  });
});

describe('the address', () => {
  it('waits for both confirmations, and the change can be withdrawn', async () => {
    const calls = await server({
      first: call => {
        if (call.path !== '/auth/email') return undefined;
        person.pending_email = call.method === 'POST' ? 'moi@example.vn' : null;
        return call.method === 'POST' ? json({ status: 'mail_sent' }, 202) : done();
      },
    });
    await show(<SecurityScreen />);
    const section = screen.getByRole('region', { name: 'Địa chỉ email' });
    await userEvent.type(within(section).getByLabelText(/Địa chỉ email mới/), 'moi@example.vn');
    await userEvent.type(within(section).getByLabelText(/Mật khẩu hiện tại/), 'cu');
    await userEvent.click(within(section).getByRole('button', { name: 'Đổi địa chỉ' }));
    expect(await within(section).findByText(/Đang chờ xác nhận để đổi sang moi@example.vn/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(section).getByRole('button', { name: 'Không đổi nữa' }));
    expect(await within(section).findByLabelText(/Địa chỉ email mới/)).toBeVisible();
    expect(calls.some(call => call.method === 'DELETE' && call.path === '/auth/email')).toBe(true);
  });
});

describe('the second factor', () => {
  const enrolling = (call: Call) => {
    if (call.method !== 'POST') return undefined;
    if (call.path === '/auth/second-factor') {
      return json(
        { secret: 'JBSWY3DPEHPK3PXP', otpauth_url: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' },
        201,
      );
    }
    if (call.path === '/auth/second-factor/confirm') return json({ recovery_codes: codes });
    return undefined;
  };

  it('is set up with a drawing or a text, proved by a code, and ends with codes that are kept', async () => {
    const calls = await server({ first: enrolling });
    await show(<SecurityScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Thiết lập' }));
    const section = screen.getByRole('region', { name: 'Xác thực hai bước' });
    expect(within(section).getByLabelText(/Mật khẩu hiện tại/)).toHaveFocus();
    await userEvent.type(within(section).getByLabelText(/Mật khẩu hiện tại/), 'the{Enter}');
    expect(await screen.findByRole('img', { name: /Mã QR/ })).toBeVisible();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.type(within(section).getByLabelText(/Mã sáu chữ số/), '123456{Enter}');
    expect(await screen.findByText(codes[9] ?? '')).toBeVisible();
    expect(calls.find(call => call.path.endsWith('/confirm'))?.body).toEqual({ code: '123456' });
    const finish = screen.getByRole('button', { name: 'Xong' });
    expect(finish).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByLabelText('Tôi đã cất giữ các mã này'));
    await userEvent.click(finish);
    await waitFor(() => expect(screen.queryByText(codes[9] ?? '')).toBeNull());
    expect(calls.some(call => call.path === '/me')).toBe(true);
  });

  it('gives its codes to the clipboard, to a file and to paper', async () => {
    const user = userEvent.setup();
    await server({
      factor: on,
      first: call => (call.method === 'POST' ? json({ recovery_codes: codes }) : undefined),
    });
    const saved: string[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await show(<SecurityScreen />);
    await user.click(await screen.findByRole('button', { name: 'Tạo mã khôi phục mới' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Mật khẩu hiện tại/), 'the');
    await user.type(within(dialog).getByLabelText(/Mã sáu chữ số/), '123456');
    await user.click(within(dialog).getByRole('button', { name: 'Tạo mã khôi phục mới' }));
    await user.click(await screen.findByRole('button', { name: 'Sao chép' }));
    expect(await screen.findByText('Đã sao chép.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain(codes.join('\n'));
    await user.click(screen.getByRole('button', { name: 'Tải xuống' }));
    expect(saved).toEqual(['nhip-cau-ma-khoi-phuc.txt']);
    await user.click(screen.getByRole('button', { name: 'In' }));
    expect(print).toHaveBeenCalledOnce();
  });

  it('is switched off only with both factors, and not where the role demands it', async () => {
    const calls = await server({ factor: on, first: call => (call.method === 'POST' ? done() : undefined) });
    await show(<SecurityScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Tắt' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Mật khẩu hiện tại/), 'the');
    await userEvent.type(within(dialog).getByLabelText(/Mã sáu chữ số/), ' 123456 ');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Tắt' }));
    await waitFor(() =>
      expect(calls.find(call => call.path.endsWith('/disable'))?.body).toEqual({
        password: 'the',
        code: '123456',
      }),
    );
  });

  it('moves to another phone with both factors of the old one', async () => {
    const calls = await server({ factor: on, first: enrolling });
    await show(<SecurityScreen />);
    await userEvent.click(await screen.findByRole('button', { name: 'Đổi điện thoại' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Mật khẩu hiện tại/), 'the');
    await userEvent.type(within(dialog).getByLabelText(/Mã sáu chữ số/), '123456{Enter}');
    expect(await screen.findByRole('img', { name: /Mã QR/ })).toBeVisible();
    expect(calls.find(call => call.method === 'POST')?.body).toEqual({ password: 'the', code: '123456' });
  });

  it('cannot be switched off where the role demands it', async () => {
    await server({ factor: { ...on, required: true, recovery_codes_left: 1 } });
    await show(<SecurityScreen />);
    expect(await screen.findByRole('button', { name: 'Tắt' })).toBeDisabled();
    expect(screen.getByText(/nên không tắt được/)).toBeVisible();
    expect(screen.getByText('Chỉ còn 1 mã khôi phục. Hãy tạo mã mới.')).toBeVisible();
  });

  it('is all there is for who owes one', async () => {
    person.second_factor = { enabled: false, required: true };
    await server({ factor: { ...off, required: true }, first: enrolling });
    await show(<SecurityScreen next="/challenges" />);
    expect(await screen.findByText('Vai trò của bạn phải có bước xác thực thứ hai')).toBeVisible();
    expect(screen.queryByText('Nơi đang đăng nhập')).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Thiết lập' }));
    await userEvent.type(screen.getByLabelText(/Mật khẩu hiện tại/), 'the{Enter}');
    await userEvent.type(await screen.findByLabelText(/Mã sáu chữ số/), '123456{Enter}');
    await userEvent.click(await screen.findByLabelText('Tôi đã cất giữ các mã này'));
    person.second_factor = { enabled: true, required: true };
    await userEvent.click(screen.getByRole('button', { name: 'Xong' }));
    await waitFor(() => expect(sessionStore.get().me?.second_factor.enabled).toBe(true));
  });
});
