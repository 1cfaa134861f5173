import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings, type Call, json, person, problem, serve, show } from '../../tests/stage';
import { SignInForm } from './SignInForm';

async function submit() {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText(/email/i), 'minh@example.vn');
  await user.type(screen.getByLabelText(/^Mật khẩu/), 'khong-phai-the');
  await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

it('says when to try again after too many tries', async () => {
  serve(() =>
    json({ title: 'x', status: 429, code: 'too_many_requests', detail: 'Hãy đợi.' }, 429, {
      'retry-after': '17',
    }),
  );
  await show(<SignInForm onDone={() => undefined} />);
  await submit();
  const notice = await screen.findByRole('alert');
  // Numbers in texts stand between marks of direction.
  expect(notice.textContent?.replace(/[\u2068\u2069]/g, '')).toContain('thử lại sau 17 giây');
});

it('says what the server says to everything else', async () => {
  serve(() => problem(401, 'invalid_credentials', 'Địa chỉ email hoặc mật khẩu không đúng.'));
  await show(<SignInForm onDone={() => undefined} />);
  await submit();
  expect((await screen.findByRole('alert')).textContent).toContain('mật khẩu không đúng');
});

describe('a second factor', () => {
  const passed = () =>
    json({ access_token: 'a', token_type: 'Bearer', expires_in: 900, second_factor: 'passed' });
  const server = ({ path, body }: Call) => {
    if (path === '/me') return json(person);
    const { totp } = body as { totp?: string };
    if (!totp) return problem(401, 'second_factor_needed');
    return totp === '123456' ? passed() : problem(401, 'second_factor_wrong', 'Mã chưa đúng.');
  };

  it('is asked for after the password, which is not typed again', async () => {
    const calls = serve(server);
    const onDone = vi.fn();
    await show(<SignInForm onDone={onDone} />);
    await submit();
    const code = await screen.findByLabelText(/Mã sáu chữ số/);
    expect(code).toHaveFocus();
    expect(screen.getByText(/minh@example.vn/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.type(code, '000000');
    await userEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Mã chưa đúng.');
    await userEvent.clear(code);
    await userEvent.type(code, '123456{Enter}');
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(true));
    expect(calls.findLast(call => call.path === '/auth/login')?.body).toEqual({
      email: 'minh@example.vn',
      password: 'khong-phai-the',
      totp: '123456',
    });
  });

  it('takes a recovery code instead, and lets go back without losing what was typed', async () => {
    serve(server);
    await show(<SignInForm onDone={() => undefined} />);
    await submit();
    await userEvent.click(await screen.findByRole('button', { name: /Dùng mã khôi phục/ }));
    expect(screen.getByLabelText(/^Mã khôi phục/)).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Đổi tài khoản' }));
    expect(screen.getByLabelText(/email/i)).toHaveValue('minh@example.vn');
    expect(screen.getByLabelText(/^Mật khẩu/)).toHaveValue('khong-phai-the');
  });
});
