import type { NavItem } from './feature';
import * as accounts from './features/accounts';
import * as breakGlass from './features/break-glass';
import * as capabilities from './features/capabilities';
import * as challenges from './features/challenges';
import * as councils from './features/councils';
import * as dataRequests from './features/data-requests';
import * as desk from './features/desk';
import * as home from './features/home';
import * as log from './features/log';
import * as notifications from './features/notifications';
import * as organisations from './features/organisations';
import * as outbox from './features/outbox';
import * as personalData from './features/personal-data';
import * as pilots from './features/pilots';
import * as profile from './features/profile';
import * as savedSearches from './features/saved-searches';
import * as security from './features/security';
import * as signIn from './features/sign-in';
import * as submissions from './features/submissions';
import * as thesaurus from './features/thesaurus';
import * as trace from './features/trace';
import * as verification from './features/verification';

const features = [
  accounts,
  breakGlass,
  capabilities,
  challenges,
  councils,
  dataRequests,
  desk,
  home,
  log,
  notifications,
  organisations,
  outbox,
  personalData,
  pilots,
  profile,
  savedSearches,
  security,
  signIn,
  submissions,
  thesaurus,
  trace,
  verification,
];

/** What the header offers, in order; each feature says who sees its items. */
export const navigation: NavItem[] = features
  .flatMap(feature => feature.nav)
  .sort((a, b) => a.order - b.order);
