import { Disclosure } from '@/parts/Disclosure';
import { GoLink } from '@/parts/GoLink';
import { Icon } from '@/parts/Icon';
import { places } from '@/places';
import { useMe } from '@/session/use-session';
import { useT } from '@/texts/use-t';
import { useSignOut } from './use-sign-out';

/** Who is signed in; the way to the profile and out. */
export function PersonMenu() {
  const t = useT();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Disclosure
      side="end"
      buttonClass="nc-bar-button nc-person"
      button={
        <>
          <Icon name="person" size={20} />
          <span className="nc-person-name">
            <span className="nc-strong">{me.name}</span>
          </span>
          <span className="nc-sr">{t('person-menu')}</span>
        </>
      }
    >
      {close => (
        <>
          <GoLink to={places.profile} className="nc-panel-item" onClick={close}>
            <Icon name="person" size={16} />
            {t('profile-title')}
          </GoLink>
          <GoLink to={places.memberships} className="nc-panel-item" onClick={close}>
            <Icon name="organisation" size={16} />
            {t('memberships-title')}
          </GoLink>
          <GoLink to={places.savedSearches} className="nc-panel-item" onClick={close}>
            <Icon name="search" size={16} />
            {t('saved-searches-title')}
          </GoLink>
          <GoLink to={places.security()} className="nc-panel-item" onClick={close}>
            <Icon name="lock" size={16} />
            {t('security-title')}
          </GoLink>
          <GoLink to={places.personalData} className="nc-panel-item" onClick={close}>
            <Icon name="file" size={16} />
            {t('personal-data-title')}
          </GoLink>
          <button type="button" className="nc-panel-item" onClick={() => void signOut()}>
            <Icon name="out" size={16} />
            {t('sign-out')}
          </button>
        </>
      )}
    </Disclosure>
  );
}
