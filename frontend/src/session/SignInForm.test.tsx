import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { json, problem, serve, show } from '../../tests/stage';
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
