import { API, actingHeader, currentGuard } from './client';
import { ApiError, type Failure } from './error';
import type { AttachmentView } from './views';

/** fetch() cannot report how much of a body has left, so files go by XMLHttpRequest. */
function attempt(url: string, form: FormData, language: string, onProgress: (share: number) => void) {
  return new Promise<XMLHttpRequest>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', language);
    const token = currentGuard().token();
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(actingHeader(url))) request.setRequestHeader(name, value);
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => resolve(request);
    request.onerror = () => reject(ApiError.network());
    request.ontimeout = () => reject(ApiError.network());
    request.send(form);
  });
}

export async function uploadAttachment(
  path: string,
  file: File,
  purpose: string,
  onProgress: (share: number) => void,
): Promise<AttachmentView> {
  const form = new FormData();
  form.append('purpose', purpose);
  form.append('file', file, file.name);
  const language = document.documentElement.lang || 'vi';
  const used = currentGuard().token();
  let request = await attempt(`${API}${path}`, form, language, onProgress);
  if (request.status === 401) {
    await currentGuard().renew(used);
    request = await attempt(`${API}${path}`, form, language, onProgress);
  }
  if (request.status >= 200 && request.status < 300)
    return JSON.parse(request.responseText) as AttachmentView;
  const problem: Failure = {
    title: request.statusText,
    status: request.status,
    code: `http_${request.status}`,
  };
  if (request.getResponseHeader('content-type')?.includes('json')) {
    Object.assign(problem, JSON.parse(request.responseText));
  }
  throw new ApiError(problem);
}
