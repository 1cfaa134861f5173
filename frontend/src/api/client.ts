import { ApiError } from './error';
import { Intent } from './intent';

export const API = '/api/v1';

export interface Tagged<T> {
  data: T;
  /** Version from the ETag, for the next `ifMatch`. */
  version: number | null;
  status: number;
  location: string | null;
}

export type QueryValue = string | number | boolean | null | undefined;
export type QueryParams = Record<string, QueryValue | QueryValue[]>;

export interface CallOptions {
  query?: QueryParams;
  body?: unknown;
  /** The version that was read, or version and text of what is signed (`readAs`): becomes If-Match. */
  ifMatch?: number | string | null;
  /** Carries the Idempotency-Key of a POST. Without one a fresh intent is made for this call. */
  intent?: Intent;
  signal?: AbortSignal | undefined;
  /** The organisation in whose name this was written, where another one may have been chosen since. */
  actingFor?: string | null;
  /** For the session's own calls, which must not wait for a session. */
  anonymous?: boolean;
}

/** What the client needs to know about the session; the session registers itself here at start. */
export interface Guard {
  token(): string | null;
  /** The organisation in whose name the person acts. */
  acting(): string | null;
  /** Called after a 401. Resolves when there is a new token, rejects when the person gave up. */
  renew(staleToken: string | null): Promise<void>;
  /** Told of what the person may not do, with the code of the refusal. */
  refused(code: string): void;
}

let guard: Guard = {
  token: () => null,
  acting: () => null,
  renew: () => Promise.reject(ApiError.network()),
  refused: () => undefined,
};
let language = 'vi';
let retryDelays = [300, 1200];

export function setGuard(next: Guard): void {
  guard = next;
}

export function currentGuard(): Guard {
  return guard;
}

export function setLanguage(next: string): void {
  language = next;
}

/** Tests shorten the waiting. */
export function setRetryDelays(delays: number[]): void {
  retryDelays = delays;
}

/** Names the organisation in whose name is asked; who somebody is does not depend on it. */
export function actingHeader(path: string, written?: string | null): Record<string, string> {
  const acting = path === '/me' ? null : (written ?? guard.acting());
  return acting ? { 'Acting-For': acting } : {};
}

export function withQuery(path: string, query?: QueryParams): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

function headersFor(method: string, path: string, options: CallOptions, intent: Intent | null): Headers {
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': language,
    ...(options.anonymous ? {} : actingHeader(path, options.actingFor)),
  });
  const token = guard.token();
  if (token && !options.anonymous) headers.set('Authorization', `Bearer ${token}`);
  if (options.body !== undefined && !(options.body instanceof FormData)) {
    headers.set('Content-Type', 'application/json');
  }
  if (options.ifMatch !== undefined && options.ifMatch !== null) {
    headers.set('If-Match', `"v${options.ifMatch}"`);
  }
  if (method === 'POST' && intent) headers.set('Idempotency-Key', intent.key);
  return headers;
}

/** The state in which a thing was read whose text is saved piece by piece: nobody signs what has changed since. */
export function readAs(view: { version: number; content_revision: number }): string {
  return `${view.version}.${view.content_revision}`;
}

export function versionOf(etag: string | null): number | null {
  const digits = etag?.match(/^(?:W\/)?"v(\d+)(?:\.\d+)?(?:-[0-9a-f]+)?"$/)?.[1];
  return digits === undefined ? null : Number(digits);
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** A call that may be sent twice without harm: reads, and POSTs that carry a key. */
async function send(
  method: string,
  path: string,
  options: CallOptions,
  intent: Intent | null,
): Promise<Response> {
  const url = withQuery(path.startsWith('/') ? `${API}${path}` : path, options.query);
  const attempts = method === 'GET' || (method === 'POST' && intent) ? retryDelays.length : 0;
  const body = options.body instanceof FormData ? options.body : JSON.stringify(options.body);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url, {
        method,
        headers: headersFor(method, path, options, intent),
        body: options.body === undefined ? null : body,
        credentials: 'same-origin',
        signal: options.signal ?? null,
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const delay = retryDelays[attempt];
      if (attempt >= attempts || delay === undefined) throw ApiError.network();
      await pause(delay);
    }
  }
}

export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<Tagged<T>> {
  const intent = method === 'POST' && !options.anonymous ? (options.intent ?? new Intent()) : null;
  let used = guard.token();
  let response = await send(method, path, options, intent);
  if (response.status === 401 && !options.anonymous) {
    await guard.renew(used);
    used = guard.token();
    response = await send(method, path, options, intent);
  }
  if (response.status < 500) intent?.settle();
  if (!response.ok) {
    const error = await ApiError.from(response);
    if (error.status === 403) guard.refused(error.code);
    throw error;
  }
  const empty = response.status === 204 || response.headers.get('content-length') === '0';
  return {
    data: (empty ? undefined : await response.json()) as T,
    version: versionOf(response.headers.get('etag')),
    status: response.status,
    location: response.headers.get('location'),
  };
}

type Options = Omit<CallOptions, 'body'>;

/** The calls, each with the view it answers and, where it writes, the body it takes. */
export const api = {
  get: async <T>(path: string, query?: QueryParams, signal?: AbortSignal): Promise<T> =>
    (await call<T>('GET', path, query ? { query, signal } : { signal })).data,
  /** A read together with its version. */
  read: <T>(path: string, query?: QueryParams): Promise<Tagged<T>> =>
    call<T>('GET', path, query ? { query } : {}),
  post: async <T, B = unknown>(path: string, body?: B, options: Options = {}): Promise<T> =>
    (await call<T>('POST', path, { ...options, body: body ?? {} })).data,
  patch: <T, B = unknown>(
    path: string,
    body: B,
    ifMatch: number | null,
    options: Options = {},
  ): Promise<Tagged<T>> => call<T>('PATCH', path, { ...options, body, ifMatch }),
  put: <T, B = unknown>(path: string, body: B, ifMatch?: number, options: Options = {}): Promise<Tagged<T>> =>
    call<T>('PUT', path, ifMatch === undefined ? { ...options, body } : { ...options, body, ifMatch }),
  delete: async <T = void>(path: string, options: Options = {}): Promise<T> =>
    (await call<T>('DELETE', path, options)).data,
};
