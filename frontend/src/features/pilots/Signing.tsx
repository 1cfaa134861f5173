import type { AgreementView } from '@/api/views';
import { PaperChoice, Papers, paperToSign } from '@/parts/Papers';
import type { ActionForm } from '@/parts/TransitionBar';
import { useT } from '@/texts/use-t';
import { useSignedPapers } from './signed-papers';

const usePapersOf = (view: AgreementView) => useSignedPapers(`/agreements/${view.id}`, view, 'agreement');

/** What signing asks for: the party's own signed paper. */
export function useSigning(view: AgreementView): ActionForm {
  const t = useT();
  const layUp = usePapersOf(view);
  return {
    render: (extra, set) => (
      <PaperChoice
        label={t('signed-file')}
        papers={view.laid_up}
        chosen={paperToSign(view.laid_up, extra.attachment_id)}
        onChoose={attachment_id => set({ attachment_id })}
        // Offices keep the two apart; an enterprise may have only one person for both.
        apart={view.separate_signer}
        layUp={layUp}
      />
    ),
    complete: extra => paperToSign(view.laid_up, extra.attachment_id) !== undefined,
    body: extra => ({ attachment_id: paperToSign(view.laid_up, extra.attachment_id)?.id }),
  };
}

/** The signed papers of a draft that wait, and the way to lay one up for those whose party has yet to sign. */
export function AgreementPapers({ view }: { view: AgreementView }) {
  const layUp = usePapersOf(view);
  // Who signs lays it up there, where the rules let them.
  const signs = view.allowed_actions.some(one => one.action === 'sign' && one.allowed);
  return <Papers papers={view.laid_up} layUp={view.may_lay_up && !signs ? layUp : undefined} />;
}
