import type { Category } from '../model';

/** Words by which codes tell their kind, in the order in which they are asked for; joined by `_`, matched from word to word. */
export const CODE_WORDS: readonly (readonly [Category, RegExp])[] = [
  [
    'billing',
    /(?:^|_)(?:insufficient_(?:quota|funds|balance|credits?)|billing|credits?_(?:depleted|exceeded|exhausted|low)|payment_required|card_declined|instrument_declined|declined|delinquent|spend_limit|hard_limit|plan_(?:limit|restricted)|api_plan|quota_billing|usage_capped|expired_card|incorrect_cvc|account_suspended|verification_required|transaction_refused|payment(?!_(?:\w{1,30}_)?(?:required|invalid|missing|not_found))|out_of_credits?|not_enough_credits?)(?:_|$)/,
  ],
  [
    'rate-limit',
    /(?:^|_)(?:rate_?limit(?:ed|s|ing)?|ratelimited|throttl\w*|too_many(?!_rows)|throughput_exceeded|provisioned_throughput\w*|over_\w{1,20}_limit|quota_?exceeded|(?:daily|user|request|rate|usage|concurren\w*|email|sms)_(?:rate_)?limit\w*|(?<!memory_)limit_exceeded|request_limit|resource_exhausted|budget_exhausted|slow_?down|rejected_execution|token_limit|key_limit|max_concurrent\w*|throttled)(?:_|$)/,
  ],
  ['timeout', /(?:^|_)(?:time_?out|timed_?out|timedout|deadline_exceeded)(?:_|$)/],
  [
    'deprecated',
    /(?:^|_)(?:deprecated|retired|sunset|decommissioned|nonexistent_version|version_(?:invalid|unsupported|sunset)|upgrade_required)(?:_|$)/,
  ],
  ['payload', /(?:^|_)(?:too_large|too_long|context_length\w*|entity_too\w*|request_too|max_size|file_size|size_exceeded)(?:_|$)/],
  [
    'conflict',
    /(?:^|_)(?:conflict\w*|already_(?:exists|exist|captured|taken|active)|idempotency|exists|duplicate[sd]?|conditional_check|transaction_(?:cancel\w*|conflict)|precondition_failed|resource_modified|version_conflict|aborted|lock_timeout|unable_to_lock|locked|taken|in_use|update_conflict)(?:_|$)/,
  ],
  ['method', /(?:^|_)(?:method_not|method_disabled|unimplemented|unsupported_method|not_implemented)(?:_|$)/],
  [
    'validation',
    /^missing$|(?:^|_)(?:mandatory|weak_password|same_password|password_(?:too|invalid_format)|validation|invalid_(?:arguments?|parameters?|params?|request_body|value|field|input|format|email|json|body|query|url|blocks|payload)|unprocessable|missing_(?:field|param\w*|required\w*|body)|required_field|parameter|parse|malformed|bad_(?:user_)?input|input_error|unsupported_(?:value|parameter|grant_type|filter|sort|property|format)|out_of_range|failed_precondition|record_invalid|unknown_(?:field|parameter|attribute)|bad_request|argument|mapper_parsing|query_shard|parsing|no_text|graphql_(?:validation|parse)\w*|constraint\w*|invalid_enum|type_error|value_error|string_(?:too|type|pattern)|less_than\w*|greater_than\w*)(?:_|$)/,
  ],
  [
    'permission',
    /(?:^|_)(?:permissions?|permission_denied|insufficient_(?:scopes?|access|permissions|privileges|rights|aal)|missing_scopes?|access_?denied|forbidden|not_(?:allowed|permitted|in_channel|enrolled|authorized_for)|restricted\w*|request_denied|service_disabled|scope|blocked|unauthorized_client|access_not_configured|action_prohibited|gated\w*|client_not|feature_not|disallowed|private|banned|unauthorized_access|key_service_blocked|authorization_(?:failed|request_denied))(?:_|$)/,
  ],
  [
    'not-found',
    /(?:^|_)(?:not_?found|no_such|does_not_exist|missing_resource|resource_missing|unknown_(?:channel|guild|message|user)|inexistent|undefined_table|not_exist|nonexist\w*|entity_is_deleted|no_route|zero_results|deleted)(?:_|$)/,
  ],
  [
    'auth',
    /(?:^|_)(?:auth|authentication|unauthenticated|unauthorized|(?:service|app|secret)_key|credentials?|invalid_(?:grant|client|token|auth|password|login|api|id_token|session|access_key|refresh|key|user_key|app_?key)|api_key|token|token_expired|expired_token|access_token|refresh_token|id_token|jwt|signature|not_authed|not_authorized|authorized|session|login|sign_in|password|csrf|mfa|otp|two_factor|2fa|account_inactive|user_disabled|unrecognized_client|request_time_too|clock|user_not_confirmed|email_not_confirmed|email_not_found|verification_code|(?:bad|incorrect|wrong|expired)_(?:code|otp|pin|passcode)|interaction_required|consent_required|user_banned|authorization_pending)(?:_|$)/,
  ],
  [
    'gateway',
    /(?:^|_)(?:bad_gateway|upstream|gateway|tunnel|dns_(?:failure|error)|origin|connection_(?:refused|terminated|timeout)|destination_unavailable|proxy)(?:_|$)/,
  ],
  [
    'server',
    /(?:^|_)(?:internal\w*|server\w*|api_error|unavailable|service_(?:error|unavailable|overload)|overloaded\w*|downstream\w*|fatal_error|data_loss|backend\w*|unknown_error|crash\w*|function_invocation_failed|circuit_breaking\w*)(?:_|$)/,
  ],
];

/** Words by which messages tell their kind. Sentences mention many things, so these are whole turns of phrase. */
export const MESSAGE_WORDS: readonly (readonly [Category, RegExp])[] = [
  [
    'billing',
    /credit balance|insufficient (?:funds|credits?|balance)|enough credit|maximum credits|billing (?:hard|limit|disabled|account)|spend(?:ing)? limit|trial accounts?|free accounts?|free plan|payment (?:required|method|declined)|card (?:was|has been|is) declined|\bdeclined\b|purchase (?:a|credits|more)|upgrade your (?:plan|account)|out of credits|quota reached|subscription (?:has )?(?:expired|inactive|required)|unavailable shop|account (?:is )?(?:delinquent|frozen)|余额不足|saldo insuficiente/,
  ],
  [
    'rate-limit',
    /rate[- ]?limit|\b(?:hourly|daily|weekly|per[- ]minute) (?:\w+ )?limit\b|too many (?:requests|attempts|calls|tries|concurrent)|throttl|slow down|quota exceeded|exceeded your current quota|requests? limit|calls? per (?:second|minute|hour)|limit (?:has been )?(?:reached|exceeded)|doing that a lot|request rate|retry later|reached your \w+ limit|only request this after|usage limit|too much (?:request )?weight|\bip (?:is |was |has been )?banned|too many visits|threshold\b[^.]{0,120}\breached|频繁|频率超|限流|超过.{0,10}(?:限制|配额)/,
  ],
  [
    'deprecated',
    /\b(?:deprecated|retired|sunset|end[- ]of[- ]life|decommissioned|has been removed|was shut down)\b|\bno longer supports?\b|\b(?:api|version|endpoint|operation|method|feature|client|protocol|parameter|service|resource|model)s?\b[^.]{0,60}\bno longer (?:supported|available)\b/,
  ],
  [
    'method',
    /http request method|method (?:is )?not (?:allowed|supported)|does not (?:support|allow) the (?:http )?method|request method '?\w+'? (?:is )?not|allow the http request method/,
  ],
  ['timeout', /\btime[d-]? ?out\b|\btimeout\b|took too long|deadline exceeded/],
  [
    'payload',
    /too large|too big|exceeds the (?:request content length|maximum (?:size|length|allowed))|content length|larger than|maximum context length|request entity|body exceeded|file size/,
  ],
  [
    'conflict',
    /already (?:exists?|been (?:taken|used)|taken|in use|being used|registered|booked|finalised|finalized|captured)|\bconflicts?\b|duplicate|idempoten|modified by another|version mismatch|merge conflict/,
  ],
  [
    'gateway',
    /upstream (?:connect|server|request)|no healthy upstream|no available server|bad gateway|origin (?:is unreachable|server)|tunnel error|connection termination|error (?:page|response) from (?:the )?upstream|ring-balancer|backend fetch failed|temporarily unable to service|unable to (?:reach|connect to) the origin|can't connect to the server/,
  ],
  [
    'permission',
    /permission|not (?:authori[sz]ed|accessible|entitled)|(?:you|user|account|client|app|application|caller|token|key|trial|domain \S{1,80}) (?:\S{1,40} ){0,3}not (?:allowed|permitted)|access (?:is )?denied|(?:^|is )forbidden|insufficient (?:scope|privileges|access|rights|permissions)|required scopes?|not enabled for|blocked|restricted|does not have access|rbac|must be an? (?:admin|owner)|not a member|无权|权限不足|sin permiso|sem permiss/,
  ],
  [
    'auth',
    /(?:login|user ?name|password)\b[^.]{0,40}\b(?:not valid|invalid|incorrect|wrong)\b|(?:invalid|valid|supplied|provided?|inactive|missing) (?:a |an |your )?(?:valid )?(?:api )?access key|invalid (?:api[- ]?key|(?:(?:access|auth(?:entication)?|bearer|session|refresh|id|api|user)[ _])?token|credentials?|key|signature|application-id|authentication|username|password|x-api-key|session)|(?:incorrect|wrong|bad|missing|no) (?:api[- ]?key|credentials|password|token|authentication)|(?:wrong|incorrect|bad) key\b|\bsecurity (?:header|token|credentials) (?:is|are|was) (?:not valid|invalid|missing)|(?:token|session|jwt|key|signature)(?: (?:used|provided) in the request)? (?:has |is |was )?(?:been )?(?:expired|revoked|invalid)|request has expired|unauthenticated|not (?:logged in|authenticated|signed in)|authentication (?:required|failed|credentials|error|token)|authenticate|log ?in (?:to|again|required)|sign ?in|access token|csrf|\bapi[- _]?key\b|bearer|(?:verification|authori[sz]ation|one-time|security|confirmation) code\b[^.]{0,30}\b(?:incorrect|expired|wrong|invalid)|\bunauthorized\b|could not verify|authori[sz]ation failed|check your signature|signature (?:does not|did not) match|signature (?:mismatch|verification failed)|未登录|认证失败|認証に失敗|签名(?:错误|无效)|令牌|no autorizado|não autorizado|nicht authentifiziert/,
  ],
  [
    'not-found',
    /not found|does not exist|doesn't exist|no such|could not (?:find|be found)|cannot find|no (?:\w+ ){0,3}(?:found|exists?|matches)|no route|unknown (?:channel|message|user|guild|endpoint|route)|cannot (?:get|post|put|patch|delete) \/|不存在|未找到|見つかりません|no (?:se )?encontr|não encontrad|nicht gefunden|introuvable/,
  ],
  [
    'validation',
    /validation|must (?:be|have|not|match|contain|specify)|is (?:required|missing|not a valid|invalid|blank|malformed)|参数(?:错误|无效)|inválid|ungültig|obligatori|obrigatóri|can't be blank|should (?:be|not be|have)|invalid|\bexpected|out of range|unexpected (?:token|character|end of|field|value|property|key|param\w{1,6}|argument|attribute|string|number|symbol|input|type)|malformed|parse|cannot query field|unprocessable|field|parameter|required|not a valid/,
  ],
  [
    'server',
    /internal (?:server )?error|service unavailable|unavailable|overloaded|something went wrong|server error|unexpected error|try again later/,
  ],
];
