import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { sessionStore, signOut } from '@/session/session';
import { axeFindings, type Call, json, noNetwork, person, problem, serve, show } from '../../../tests/stage';
import { ConfirmAccount } from './Confirm';
import { ConfirmAddress } from './ConfirmEmail';
import { ForgotPassword } from './ForgotPassword';
import { Register } from './Register';
import { ChooseNewPassword } from './ResetPassword';

const mailSent = () => json({ status: 'mail_sent' }, 202);
const oldLink = () =>
  json(
    {
      title: 'x',
      status: 422,
      code: 'invalid',
      errors: [{ pointer: '/token', code: 'link_invalid', message: 'Liên kết đã dùng hoặc hết hạn.' }],
    },
    422,
  );
const strength = ({ path }: Call) =>
  path === '/auth/password-strength' ? json({ score: 3, acceptable: true }) : null;

describe('registering', () => {
  const fill = async () => {
    await userEvent.type(screen.getByLabelText(/Họ và tên/), 'Lê An');
    await userEvent.type(screen.getByLabelText(/email/i), 'an@example.vn ');
    await userEvent.type(screen.getByLabelText(/^Mật khẩu/), 'mot cau dai de nho');
    await userEvent.click(screen.getByRole('button', { name: 'Tạo tài khoản' }));
  };

  it('ends at the mail box, whether or not the address was new', async () => {
    const calls = serve(call => strength(call) ?? mailSent());
    await show(<Register />);
    expect(await axeFindings()).toEqual([]);
    await fill();
    expect(await screen.findByRole('heading', { name: 'Hãy mở hộp thư của bạn' })).toBeVisible();
    expect(screen.getByText(/an@example.vn/)).toBeVisible();
    expect(calls.find(call => call.path === '/auth/register')?.body).toEqual({
      name: 'Lê An',
      email: 'an@example.vn',
      password: 'mot cau dai de nho',
      locale: 'vi',
    });
    expect(sessionStore.get().me).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });

  it('says beside the field what is refused, and keeps what was typed', async () => {
    const weak = { pointer: '/password', code: 'too_weak', message: 'Mật khẩu quá dễ đoán.' };
    serve(call => strength(call) ?? json({ status: 422, code: 'invalid', title: 'x', errors: [weak] }, 422));
    await show(<Register />);
    await fill();
    const summary = await screen.findByRole('alert');
    await userEvent.click(screen.getByRole('link', { name: 'Mật khẩu quá dễ đoán.' }));
    expect(summary).toHaveTextContent('Còn 1 chỗ cần sửa');
    expect(screen.getByLabelText(/^Mật khẩu/)).toHaveFocus();
    expect(screen.getByLabelText(/^Mật khẩu/)).toHaveValue('mot cau dai de nho');
  });

  it('loses nothing when the network is away', async () => {
    serve(() => noNetwork);
    await show(<Register />);
    await fill();
    expect(await screen.findByText(/Chưa kết nối được với máy chủ/)).toBeVisible();
    expect(screen.getByLabelText(/Họ và tên/)).toHaveValue('Lê An');
  });
});

describe('the link to confirm an account', () => {
  it('is used by a click and signs in', async () => {
    const calls = serve(call =>
      call.path === '/me'
        ? json(person)
        : json({ access_token: 'a', token_type: 'Bearer', expires_in: 900, second_factor: 'none' }),
    );
    await show(<ConfirmAccount token="t0ken" />);
    expect(calls).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận và vào làm việc' }));
    await waitFor(() => expect(sessionStore.get().status).toBe('signed-in'));
    expect(calls[0]).toMatchObject({ path: '/auth/confirm', body: { token: 't0ken' } });
    await signOut();
  });

  it('says how to get another when it is used up', async () => {
    serve(oldLink);
    await show(<ConfirmAccount token="old" />);
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận và vào làm việc' }));
    expect(await screen.findByText('Liên kết đã dùng hoặc hết hạn.')).toBeVisible();
    expect(screen.getByText(/một thư mới với liên kết mới/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is answered alike for every address', async () => {
    const calls = serve(mailSent);
    await show(<ForgotPassword />);
    expect(await axeFindings()).toEqual([]);
    await userEvent.type(screen.getByLabelText(/email/i), ' minh@example.vn');
    await userEvent.click(screen.getByRole('button', { name: 'Gửi liên kết' }));
    expect(await screen.findByText(/Nếu minh@example.vn có tài khoản/)).toBeVisible();
    expect(calls[0]).toMatchObject({
      path: '/auth/password/forgot',
      body: { email: 'minh@example.vn' },
    });
  });

  it('is replaced by way of the link', async () => {
    const calls = serve(call => strength(call) ?? new Response(null, { status: 204 }));
    await show(<ChooseNewPassword token="t0ken" />);
    await userEvent.type(screen.getByLabelText(/Mật khẩu mới/), 'mot cau dai de nho');
    expect(await screen.findByText('mạnh')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Đặt mật khẩu' }));
    expect(await screen.findByRole('heading', { name: 'Đã đặt mật khẩu mới' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Đăng nhập' })).toHaveAttribute('href', '/app/sign-in');
    expect(calls.find(call => call.path === '/auth/password/reset')?.body).toEqual({
      token: 't0ken',
      password: 'mot cau dai de nho',
    });
  });

  it('is led to a new link when this one is used up', async () => {
    serve(call => strength(call) ?? oldLink());
    await show(<ChooseNewPassword token="old" />);
    await userEvent.type(screen.getByLabelText(/Mật khẩu mới/), 'mot cau dai de nho');
    await userEvent.click(screen.getByRole('button', { name: 'Đặt mật khẩu' }));
    expect(await screen.findByRole('link', { name: 'Yêu cầu một liên kết mới' })).toBeVisible();
    expect(screen.getByLabelText(/Mật khẩu mới/)).toHaveValue('mot cau dai de nho');
  });
});

describe('the links to a new address', () => {
  it.each([
    ['waiting_for_other', /Còn chờ liên kết trong thư/],
    ['changed', /Địa chỉ email đã được đổi/],
  ])('say how far the change is: %s', async (status, text) => {
    const calls = serve(() => json({ status }));
    await show(<ConfirmAddress token="t0ken" />);
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận địa chỉ này' }));
    expect(await screen.findByText(text)).toBeVisible();
    expect(calls[0]).toMatchObject({ path: '/auth/email/confirm', body: { token: 't0ken' } });
    expect(await axeFindings()).toEqual([]);
  });

  it('say so when they fail for another reason', async () => {
    serve(() => problem(503, 'unavailable', 'Hệ thống tạm thời chưa sẵn sàng.'));
    await show(<ConfirmAddress token="t0ken" />);
    await userEvent.click(screen.getByRole('button', { name: 'Xác nhận địa chỉ này' }));
    expect(await screen.findByText('Hệ thống tạm thời chưa sẵn sàng.')).toBeVisible();
  });
});
