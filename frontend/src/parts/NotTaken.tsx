import { ErrorSummary } from './ErrorSummary';
import { ErrorNotice } from './Notice';
import type { Sending } from './use-sending';

/** Why a form was not taken: what is wrong with its fields, and a failure that belongs to none of them. */
export function NotTaken({ sending }: { sending: Sending }) {
  return (
    <>
      <ErrorSummary errors={sending.errors} />
      {sending.failure !== null && <ErrorNotice error={sending.failure} />}
    </>
  );
}
