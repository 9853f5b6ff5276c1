import type { Lexicon } from './lexicon.js';

/** English, as publishers of plans in Britain, Ireland, Canada and Australia write it. */
// prettier-ignore
export const english: Lexicon = {
  language: 'en',
  statuses: {
    'not-started': [
      'not started', 'not yet started', 'not commenced', 'not yet commenced', 'to be commenced', 'yet to commence', 'not yet begun', 'not begun',
      'yet to start', 'to start', 'scheduled', 'scheduled to commence at a later phase', 'planned', 'no action', 'no action taken', 'not yet due', 'not initiated', 'not yet initiated', 'yet to be started', 'yet to begin', 'to begin', 'not due', 'not yet in progress', 'future action', '0%',
    ],
    open: ['action pending', 'actions pending', 'pending', 'open', 'active', 'keep under review', 'outstanding', 'remains open', 'to be completed', 'still open'],
    'in-progress': [
      'ongoing', 'on going', 'on going / on track', 'ongoing / on track', 'in progress', 'work in progress', 'progressing', 'underway', 'under way',
      'on track', 'started', 'commenced', 'continuing', 'continuous', 'continuous programme of work', 'action ongoing', 'action in progress',
      'in hand', 'being implemented', 'in the process of being implemented', 'implementation', 'planning', 'planning phase', 'implementation phase', 'near completion',
      'nearing completion', 'early stage of development', 'in development', 'likely to be implemented', 'action underway', 'on schedule', 'on target',
      'good progress', 'some progress', 'reasonable progress', 'satisfactory progress', 'steady progress', 'substantial progress', 'significant progress', 'limited progress', 'partial progress', 'limited', '25%', '50%', '75%', 'work underway', 'work ongoing', 'initiated', 'in train', 'work has started', 'work started', 'begun', 'work has begun', 'work begun', 'partially in progress', 'advanced', 'in implementation', 'implementing', 'implementation ongoing', 'implementation in progress', 'implementation underway', 'on-track', 'progress being made', 'actively progressing', 'being progressed', 'live', 'action continuing', 'actions ongoing',
    ],
    delayed: [
      'delayed', 'some delay', 'some delays', 'minor delay', 'minor delays', 'slight delay', 'slight delays', 'significant delay', 'significant delays', 'experiencing delays', 'behind schedule', 'behind target', 'behind plan', 'in progress and delayed', 'in progress but delayed', 'ongoing / delayed', 'on hold', 'paused', 'stalled', 'off track', 'not on track',
      'slipped', 'slippage', 'overdue', 'at risk', 'deferred', 'postponed', 'suspended', 'behind', 'ongoing delayed', 'off target', 'major delay', 'major delays', 'dormant', 'inactive', 'parked',
    ],
    'partly-complete': [
      'partly complete', 'partly completed', 'partially complete', 'partially completed', 'part complete', 'part completed', 'partially implemented',
      'partly implemented', 'partially implemented / ongoing', 'partially met', 'partly met', 'partially achieved', 'partly achieved', 'partially fulfilled',
      'partially delivered', 'partly delivered', 'mostly complete', 'substantially complete', 'substantially completed', 'substantially implemented',
      'largely complete', 'largely implemented', 'satisfactory in part', 'fulfilled and not yet closed', 'implemented in most respects',
      'implemented in some respects', 'completed and ongoing', 'complete and ongoing', 'substantial', 'in most respects', 'in some respects', 'partial', 'partially', 'partial compliance', 'partially compliant', 'partially complied with', 'substantially compliant', 'partially addressed', 'partly addressed', 'partially acquitted', 'partly acquitted', 'partially resolved', 'partly resolved', 'partially closed', 'partly closed',
    ],
    complete: [
      'complete', 'completed', 'action complete', 'action completed', 'actions completed', 'implemented', 'fully implemented', 'implementation complete',
      'discharged', 'signed off', 'fulfilled', 'fulfilled and closed', 'closed', 'closed implemented', 'closed - implemented', 'delivered', 'fully delivered',
      'met', 'fully met', 'achieved', 'fully achieved', 'done', 'finished', 'fully complete', 'fully completed', 'complete & cspi', 'completed & cspi', '100%',
      'implemented, but work should continue', 'fully satisfactory', 'closed + fully satisfactory', 'action closed', 'complied', 'complied with', 'compliant', 'fully compliant', 'fully complied with', 'full compliance', 'resolved', 'concluded', 'addressed', 'fully addressed', 'acquitted', 'fully acquitted', 'fully resolved', 'satisfied', 'fully satisfied',
    ],
    'not-achieved': [
      'action incomplete', 'actions incomplete', 'incomplete', 'not complete', 'not completed', 'not implemented', 'not yet implemented', 'not met', 'not achieved',
      'not delivered', 'closed - not implemented', 'closed not implemented', 'insufficient progress', 'no progress', 'no meaningful progress', 'no significant progress', 'no real progress', 'unsatisfactory progress', 'little or no progress',
      'unsatisfactory', 'non compliance', 'non compliant', 'noncompliant', 'not compliant', 'not complied with', 'not on track to deliver', 'not fulfilled', 'missed', 'failed', 'no progress made', 'closed incomplete', 'not addressed',
    ],
    withdrawn: [
      'withdrawn', 'reprioritised', 'will not be implemented', 'not progressing', 'no longer applicable', 'no longer required', 'overtaken by events', 'superseded',
      'closed superseded', 'closed - superseded', 'closed reconsidered', 'closed no longer applicable', 'cancelled', 'abandoned', 'discontinued',
      'not being progressed', 'not taken forward', 'not being taken forward', 'no longer being taken forward', 'no longer taken forward', 'no longer being pursued', 'no longer relevant', 'obsolete', 'stopped', 'halted', 'not proceeding', 'closed without delivery', 'closed without completion', 'closed without implementation', 'closed without action', 'closed without being implemented', 'closed - no further action', 'closed no further action', 'ceased', 'dropped',
    ],
  },
  responses: {
    accepted: ['accept', 'accepted', 'accept in full', 'accepted in full', 'fully accepted', 'agree', 'agreed', 'agree in full', 'support', 'supported', 'yes', 'accepts', 'agrees', 'supports', 'accepts in full', 'agrees in full', 'we accept', 'we agree'],
    'accepted-in-part': [
      'accept in principle', 'accepted in principle', 'accept in part', 'accepted in part', 'partially agree', 'partly agree', 'partially agreed',
      'partially accepted', 'partially accept', 'partly accepted', 'partly accept', 'agree in part', 'agreed in part', 'agree in principle', 'agreed in principle',
      'support in principle', 'supported in principle', 'support in part', 'supported in part', 'accept with modification', 'accept with conditions',
      'accepts in principle', 'accepts in part', 'agrees in principle', 'agrees in part', 'partially accepts', 'partly accepts', 'partially agrees', 'supports in principle', 'supports in part',
    ],
    noted: ['noted', 'note', 'subject to further consideration', 'for further consideration', 'under consideration', 'further consideration'],
    rejected: ['reject', 'rejected', 'not accepted', 'not accept', 'do not accept', 'disagree', 'not agreed', 'not supported', 'not support', 'decline', 'declined', 'rejects', 'disagrees', 'disagreed', 'does not accept', 'does not agree', 'do not agree', 'does not support'],
  },
  headers: {
    id: [
      'number', 'no', 'no.', 'ref', 'ref.', 'ref no', 'ref no.', 'reference', 'reference number', 'rec', 'rec #', 'rec no', 'rec no.', '#', 'id', 'uid', 'action no', 'action no.', 'action number', 'action ref',
      'action id', 'action reference', 'milestone reference', 'recommendation number', 'recommendation no', 'recommendation no.', 'recommendation ref', 'rec uid', 'item', 'item no', 'code', 'action #',
    ],
    recommendation: [
      'recommendation', 'recommendations', 'monitored recommendation', 'advisory point', 'advisory points', 'finding', 'findings', 'what the commission said',
      'inquiry recommendation', 'has recommended that', 'recommended that', 'recommends that', 'recommend that', 'call to action', 'proposal', 'what was recommended', 'what we recommended', 'recommendation text', 'recommendation made', 'recommendations made', 'what the review said', 'what the inquiry said', 'what the report said', 'what the audit found', 'suggestion', 'suggestions',
    ],
    action: [
      'action', 'actions', 'key action', 'key actions', 'actions to be taken forward', 'action to be taken', 'actions to be taken', 'action required', 'action item', 'action items', 'planned action', 'action planned', 'actions planned', 'planned actions', 'proposed action', 'proposed actions', 'agreed action', 'agreed actions',
      'what we will do', 'we said we would', 'we said', 'what we said', 'what we promised', 'we promised', 'our promise', 'our commitment', 'the commitment', 'the action', 'what needs to happen', 'what will we do', 'what are we going to do', 'what we are going to do', 'how will we do it', 'steps to be taken', 'action description', 'description of the commitment', 'description of commitment', 'description of the recommendation', 'description of the action', 'milestone', 'milestones', 'commitment', 'commitments', 'description', 'task', 'deliverable', 'deliverables', 'measure', 'activity', 'activities', 'we will', 'promise', 'promises', 'requirement', 'requirements', 'initiative', 'initiatives', 'undertaking', 'undertakings', 'you said', 'measures',
      'commitment text', 'text', 'details', 'subject', 'pledge', 'what we said we would do',
    ],
    status: [
      'status', 'implementation', 'status of action', 'status of actions', 'status of recommendation', 'status of the action', 'action status', 'current status', 'overall status', 'completion status', 'completion level', 'implementation status',
      'current assessment', 'current phase', 'phase', 'stage', 'verdict', 'current stage', 'progress assessment', 'progress status', 'rag', 'rag status', 'rag rating', 'rating', 'delivery status', 'overall commitment status', 'assessment', 'status update', 'state', 'position', 'current position', 'progress rating', 'delivery confidence', 'state of implementation', 'state of play', 'where we are now', 'where are we now', 'where we are', 'where it stands', 'where this stands', 'where things stand', 'how far we have got', 'how far along', 'how far we are', 'progress rate', 'rate of progress', '% complete', '% completed', 'percent complete', 'percentage complete', 'our assessment', 'board assessment', 'auditor assessment', 'completion', 'delivery rating', 'delivery rag', 'brag', 'brag status', 'brag rating', 'status of implementation', 'status of the recommendation', 'status of recommendations', 'status of commitment', 'commitment status', 'recommendation status', 'is it done', 'has it been done', 'overall assessment', 'compliance', 'compliance status', 'compliance outcome', 'level of compliance', 'level of implementation', 'level of completion', 'level of adoption', 'level of achievement', 'degree of implementation', 'degree of completion', 'extent of implementation', 'extent of completion', 'stage of implementation',
    ],
    progress: [
      'progress update', 'progress updates', 'progress', 'progress made', 'progress to date', 'progress note', 'progress notes', 'update', 'updates', 'latest update', 'comments', 'comment', 'commentary', 'notes', 'note', 'evidence', 'evidence trail',
      'recent action', 'recent actions', 'latest action', 'latest actions', 'summary of action', 'summary of actions', 'summary of action taken', 'description of the results', 'description of results', 'description of progress', 'what has been achieved to date', 'what we have done', 'our progress', 'achievements', 'narrative', 'explanation', 'progress report', 'update on progress', 'summary of progress', 'milestones completed', 'action taken', 'actions taken', 'steps taken', 'work done', 'work completed', 'observations', 'what is behind it', 'what happened',
      'overall progress against commitment', 'position statement', 'what we found', 'what we did', 'delivery update', 'government update', 'remarks', 'what have we done', 'what has been done', 'what has happened', 'what is happening', 'what’s happening', 'what has happened so far', 'what’s been done', 'what’s happened', 'we did', 'what we have achieved', 'what have we achieved', 'what we have done so far', 'what we’ve done', 'action taken', 'actions taken', 'action taken to date', 'actions taken to date', 'work to date', 'summary of actions taken', 'progress since last report', 'how are we doing', 'progress this quarter', 'progress this year',
    ],
    owners: [
      'owner', 'owners', 'lead', 'leads', 'lead officer', 'lead officers', 'lead director', 'lead department', 'lead departments', 'lead agency', 'lead implementing agency', 'organisation', 'organisations', 'lead organisation', 'lead organisations', 'lead partner', 'lead partners', 'lead body', 'action owner',
      'responsible', 'responsible agency', 'responsible agencies', 'responsible body', 'responsible officer', 'responsible owner', 'responsible organisation', 'responsibility', 'agency', 'cabinet member', 'addressed to', 'accountable', 'accountable officer', 'led by', 'delivery lead', 'delivery partner', 'delivery partners', 'partners', 'who', 'department', 'by whom', 'key contact', 'key contacts', 'lead contact', 'end implementer', 'who is responsible', 'owned by', 'directed to', 'issued to', 'addressee', 'addressees', 'body', 'institution', 'lead institution', 'lead institutions', 'responsible institution', 'body in charge', 'officer in charge', 'person in charge', 'for action by', 'action by',
    ],
    due: [
      'delivery timescale', 'delivery timescales', 'timescale', 'timescales', 'time scale', 'timeline', 'timetable', 'timeframe', 'time frame', 'delivery timeframe', 'due', 'due date', 'duedate', 'deadline', 'target date', 'target', 'completion date', 'expected completion',
      'expected completion date', 'delivery date', 'when', 'when this will happen', 'by when', 'date', 'closure date', 'target completion date', 'planned completion', 'end date', 'estimated completion date', 'commitment start and end date', 'timing',
    ],
    'status-or-due': ['status / delivery timeframe', 'status / timescale', 'status / delivery timescale', 'status / due date', 'status / deadline', 'status / timeframe', 'status or timescale', 'status and timescale', 'status / target date', 'timescale / status', 'status / date', 'status and date', 'status & date', 'date and status', 'status and due date', 'status and target date', 'status and completion date', 'status and deadline', 'status & timescale', 'status with date', 'status (and date)'],
    theme: ['theme', 'key theme', 'key themes', 'group', 'programme', 'priority', 'priority area', 'workstream', 'strand', 'pillar', 'outcome', 'objective', 'area', 'topic', 'chapter', 'category'],
    response: ['response', 'responses', 'reply', 'acceptance', 'acceptance status', 'joint response', 'management response', 'government response', 'our response', 'scottish government response', 'decision', 'accepted?', 'agreed?', 'accepted (y/n)', 'agreed (y/n)', 'accepted (yes/no)'],
    links: ['link', 'links', 'link to recommendation', 'link to recommendations', 'linked recommendation', 'linked recommendations', 'link to review recommendation', 'source report', 'source', 'related recommendation', 'related recommendations', 'cross reference', 'inq ref', 'watchlist'],
    'next-steps': ['next steps', 'next step', 'next key actions', 'next actions', 'future actions', 'what we will do next', 'planned next steps', 'what is next', 'what’s next', 'what happens next', 'what is left to do'],
  },
  rowNouns: ['action', 'actions', 'recommendation', 'recommendations', 'commitment', 'commitments', 'milestone', 'milestones', 'measure', 'measures', 'point', 'points', 'item', 'items', 'proposal', 'proposals', 'task', 'tasks'],
  counting: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
  deeds: ['step', 'steps', 'work', 'activity', 'activities', 'efforts', 'interventions', 'progress', 'achievements'],
  numberWords: ['id', 'ref', 'ref.', 'reference', 'reference number', 'ref no', 'number', 'no', 'no.', '#', 'code'],
  themeNouns: ['theme', 'key theme', 'priority', 'priority area', 'strand', 'workstream', 'pillar', 'outcome', 'objective', 'aim', 'goal', 'chapter', 'part', 'group', 'programme', 'area', 'ambition', 'mission', 'section', 'focus area', 'key area', 'action area', 'policy area', 'strategic priority', 'strategic objective', 'strategic theme', 'strategic aim', 'key priority'],
  referenceCues: [
    'action', 'actions', 'recommendation', 'recommendations', 'see', 'at', 'in', 'under', 'of', 'and', 'or', 'to', 'from', 'with', 'for', 'by', 'point', 'points', 'section', 'paragraph', 'paragraphs', 'para', 'also', 'commitment', 'commitments', 'per', 'as', 'on',
    'milestone', 'milestones', 'figure', 'table', 'version', 'chapter', 'page', 'annex', 'against', 'through', 'than', 'about', 'approximately', 'over', 'between', 'around', 'nearly', 'rec', 'recs', 'ref', 'both', 'meets', 'supports', 'via', 'into',
  ],
  divisionNouns: ['paragraph', 'paragraphs', 'para', 'section', 'chapter'],
  vagueHeaders: ['details', 'subject', 'description', 'text', 'activity', 'activities'],
  titles: ['title', 'headline'],
  recency: {
    earlier: ['previous', 'previously', 'prior', 'last', 'past', 'earlier', 'original', 'originally', 'initial', 'initially', 'baseline', 'former', 'old', 'first'],
    later: ['current', 'currently', 'latest', 'this', 'now', 'present', 'new', 'updated', 'revised', 'final'],
  },
  qualifiers: {
    denied: ['not', 'no longer', 'never', 'cannot', 'can\'t', 'won\'t', 'isn\'t', 'hasn\'t', 'wasn\'t', 'unable to', 'failed to', 'nor'],
    ahead: ['to be', 'will be', 'will', 'due to be', 'due for', 'due to', 'expected to', 'yet to be', 'should be', 'must be', 'until', 'once', 'when', 'before', 'awaiting', 'on track to be', 'on track to', 'aim to', 'plan to'],
    almost: ['nearly', 'almost', 'close to', 'virtually', 'approaching'],
    partly: ['partly', 'partially', 'part', 'in part', 'half', 'halfway', 'some', 'most', 'mostly', 'largely', 'substantially', 'two thirds', 'three quarters'],
    unless: ['unless', 'without', 'if'],
  },
  lasting: ['ongoing', 'on-going', 'on going', 'continuous', 'continuing', 'underway', 'in progress'],
  asks: ['requirement', 'requirements', 'commitment', 'commitments', 'promise', 'promises', 'pledge', 'pledges', 'undertaking', 'undertakings', 'you said', 'what you told us', 'what you said', 'area for improvement', 'areas for improvement'],
  answers: { yes: ['yes', 'y', 'fully', 'in full'], no: ['no', 'n', 'not yet'], part: ['partly', 'partially', 'partial', 'part', 'in part'] },
  bodies: [
    'council', 'board', 'department', 'dept', 'ministry', 'minister', 'office', 'officer', 'agency', 'authority', 'authorities', 'director', 'directors', 'directorate', 'team', 'committee', 'commission', 'commissioner', 'unit', 'service', 'police', 'government', 'trust', 'partnership',
    'bureau', 'institute', 'association', 'university', 'manager', 'head', 'secretary', 'secretariat', 'chief', 'executive', 'inspectorate', 'inspector', 'society', 'network', 'company', 'nhs', 'tribunal', 'regulator', 'hospital', 'college', 'division', 'taskforce', 'ombudsman', 'treasurer', 'clerk', 'chair',
  ],
  kinds: [
    'type', 'kind', 'class', 'classification', 'category', 'risk', 'impact', 'cost', 'costs', 'budget', 'funding', 'fund', 'resource', 'resources', 'likelihood', 'probability', 'severity', 'urgency', 'importance', 'grade', 'score', 'weight', 'priority', 'region', 'country', 'location', 'site', 'place', 'ward', 'district', 'parish', 'province', 'county', 'locality', 'school', 'sector', 'domain', 'dimension', 'goal', 'goals', 'aim', 'theme', 'themes', 'area', 'topic', 'principle', 'value', 'values', 'right', 'rights', 'article', 'chapter', 'section', 'part', 'page',
    'source', 'origin', 'document', 'report', 'publication', 'version', 'method', 'methodology', 'mechanism', 'frequency', 'interval', 'period', 'year', 'quarter', 'month', 'term', 'horizon', 'audience', 'beneficiary', 'beneficiaries', 'population', 'indicator', 'unit', 'units', 'portfolio', 'function', 'language', 'scope', 'scale', 'effort', 'difficulty', 'complexity', 'benefit', 'benefits', 'standard', 'name', 'role', 'post', 'contact', 'forum', 'panel', 'group', 'focus', 'format', 'channel', 'tag', 'tags', 'keyword', 'keywords', 'label', 'lens', 'driver', 'basis', 'data', 'verification', 'evidence', 'tool',
  ],
  degrees: [
    'high', 'medium', 'low', 'very high', 'very low', 'critical', 'essential', 'desirable', 'urgent', 'routine', 'immediate', 'major', 'minor', 'moderate', 'severe', 'extreme', 'significant', 'negligible', 'normal', 'short', 'long', 'short term', 'medium term', 'long term', 'short-term', 'medium-term', 'long-term', 'annual', 'annually', 'monthly', 'quarterly', 'weekly', 'yearly', 'once', 'must', 'should', 'could',
    'minimal', 'none', 'n/a', 'not applicable', 'all', 'other', 'mandatory', 'optional', 'advisory', 'internal', 'external', 'national', 'local', 'regional', 'central', 'new', 'existing', 'statutory', 'capital', 'revenue', 'public', 'private',
  ],
  pastDates: ['issued', 'published', 'updated', 'raised', 'opened', 'created', 'received', 'reviewed', 'reported', 'recorded', 'added', 'logged', 'started', 'start', 'commenced', 'began', 'begun', 'closed', 'completed', 'since', 'from', 'meeting', 'posted', 'approved', 'signed', 'adopted', 'accepted', 'assigned', 'visited', 'inspected', 'audited', 'observed', 'made', 'submitted', 'modified', 'entered', 'born', 'report', 'audit', 'inspection', 'issue', 'publication', 'actual', 'adoption', 'approval', 'creation', 'receipt', 'opening'],
  sentenceOpeners: ['the', 'a', 'an', 'this', 'these', 'we', 'it', 'they', 'there', 'all', 'our', 'no', 'not', 'new', 'work', 'following', 'since', 'both', 'some', 'most'],
  summaries: ['total', 'totals', 'subtotal', 'sub total', 'grand total', 'sum', 'overall total', 'overall', 'summary', 'average'],
  dateLines: ['updated', 'last updated', 'published', 'last published', 'first published', 'issued', 'date', 'dated', 'date published', 'date issued', 'date updated', 'publication date', 'reviewed', 'last reviewed', 'revised', 'as at', 'as of', 'position at', 'position as at', 'correct at', 'correct as at', 'correct as of', 'page updated', 'page last updated', 'report date', 'progress at', 'progress as at', 'status at', 'status as at', 'update', 'posted', 'released'],
  outcomes: [
    'status', 'state', 'condition', 'position', 'result', 'results', 'outcome', 'finding', 'view', 'assessment', 'verdict', 'judgement', 'judgment', 'opinion', 'conclusion', 'evaluation', 'rating', 'grade', 'score', 'maturity', 'stage', 'phase', 'progress', 'completion', 'compliance', 'fulfilment', 'adoption', 'achievement', 'attainment', 'uptake', 'standing', 'situation', 'determination', 'classification',
    'done', 'met', 'kept', 'how far', 'how it went', 'how did it go', 'how it goes', 'where it stands', 'where it is', 'where it is now', 'where is it', 'how it is going', 'how is it going', 'where we are', 'where are we', 'where things stand', 'what became of it', 'how we are doing', 'how are we doing', 'did it happen', 'did we do it',
  ],
  backMatter: ['annex', 'annexes', 'appendix', 'appendices', 'footnotes', 'endnotes', 'glossary', 'abbreviations', 'bibliography', 'acknowledgements', 'further information', 'more information', 'contact us', 'contact details', 'conclusion', 'conclusions', 'about this document', 'about this report'],
  furniture: [
    'back to top', 'top of page', 'return to top', 'skip to main content', 'skip to content', 'print this page', 'share this page', 'was this helpful', 'is this page useful', 'contents', 'next page', 'previous page', 'cookies',
    'accept all cookies', 'report a problem with this page', 'give feedback', 'contact us', 'follow us', 'sign up for updates', 'download', 'information', 'thanks for your feedback', 'your feedback helps us to improve this website. do not give any personal information because we cannot reply to you directly.', 'contact',
  ],
};
