import type { Example, RulePack } from '../../model';

/**
 * Hugging Face: the Hub, inference providers and endpoints. Machine codes come in the x-error-code header. Sources:
 * https://huggingface.co/docs/huggingface_hub/package_reference/utilities (errors), https://huggingface.co/docs/hub/rate-limits,
 * https://huggingface.co/docs/inference-providers/pricing
 */
export default {
  id: 'hugging-face',
  name: 'Hugging Face',
  kind: 'api',
  docs: 'https://huggingface.co/docs/hub/api',
  statusPage: 'https://status.huggingface.co',
  recognize: {
    hosts: ['huggingface.co', 'router.huggingface.co', 'api-inference.huggingface.co', '*.endpoints.huggingface.cloud', '*.hf.co', 'hf.co'],
  },
  envelope: { code: ['header:x-error-code'] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Bearer', prefixes: ['hf_', 'api_org_', 'ey'], placeholder: 'YOUR_HF_TOKEN' },
    { in: 'cookie', name: 'token', placeholder: 'YOUR_HF_TOKEN' },
  ],
  retry: { fields: [{ path: '/estimated_time', unit: 'seconds' }] },
  rules: [
    {
      id: 'repo-not-found',
      when: { code: 'RepoNotFound' },
      title: 'The repository does not exist or is private',
      summary: 'Hugging Face answers alike for a repository that does not exist and one that this caller may not see.',
      category: 'not-found',
      causes: [
        { text: 'The repository is private, and no token was sent', ruledOutBy: { not: { check: 'credential-missing' } } },
        {
          text: 'The token’s owner has no access to the repository, or a fine-grained token leaves it out',
          ruledOutBy: { check: 'credential-missing' },
        },
        { text: 'Owner or name are misspelt, or the repository was renamed or deleted' },
        { text: 'It is a dataset or Space, and the path is that of models', confirmedBy: { path: { glob: '/api/models/datasets/*' } } },
      ],
      fixes: [
        { text: 'Open https://huggingface.co/OWNER/NAME in the browser while logged in: that tells whether it exists' },
        {
          text: 'Send a token with read access to the repository',
          snippets: [
            {
              language: 'bash',
              code: "curl {{url|'https://huggingface.co/api/whoami-v2'}} \\\n  -H 'Authorization: Bearer {{credential}}'",
            },
          ],
          url: 'https://huggingface.co/settings/tokens',
        },
        { text: 'Use /api/datasets/ or /api/spaces/ for what is no model' },
      ],
    },
    {
      id: 'gated-repo',
      when: { code: 'GatedRepo' },
      title: 'Access to this model must be asked for first',
      summary: 'The repository is gated: its authors want users to accept terms before files can be read.',
      category: 'permission',
      causes: [
        { text: 'No token was sent', when: { check: 'credential-missing' } },
        { text: 'The account has not accepted the terms, or the authors have not approved it yet' },
        {
          text: 'A fine-grained token lacks the permission to read gated repositories',
          ruledOutBy: { check: 'credential-missing' },
        },
      ],
      fixes: [
        { text: 'Open the model’s page in the browser, log in, and accept the terms', url: 'https://huggingface.co/docs/hub/models-gated' },
        {
          text: 'Send a token of that same account; a fine-grained one needs read access to public gated repositories',
          url: 'https://huggingface.co/settings/tokens',
        },
      ],
    },
    {
      id: 'entry-not-found',
      when: { code: 'EntryNotFound' },
      title: 'The repository has no such file',
      summary: 'Repository and revision exist, but not the file at this path.',
      category: 'not-found',
      causes: [
        { text: 'The file’s name or folder is misspelt: case counts' },
        { text: 'The file exists only on another branch or was removed' },
      ],
      fixes: [{ text: 'Look at Files and versions of the repository, or list them with /api/models/OWNER/NAME/tree/main' }],
    },
    {
      id: 'revision-not-found',
      when: { code: 'RevisionNotFound' },
      title: 'The repository has no such branch, tag or commit',
      summary: 'The repository exists, but not the revision in the URL.',
      category: 'not-found',
      causes: [{ text: 'The branch is called otherwise (main, not master), or the commit’s hash is cut short' }],
      fixes: [{ text: 'Use main, or list branches and tags with /api/models/OWNER/NAME/refs' }],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Hugging Face did not accept the token',
      summary: 'The call needs a valid access token; the one sent is missing, wrong, expired or revoked.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        { text: 'The token was deleted, or invalidated after it was found in public' },
      ],
      fixes: [
        {
          text: 'Create a token and try it on your own account',
          snippets: [{ language: 'bash', code: "curl https://huggingface.co/api/whoami-v2 -H 'Authorization: Bearer {{credential}}'" }],
          url: 'https://huggingface.co/settings/tokens',
        },
      ],
    },
    {
      id: 'file-link',
      when: { all: [{ status: 403 }, { host: { endsWith: '.hf.co' } }] },
      title: 'The link to the file is not valid any more',
      summary: 'Files come from storage by signed links that live for a short time; the token plays no part here.',
      category: 'permission',
      causes: [
        { text: 'The signed link is too old: it was kept in a cache, a list or a paused download' },
        { text: 'The link was changed or cut short' },
      ],
      fixes: [
        {
          text: 'Start again from the address at huggingface.co (/OWNER/NAME/resolve/main/FILE), which redirects to a fresh link',
          url: 'https://huggingface.co/docs/hub/models-downloading',
        },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The token may not do this',
      summary: 'The token is known, but its role or permissions do not cover the action.',
      category: 'permission',
      causes: [
        {
          text: 'The token lacks the permission to call inference providers',
          confirmedBy: { message: { contains: ['sufficient permissions to call Inference Providers'] } },
        },
        { text: 'A read token was used to write', ruledOutBy: { method: ['GET', 'HEAD'] } },
        { text: 'The organization’s settings or storage limits forbid it' },
      ],
      fixes: [
        { text: 'Edit the token: add write access, or “Make calls to Inference Providers”', url: 'https://huggingface.co/settings/tokens' },
      ],
    },
    {
      id: 'credits-used-up',
      when: { status: 402 },
      title: 'Hugging Face wants to be paid for this',
      summary: 'Inference through Hugging Face is paid from monthly credits, then from credits that are bought; mostly these are spent.',
      category: 'billing',
      causes: [
        { text: 'The account has used its monthly credits for inference providers' },
        { text: 'No payment is set up for usage beyond them' },
      ],
      fixes: [
        { text: 'Buy credits or subscribe to PRO', url: 'https://huggingface.co/settings/billing' },
        { text: 'Or use a key of the provider itself, or run the model locally' },
      ],
    },
    {
      id: 'model-not-served',
      when: { all: [{ status: 400 }, { message: { contains: 'is not supported by any provider' } }] },
      title: 'No inference provider serves this model',
      summary: 'The model may exist on the Hub, but none of the providers that your account has enabled runs it.',
      category: 'not-found',
      causes: [
        { text: 'No provider runs this model, or not for this task' },
        { text: 'The provider that runs it is switched off in your settings' },
        { text: 'The model’s name is misspelt, or the provider after the colon does not run it' },
      ],
      fixes: [
        {
          text: 'Look at the model’s page for the providers that run it, or choose another model',
          url: 'https://huggingface.co/models?inference_provider=all',
        },
        { text: 'Enable the provider in your settings', url: 'https://huggingface.co/settings/inference-providers' },
      ],
    },
    {
      id: 'model-loading',
      when: { all: [{ status: 503 }, { message: { contains: 'loading' } }] },
      title: 'The model is still being loaded',
      summary: 'The model was not in memory; it starts now and will answer once it is loaded.',
      category: 'server',
      causes: [{ text: 'The model was not used for a while and is starting' }],
      fixes: [
        { text: 'Wait for the estimated time in the answer, then send the same request again' },
        { text: 'For answers without such waits, use an inference provider or an endpoint of your own that does not scale to zero' },
      ],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Too many requests to Hugging Face',
      summary: 'The Hub counts requests over five minutes, apart for API calls, file downloads and pages; inference has limits of its own.',
      category: 'rate-limit',
      causes: [
        {
          text: 'No token was sent: anonymous callers share a low limit per address',
          when: { check: 'credential-missing' },
        },
        {
          text: 'The account’s requests in the five-minute window are used up',
          ruledOutBy: { host: { endsWith: '.endpoints.huggingface.cloud' } },
        },
        {
          text: 'The inference provider, or the model behind the endpoint, refuses more requests for the moment',
          ruledOutBy: { host: ['huggingface.co', 'hf.co'] },
        },
      ],
      fixes: [
        { text: 'Wait until the window ends, as the RateLimit header says (t= is in seconds)' },
        { text: 'Send a token: limits grow with the account and its plan', url: 'https://huggingface.co/docs/hub/rate-limits' },
        { text: 'Download whole repositories with the huggingface_hub library, which waits by itself and caches files' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://huggingface.co/api/models/acme/private-model';
const token = { Authorization: 'Bearer hf_EXAMPLE_not_real' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'x-request-id': 'Root=1-EXAMPLE0-0001' };

export const examples: readonly Example[] = [
  {
    rule: 'file-link',
    why: 'an old signed link to storage: no fault of the token',
    request: { url: 'https://cdn-lfs.hf.co/repos/ab/cd/EXAMPLE?Expires=1700000000&Signature=EXAMPLE&Key-Pair-Id=EXAMPLE' },
    response: {
      status: 403,
      headers: { 'Content-Type': 'text/xml' },
      body: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access denied</Message></Error>',
    },
    verdicts: { possible: ['The signed link is too old'] },
  },
  {
    rule: 'repo-not-found',
    why: 'a private model without a token',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 401,
      headers: { ...served, 'x-error-code': 'RepoNotFound', 'x-error-message': 'Repository not found' },
      body: '{"error":"Repository not found"}',
    },
    verdicts: { possible: ['The repository is private'], 'ruled-out': ['The token’s owner has no access'] },
  },
  {
    rule: 'gated-repo',
    why: 'terms not accepted',
    request: { url: 'https://huggingface.co/acme/gated/resolve/main/config.json', headers: token },
    response: {
      status: 403,
      headers: { 'x-error-code': 'GatedRepo', 'x-error-message': 'Access to model acme/gated is restricted.' },
      body: 'Access to model acme/gated is restricted and you are not in the authorized list.',
    },
    verdicts: { possible: ['The account has not accepted'], 'ruled-out': ['No token was sent'] },
  },
  {
    rule: 'entry-not-found',
    why: 'a file that is not there',
    request: { url: 'https://huggingface.co/acme/model/resolve/main/Config.json' },
    response: { status: 404, headers: { 'x-error-code': 'EntryNotFound', 'x-error-message': 'Entry not found' }, body: 'Entry not found' },
  },
  {
    rule: 'revision-not-found',
    why: 'master in place of main',
    request: { url: 'https://huggingface.co/acme/model/resolve/master/config.json' },
    response: {
      status: 404,
      headers: { 'x-error-code': 'RevisionNotFound', 'x-error-message': 'Invalid rev id: master' },
      body: 'Invalid rev id: master',
    },
  },
  {
    rule: 'unauthorized',
    why: 'a call without a token',
    request: { url: 'https://huggingface.co/api/whoami-v2', headers: { Accept: 'application/json' } },
    response: { status: 401, headers: served, body: '{"error":"Invalid username or password."}' },
    verdicts: { confirmed: ['No token was sent'] },
  },
  {
    rule: 'forbidden',
    why: 'a token without the permission for inference',
    request: { method: 'POST', url: 'https://router.huggingface.co/v1/chat/completions', headers: token, body: '{}' },
    response: {
      status: 403,
      headers: served,
      body: '{"error":"This authentication method does not have sufficient permissions to call Inference Providers on behalf of user acme"}',
    },
    verdicts: { confirmed: ['The token lacks the permission'] },
  },
  {
    rule: 'credits-used-up',
    why: 'the month’s credits',
    request: { method: 'POST', url: 'https://router.huggingface.co/v1/chat/completions', headers: token, body: '{}' },
    response: {
      status: 402,
      headers: served,
      body: '{"error":"You have exceeded your monthly included credits for Inference Providers."}',
    },
  },
  {
    rule: 'model-loading',
    why: 'a cold model',
    request: { method: 'POST', url: 'https://api-inference.huggingface.co/models/acme/model', headers: token, body: '{"inputs":"Hi"}' },
    response: { status: 503, headers: served, body: '{"error":"Model acme/model is currently loading","estimated_time":20.5}' },
  },
  {
    rule: 'rate-limit',
    why: 'an anonymous script',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 429,
      headers: { ...served, RateLimit: '"api";r=0;t=55', 'RateLimit-Policy': '"fixed window";"api";q=500;w=300' },
      body: '{"error":"We had to rate limit your IP"}',
    },
    verdicts: { confirmed: ['No token was sent'] },
  },
  {
    rule: 'model-not-served',
    why: 'a model that nobody runs',
    request: { method: 'POST', url: 'https://router.huggingface.co/v1/chat/completions', headers: token, body: '{"model":"acme/model"}' },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"message":"The requested model \'acme/model\' is not supported by any provider you have enabled.","type":"invalid_request_error","param":"model","code":"model_not_supported"}}',
    },
  },
  {
    rule: null,
    why: 'near miss: an app on Spaces is somebody else’s',
    request: { url: 'https://acme-demo.hf.space/api/predict' },
    response: { status: 401, headers: { 'Content-Type': 'application/json' }, body: '{"error":"Repository not found"}' },
  },
];
