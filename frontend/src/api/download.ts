import { actingHeader, currentGuard } from './client';
import { ApiError } from './error';

const asks = (url: string, token: string | null): Promise<Response> =>
  fetch(url, {
    headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...actingHeader(url) },
    credentials: 'same-origin',
  }).catch(() => {
    throw ApiError.network();
  });

/** The name the server gives the file (RFC 6266), which tells its kind; else the one at hand. */
export function nameIn(disposition: string | null, fallback: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : fallback;
}

/** A link cannot carry the session's token, so files that are not public are fetched and handed to the browser. */
export async function downloadFile(url: string, fileName: string): Promise<void> {
  const used = currentGuard().token();
  let response = await asks(url, used);
  if (response.status === 401) {
    await currentGuard().renew(used);
    response = await asks(url, currentGuard().token());
  }
  if (!response.ok) throw await ApiError.from(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('content-disposition'), fileName);
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
