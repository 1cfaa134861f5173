import type { FieldProblem, Problem } from './views';

/** A problem of the server, or as much of one as can be said without it. */
export type Failure = Pick<Problem, 'title' | 'status' | 'code'> & Partial<Problem>;

/** What the server answered instead of a result, or `network` when nothing answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly fields: FieldProblem[];
  readonly requestId: string | null;
  /** After how many seconds to try again, where the server says so. */
  readonly retryAfter: number | null;

  constructor(problem: Failure, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail ?? null;
    this.fields = problem.errors ?? [];
    this.requestId = problem.request_id ?? null;
    this.retryAfter = retryAfter;
  }

  /** Nothing answered: the network is away, or the server is. */
  get isNetwork(): boolean {
    return this.code === 'network';
  }

  /** Somebody else changed the record after it was read. */
  get isConflict(): boolean {
    return this.status === 412;
  }

  static network(): ApiError {
    return new ApiError({ title: '', status: 0, code: 'network' });
  }

  static async from(response: Response): Promise<ApiError> {
    const fallback = { title: response.statusText, status: response.status, code: `http_${response.status}` };
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    const retryAfter = Number.isNaN(seconds) ? null : seconds;
    if (!response.headers.get('content-type')?.includes('json')) return new ApiError(fallback, retryAfter);
    try {
      const problem = (await response.json()) as Partial<Problem>;
      return new ApiError({ ...fallback, ...problem }, retryAfter);
    } catch {
      // A body cut off on the way: the status still says what happened.
      return new ApiError(fallback, retryAfter);
    }
  }
}
