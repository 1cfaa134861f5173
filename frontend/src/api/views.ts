/**
 * The views of the API under the names its document gives them. Nothing is written by hand here: what a view
 * holds comes from the generated `schema.d.ts`, so that a change of the API shows in every screen it breaks.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

// Pieces of many views
export type Locale = Schemas['Locale'];
export type Bilingual = Schemas['Bilingual'];
export type Money = Schemas['Money'];
export type FundingSource = Schemas['FundingSource'];
export type Problem = Schemas['Problem'];
export type FieldProblem = Schemas['FieldProblem'];
export type AllowedAction = Schemas['AllowedAction'];
export type Completeness = Schemas['Completeness'];
export type AttachmentView = Schemas['AttachmentView'];
export type PaperView = Schemas['PaperView'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type OrgRef = Schemas['OrgRef'];
export type PersonRef = Schemas['PersonRef'];
export type ReasonView = Schemas['ReasonView'];

/** A page of a list; the document has one schema for each kind of item. */
export type Page<T> = Omit<Schemas['ListView_Task'], 'items'> & { items: T[] };
/** A section of a long document; the document has one schema for each kind of content. */
export type Section<C> = Omit<Schemas['SectionView_ChallengeSectionContent'], 'content'> & { content: C };

// People and organisations
export type SessionView = Schemas['SessionView'];
export type MeView = Schemas['MeView'];
export type MailSent = Schemas['MailSent'];
export type Strength = Schemas['Strength'];
export type EmailConfirmed = Schemas['EmailConfirmed'];
export type SavedSearchView = Schemas['SavedSearchView'];
export type SavedQuery = Schemas['SavedQuery'];
export type CreateSavedSearch = Schemas['CreateSavedSearch'];
export type PatchSavedSearch = Schemas['PatchSavedSearch'];
export type Frequency = Schemas['Frequency'];
export type FoundView = Schemas['FoundView'];
export type HeldSession = Schemas['HeldSession'];
export type SecondFactorView = Schemas['SecondFactorView'];
export type Secret = Schemas['Secret'];
export type RecoveryCodes = Schemas['RecoveryCodes'];
export type MembershipView = Schemas['MembershipView'];
export type Role = Schemas['Role'];
export type DemoPerson = Schemas['DemoPerson'];
export type ClockView = Schemas['ClockView'];
export type Task = Schemas['Task'];
export type Notifications = Schemas['Notifications'];
export type NotificationView = Notifications['items'][number];
export type MailView = Schemas['MailView'];
export type MailBody = Schemas['MailBody'];
export type OrganisationKind = Schemas['OrganisationKind'];
export type OrganisationSummary = Schemas['OrganisationSummary'];
export type OrganisationView = Schemas['OrganisationView'];
export type MemberView = Schemas['MemberView'];
export type ExpertView = Schemas['ExpertView'];
export type JoiningView = Schemas['JoiningView'];
export type MailDomainView = Schemas['MailDomainView'];
export type VerificationDesk = Schemas['VerificationDesk'];
export type Duplicate = Schemas['Duplicate'];
export type Province = Schemas['Province'];

// Personal data and accounts
export type AccountView = Schemas['AccountView'];
export type ConsentView = Schemas['ConsentView'];
export type DataRequestKind = Schemas['DataRequestKind'];
export type DataRequestView = Schemas['DataRequestView'];
export type RetentionView = Schemas['RetentionView'];

// Challenges
export type ChallengeKind = Schemas['ChallengeKind'];
export type ChallengeStatus = Schemas['ChallengeStatus'];
export type Level = Schemas['Level'];
export type ChallengeRef = Schemas['ChallengeRef'];
export type ChallengeSummary = Schemas['ChallengeSummary'];
export type ChallengeView = Schemas['ChallengeView'];
export type ChallengeSectionContent = Schemas['ChallengeSectionContent'];
export type Measure = Schemas['Measure'];
export type AddendumView = Schemas['AddendumView'];
export type SimilarView = Schemas['SimilarView'];
export type SimilarItem = Schemas['SimilarItem'];
export type ProgrammeView = Schemas['ProgrammeView'];
export type Topic = Schemas['Topic'];

// Capabilities, matches and invitations
export type CapabilityKind = Schemas['CapabilityKind'];
export type CapabilitySummary = Schemas['CapabilitySummary'];
export type CapabilityView = Schemas['CapabilityView'];
export type CapabilityContent = Schemas['CapabilityContent'];
export type IpStatus = Schemas['IpStatus'];
export type Seek = Schemas['Seek'];
export type OriginTask = Schemas['OriginTask'];
export type ChallengeMatch = Schemas['ChallengeMatch'];
export type ChallengeMatches = Schemas['ChallengeMatches'];
export type SolverMatch = Schemas['SolverMatch'];
export type SolverMatches = Schemas['SolverMatches'];
export type Conflict = Schemas['Conflict'];
export type Gap = Schemas['Gap'];
export type Comparison = Schemas['Comparison'];
export type ComparedSolver = Schemas['ComparedSolver'];
export type Nearest = Schemas['Nearest'];
export type TopicCount = Schemas['TopicCount'];
export type UnmetNeeds = Schemas['UnmetNeeds'];
export type UnmetNeed = Schemas['UnmetNeed'];
export type IdleResults = Schemas['IdleResults'];
export type IdleResult = Schemas['IdleResult'];

// The thesaurus
export type ConceptTerm = Schemas['ConceptTerm'];
export type ConceptWords = Schemas['ConceptWords'];
export type ConceptRef = Schemas['ConceptRef'];
export type ConceptOrigin = Schemas['ConceptOrigin'];
export type ConceptChange = Schemas['ConceptChange'];
export type ThesaurusConcept = Schemas['ThesaurusConcept'];
export type ThesaurusConceptItem = Schemas['ThesaurusConceptItem'];
export type ThesaurusConceptList = Schemas['ThesaurusConceptList'];
export type ThesaurusConceptView = Schemas['ThesaurusConceptView'];
export type ThesaurusChangeView = Schemas['ThesaurusChangeView'];
export type ThesaurusProblem = Schemas['ThesaurusProblem'];
export type ThesaurusProposal = Schemas['ThesaurusProposal'];
export type ThesaurusPreview = Schemas['ThesaurusPreview'];
export type ThesaurusImport = Schemas['ThesaurusImport'];
export type PublishThesaurus = Schemas['PublishThesaurus'];
export type QueryComparison = Schemas['QueryComparison'];
export type FoundBefore = Schemas['FoundBefore'];
export type Verdict = Schemas['Verdict'];
export type ShortlistView = Schemas['ShortlistView'];
export type InvitationView = Schemas['InvitationView'];
export type Invitations = Schemas['Invitations'];
export type FunnelReport = Schemas['FunnelReport'];
export type InvitationPreview = Schemas['InvitationPreview'];
export type InvitedMany = Schemas['InvitedMany'];
export type SentTo = Schemas['SentTo'];
export type DeclineReason = Schemas['DeclineReason'];

// Submissions
export type SubmissionSummary = Schemas['SubmissionSummary'];
export type SubmissionView = Schemas['SubmissionView'];
export type SubmissionSectionContent = Schemas['SubmissionSectionContent'];
export type SubmissionSection = SubmissionView['sections'][number];
export type Fit = Schemas['Fit'];
export type SubmissionMilestone = Schemas['SubmissionMilestone'];
export type TeamMember = Schemas['TeamMember'];
export type SubmissionBudgetLine = Schemas['SubmissionBudgetLine'];
export type ReceiptView = Schemas['ReceiptView'];
export type ReadingView = Schemas['ReadingView'];

// Councils, rankings and decisions
export type RuleSet = Schemas['RuleSet'];
export type Composition = Schemas['Composition'];
export type Criterion = Schemas['Criterion'];
export type Grade = Schemas['Grade'];
export type CriterionGrade = Schemas['CriterionGrade'];
export type CouncilKind = Schemas['CouncilKind'];
export type CouncilStatus = Schemas['CouncilStatus'];
export type CouncilRole = Schemas['CouncilRole'];
export type Represents = Schemas['Represents'];
export type CouncilSummary = Schemas['CouncilSummary'];
export type CouncilView = Schemas['CouncilView'];
export type CouncilPerson = Schemas['CouncilPerson'];
export type CouncilDue = Schemas['CouncilDue'];
export type CouncilMemberView = Schemas['CouncilMemberView'];
export type CouncilSubjectView = Schemas['CouncilSubjectView'];
export type MyDeclarations = Schemas['MyDeclarations'];
export type MeetingMode = Schemas['MeetingMode'];
export type Minutes = Schemas['Minutes'];
export type SheetView = Schemas['SheetView'];
export type Score = Schemas['Score'];
export type AnonymousSheet = Schemas['AnonymousSheet'];
export type RankingView = Schemas['RankingView'];
export type RankedView = Schemas['RankedView'];
export type DecisionView = Schemas['DecisionView'];

// Agreements, pilots and their use
export type AgreementSummary = Schemas['AgreementSummary'];
export type AgreementView = Schemas['AgreementView'];
export type AgreementBudgetLine = Schemas['AgreementBudgetLine'];
export type PilotStatus = Schemas['PilotStatus'];
export type PilotSummary = Schemas['PilotSummary'];
export type PilotView = Schemas['PilotView'];
export type AiRiskClass = Schemas['AiRiskClass'];
export type MilestoneView = Schemas['MilestoneView'];
export type IndicatorView = Schemas['IndicatorView'];
export type MeasurementView = Schemas['MeasurementView'];
export type ReportView = Schemas['ReportView'];
export type FollowUp = Schemas['FollowUp'];
export type DeploymentView = Schemas['DeploymentView'];

// The trace
export type StageKey = Schemas['StageKey'];
export type StageStatus = Schemas['StageStatus'];
export type TraceEntry = Schemas['TraceEntry'];
export type TraceStage = Schemas['TraceStage'];
export type TraceView = Schemas['TraceView'];

// The log
export type HeadView = Schemas['HeadView'];
export type RecordView = Schemas['RecordView'];
export type RecordDetail = Schemas['RecordDetail'];
export type ProofView = Schemas['ProofView'];

// What is sent
export type AskStrength = Schemas['AskStrength'];
export type Forgot = Schemas['Forgot'];
export type Reset = Schemas['Reset'];
export type ChangePassword = Schemas['ChangePassword'];
export type ChangeEmail = Schemas['ChangeEmail'];
export type LinkToken = Schemas['LinkToken'];
export type StartSecondFactor = Schemas['StartSecondFactor'];
export type ConfirmSecondFactor = Schemas['ConfirmSecondFactor'];
export type PasswordAndCode = Schemas['PasswordAndCode'];
export type BreakGlass = Schemas['BreakGlass'];
export type ClaimDomain = Schemas['ClaimDomain'];
export type CreateAgreement = Schemas['CreateAgreement'];
export type CreateCapability = Schemas['CreateCapability'];
export type CreateChallenge = Schemas['CreateChallenge'];
export type CreateCouncil = Schemas['CreateCouncil'];
export type CreateDataRequest = Schemas['CreateDataRequest'];
export type InviteMany = Schemas['InviteMany'];
export type CreateJoining = Schemas['CreateJoining'];
export type CreateMilestone = Schemas['CreateMilestone'];
export type CreateOrganisation = Schemas['CreateOrganisation'];
export type CreatePilot = Schemas['CreatePilot'];
export type CreateSubmission = Schemas['CreateSubmission'];
export type Decide = Schemas['Decide'];
export type Declare = Schemas['Declare'];
export type DemoLogin = Schemas['DemoLogin'];
export type FileReport = Schemas['FileReport'];
export type FollowUpDecision = Schemas['FollowUpDecision'];
export type Login = Schemas['Login'];
export type MarkRead = Schemas['MarkRead'];
export type MemberInput = Schemas['MemberInput'];
export type MergeOrganisation = Schemas['MergeOrganisation'];
export type MoveClock = Schemas['MoveClock'];
export type PatchAccount = Schemas['PatchAccount'];
export type PatchCapability = Schemas['PatchCapability'];
export type PatchMe = Schemas['PatchMe'];
export type PatchMember = Schemas['PatchMember'];
export type PatchOrganisation = Schemas['PatchOrganisation'];
export type PutConsent = Schemas['PutConsent'];
export type PutMembers = Schemas['PutMembers'];
export type RecognitionDecision = Schemas['RecognitionDecision'];
export type RecordMeasurement = Schemas['RecordMeasurement'];
export type RecordMeeting = Schemas['RecordMeeting'];
export type Register = Schemas['Register'];
export type RegisterDeployment = Schemas['RegisterDeployment'];
export type SeparateOrganisation = Schemas['SeparateOrganisation'];
export type ShortlistEntry = Schemas['ShortlistEntry'];
export type TransitionMeasurement = Schemas['TransitionMeasurement'];
export type UpdateAgreement = Schemas['UpdateAgreement'];
export type UpdateMilestone = Schemas['UpdateMilestone'];
export type UpdatePilot = Schemas['UpdatePilot'];
export type WithReason = Schemas['WithReason'];
