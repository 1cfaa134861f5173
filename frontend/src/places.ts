const withNext = (path: string, next?: string) => (next ? `${path}?next=${encodeURIComponent(next)}` : path);

/** Where things are in the workspace: the one place that builds their addresses (below /app). */
export const places = {
  home: '/',
  signIn: '/sign-in',
  /** Signing in, then on to this screen. */
  signInFor: (next?: string) => withNext('/sign-in', next),
  register: '/register',
  forgotPassword: '/forgot-password',
  challenges: '/challenges',
  newChallenge: '/challenges/new',
  challenge: (id: string) => `/challenges/${id}`,
  challengeEditor: (id: string) => `/challenges/${id}/edit`,
  /** The result of the last selection council, or of another one. */
  ranking: (challengeId: string, councilId?: string) =>
    `/challenges/${challengeId}/ranking${councilId ? `?council=${councilId}` : ''}`,
  challengeDecision: (id: string) => `/challenges/${id}/decision`,
  desk: '/desk',
  deskChallenge: (challengeId: string) => `/desk/${challengeId}`,
  /** Solvers side by side, by the ids of their capabilities or of themselves. */
  deskCompare: (challengeId: string, subjects: string[]) =>
    `/desk/${challengeId}/compare?with=${subjects.join(',')}`,
  unmetNeeds: '/desk/unmet-needs',
  idleResults: '/desk/idle-results',
  thesaurus: '/desk/thesaurus',
  newConcept: '/desk/thesaurus/concept',
  concept: (id: string) => `/desk/thesaurus/concept?id=${encodeURIComponent(id)}`,
  /** What a draft of the thesaurus would change, and its publication. */
  thesaurusDraft: '/desk/thesaurus/publish',
  thesaurusChanges: '/desk/thesaurus/changes',
  organisations: '/organisations',
  newOrganisation: '/organisations/new',
  organisation: (id: string) => `/organisations/${id}`,
  capabilities: '/capabilities',
  capability: (id: string) => `/capabilities/${id}`,
  submissions: '/submissions',
  submission: (id: string) => `/submissions/${id}`,
  councils: '/councils',
  newCouncil: (challengeId: string, pilotId?: string) =>
    `/councils/new?challenge=${challengeId}${pilotId ? `&pilot=${pilotId}` : ''}`,
  council: (id: string) => `/councils/${id}`,
  pilots: '/pilots',
  pilot: (id: string) => `/pilots/${id}`,
  newAgreement: (challengeId: string) => `/agreements/new/${challengeId}`,
  agreement: (id: string) => `/agreements/${id}`,
  trace: (challengeId: string) => `/trace/${challengeId}`,
  notifications: '/notifications',
  savedSearches: '/saved-searches',
  profile: '/profile',
  /** What is addressed to the person: invitations, offers; and what they asked for. */
  memberships: '/memberships',
  verification: '/verification',
  personalData: '/privacy',
  accounts: '/operations/accounts',
  account: (id: string) => `/operations/accounts/${id}`,
  dataRequests: '/operations/data-requests',
  retention: '/operations/retention',
  /** Reading a submission in an emergency, with one at hand or not. */
  breakGlass: (submissionId?: string) => `/break-glass${submissionId ? `?submission=${submissionId}` : ''}`,
  /** Where somebody without a second factor is led who needs one, and goes on to afterwards. */
  security: (next?: string) => withNext('/security', next),
  log: '/log',
  logRecord: (seq: number) => `/log/${seq}`,
  /** Everything the log has on one thing that the reader may see. */
  logOf: (subject: string) => `/log?subject=${subject}`,
  logVerify: '/log/verify',
  outbox: '/outbox',
} as const;
