import type { Condition, Example, RulePack } from '../../model';

/**
 * Azure OpenAI in Microsoft Foundry. Sources: https://learn.microsoft.com/azure/ai-services/openai/reference,
 * https://learn.microsoft.com/azure/ai-services/openai/how-to/quota,
 * https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter.
 * The other two hosts serve many services: there the path /openai/ tells.
 */

const onSharedHost = (host: string): Condition => ({
  all: [{ responseHeader: 'apim-request-id' }, { host: { endsWith: host } }, { path: { startsWith: '/openai/' } }],
});

export default {
  id: 'azure-openai',
  name: 'Azure OpenAI',
  kind: 'api',
  docs: 'https://learn.microsoft.com/azure/ai-services/openai/reference',
  statusPage: 'https://azure.status.microsoft/status',
  support: {
    url: 'https://portal.azure.com/#blade/Microsoft_Azure_Support/HelpAndSupportBlade/newsupportrequest',
    asks: ['request-id', 'timestamp', 'request', 'response'],
  },
  recognize: {
    hosts: ['*.openai.azure.com', '*.openai.azure.us'],
    fingerprints: [onSharedHost('.cognitiveservices.azure.com'), onSharedHost('.services.ai.azure.com')],
  },
  envelope: { requestId: ['header:apim-request-id'] },
  credentials: [
    { in: 'header', name: 'api-key', placeholder: 'YOUR_AZURE_OPENAI_KEY' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ENTRA_TOKEN' },
    { in: 'header', name: 'Ocp-Apim-Subscription-Key', placeholder: 'YOUR_AZURE_OPENAI_KEY' },
    { in: 'query', name: 'api-key', placeholder: 'YOUR_AZURE_OPENAI_KEY' },
  ],
  rules: [
    {
      id: 'deployment-not-found',
      when: { all: [{ status: 404 }, { code: 'DeploymentNotFound' }] },
      title: 'This resource has no deployment of that name',
      summary: 'The URL names a deployment; this resource has none of that name, or not yet.',
      category: 'not-found',
      causes: [
        { text: 'The model’s name stands where the deployment’s name belongs: the two may differ' },
        { text: 'The deployment is in another resource or region than the host of this URL' },
        { text: 'The deployment was made within the last five minutes' },
        { text: 'The deployment was deleted or renamed' },
      ],
      fixes: [
        {
          text: 'Copy the deployment’s name from the Foundry portal, under Deployments, and put it into the URL (or the SDK’s model)',
          url: 'https://ai.azure.com',
        },
        { text: 'Check that the host is the endpoint of the resource in which the deployment is' },
        { text: 'Just made? Wait five minutes and try again' },
      ],
    },
    {
      id: 'resource-not-found',
      when: { all: [{ status: 404 }, { message: { contains: 'Resource not found' } }] },
      title: 'Path or api-version is not right for this resource',
      summary: 'Azure OpenAI has nothing at this path in this version of the API; the deployment was not even looked for.',
      category: 'not-found',
      causes: [
        {
          text: 'The path does not begin with /openai/, as those of Azure OpenAI do',
          confirmedBy: { not: { path: { startsWith: '/openai/' } } },
        },
        {
          text: 'The api-version is missing',
          when: { all: [{ not: { query: 'api-version' } }, { not: { path: { startsWith: '/openai/v1/' } } }] },
        },
        { text: 'The api-version does not exist, was retired, or does not have this operation yet' },
        {
          text: 'The endpoint was configured with a part of the path that the SDK adds again',
          confirmedBy: { path: { glob: '/openai/*/openai/*' } },
        },
      ],
      fixes: [
        {
          text: 'Build the URL as documented',
          snippets: [
            {
              language: 'bash',
              code: 'curl \'https://RESOURCE.openai.azure.com/openai/deployments/DEPLOYMENT/chat/completions?api-version=2024-10-21\' \\\n  -H \'api-key: {{credential}}\' \\\n  -H \'content-type: application/json\' \\\n  -d \'{"messages": [{"role": "user", "content": "Hello"}]}\'',
            },
          ],
          url: 'https://learn.microsoft.com/azure/ai-services/openai/reference',
        },
        { text: 'Give the SDK the bare endpoint, https://RESOURCE.openai.azure.com, without a path' },
      ],
      links: [{ text: 'Versions of the API', url: 'https://learn.microsoft.com/azure/ai-services/openai/api-version-deprecation' }],
    },
    {
      id: 'access-denied',
      when: { status: 401 },
      title: 'Key or token does not fit this resource',
      summary: 'Azure did not accept the credential for this endpoint; keys are valid for one resource only.',
      category: 'auth',
      causes: [
        { text: 'Neither an api-key nor a token was sent', when: { check: 'credential-missing' } },
        {
          text: 'A key of OpenAI itself was sent: Azure has keys of its own',
          confirmedBy: {
            any: [
              { requestHeader: 'api-key', is: { startsWith: 'sk-' } },
              { requestHeader: 'Authorization', is: { startsWith: 'Bearer sk-' } },
            ],
          },
        },
        {
          text: 'The key belongs to another resource or region than the host',
          ruledOutBy: {
            all: [
              { not: { requestHeader: 'api-key' } },
              { not: { requestHeader: 'Ocp-Apim-Subscription-Key' } },
              { not: { query: 'api-key' } },
              { not: { path: { startsWith: '/openai/v1/' } } },
            ],
          },
        },
        { text: 'The Entra token has expired', confirmedBy: { check: 'credential-expired' } },
        {
          text: 'The token was made for another audience than https://cognitiveservices.azure.com',
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        {
          text: 'The identity lacks a role on the resource, such as Cognitive Services OpenAI User',
          confirmedBy: { message: { contains: 'lacks the required data action' } },
        },
      ],
      fixes: [
        {
          text: 'Copy key and endpoint from the same resource, under Keys and Endpoint, and send the key in the api-key header',
          snippets: [
            {
              language: 'bash',
              code: "curl 'https://RESOURCE.openai.azure.com/openai/models?api-version=2024-10-21' \\\n  -H 'api-key: {{credential}}'",
            },
          ],
        },
        { text: 'For Entra ID, ask for a token with the scope https://cognitiveservices.azure.com/.default' },
        { text: 'Assign the role Cognitive Services OpenAI User on the resource, and wait some minutes until it takes effect' },
      ],
      links: [
        { text: 'Authentication', url: 'https://learn.microsoft.com/azure/ai-services/openai/reference#authentication' },
        { text: 'Roles', url: 'https://learn.microsoft.com/azure/ai-services/openai/how-to/role-based-access-control' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The resource does not let this caller in',
      summary: 'Network rules, switched-off keys or a block of the resource keep the caller out, whatever the key.',
      category: 'permission',
      causes: [
        {
          text: 'The resource’s firewall or virtual network does not admit the caller’s address',
          confirmedBy: { message: { contains: ['Virtual Network', 'Firewall rules', 'Public access is disabled'] } },
        },
        {
          text: 'Access with keys is switched off for the resource',
          confirmedBy: { code: 'AuthenticationTypeDisabled' },
        },
        { text: 'The resource was blocked, for example because of its use' },
      ],
      fixes: [
        { text: 'Add the address or network under Networking of the resource, or call through its private endpoint' },
        { text: 'Where keys are switched off, sign in with Entra ID and send its token' },
      ],
      links: [{ text: 'Virtual networks', url: 'https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Over what this deployment can take at the moment',
      summary: 'Each deployment has a quota of tokens (TPM) and requests per minute; under high demand the service refuses calls too.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The tokens per minute (TPM) of the deployment are used up: max_tokens counts in full beforehand',
          confirmedBy: {
            any: [{ message: { contains: 'token rate limit' } }, { responseHeader: 'policy-id', is: { contains: 'Token' } }],
          },
        },
        {
          text: 'The requests per minute (RPM), which come in proportion to TPM, are used up, or came in one burst',
          confirmedBy: { message: { contains: ['call rate limit', 'request rate limit'] } },
        },
        {
          text: 'Demand on the shared service is high: the quota of the deployment may be far from used up',
          confirmedBy: { message: { contains: ['experiencing high demand', 'temporarily unable to process'] } },
        },
        { text: 'Other clients use the same deployment' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as retry-after says, then retry with growing pauses' },
        { text: 'Set max_tokens near what is needed, and spread requests over the minute' },
        {
          text: 'Give the deployment more of the region’s quota, or ask for a raise',
          url: 'https://learn.microsoft.com/azure/ai-services/openai/how-to/quota',
        },
        { text: 'Spread the load over deployments in several regions' },
      ],
    },
    {
      id: 'content-filter',
      when: { all: [{ status: 400 }, { code: ['content_filter', 'ResponsibleAIPolicyViolation', 'content_policy_violation'] }] },
      title: 'The content filter stopped the prompt',
      summary: 'Azure’s content filter found a category at or above the severity that the deployment blocks; no answer was made.',
      category: 'validation',
      causes: [
        {
          text: 'The prompt was rated as hate',
          confirmedBy: { responseField: '/error/innererror/content_filter_result/hate/filtered', is: 'true' },
        },
        {
          text: 'The prompt was rated as self-harm',
          confirmedBy: { responseField: '/error/innererror/content_filter_result/self_harm/filtered', is: 'true' },
        },
        {
          text: 'The prompt was rated as sexual',
          confirmedBy: { responseField: '/error/innererror/content_filter_result/sexual/filtered', is: 'true' },
        },
        {
          text: 'The prompt was rated as violent',
          confirmedBy: { responseField: '/error/innererror/content_filter_result/violence/filtered', is: 'true' },
        },
        {
          text: 'The prompt looks like an attempt to get round the model’s rules (jailbreak)',
          confirmedBy: { responseField: '/error/innererror/content_filter_result/jailbreak/filtered', is: 'true' },
        },
      ],
      fixes: [
        { text: 'Reword the prompt; look into content_filter_result for the category and severity that counted' },
        {
          text: 'Change the deployment’s content filter in the Foundry portal, as far as your subscription allows',
          url: 'https://learn.microsoft.com/azure/ai-services/openai/how-to/content-filters',
        },
      ],
    },
    {
      id: 'context-length',
      when: { code: 'context_length_exceeded' },
      title: 'More tokens than the model’s context holds',
      summary: 'Prompt, earlier messages, tools and reserved output together exceed the context length of the deployed model.',
      category: 'payload',
      causes: [
        { text: 'The conversation or the documents in it have grown too long' },
        { text: 'max_tokens reserves more than the context has left' },
      ],
      fixes: [
        { text: 'Shorten the input: drop or summarize old messages, or send only the relevant parts' },
        {
          text: 'Lower max_tokens, or deploy a model with a larger context',
          url: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/models',
        },
      ],
    },
    {
      id: 'operation-not-supported',
      when: { all: [{ status: 400 }, { code: 'OperationNotSupported' }] },
      title: 'The deployed model does not do this operation',
      summary: 'The path’s operation and the model do not go together, as chat with an embedding model.',
      category: 'validation',
      causes: [
        { text: 'The URL names the deployment of another model than the one meant' },
        { text: 'The model has only newer or other operations, such as Responses in place of chat completions' },
      ],
      fixes: [
        {
          text: 'Look up the deployment’s model, then use the path of an operation it supports, or deploy another model',
          url: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/models',
        },
      ],
    },
    {
      id: 'parameter',
      when: { all: [{ status: 400 }, { code: ['unsupported_parameter', 'unsupported_value', 'invalid_request_error', 'BadRequest'] }] },
      title: 'Azure OpenAI rejected a parameter of the request',
      summary: 'A parameter is missing, unknown, or not supported by the model or by this api-version; the message names it.',
      category: 'validation',
      causes: [
        {
          text: 'Reasoning models want max_completion_tokens in place of max_tokens',
          confirmedBy: { all: [{ code: 'unsupported_parameter' }, { responseField: '/error/param', is: 'max_tokens' }] },
        },
        { text: 'The parameter is newer than the api-version in the URL' },
        { text: 'A required field is missing', confirmedBy: { check: 'field-missing' } },
      ],
      fixes: [
        { text: 'Mend or remove the parameter that the message names' },
        {
          text: 'Use a newer api-version, and compare with its reference',
          url: 'https://learn.microsoft.com/azure/ai-services/openai/reference',
        },
      ],
    },
    {
      id: 'server-error',
      when: { status: [500, 502, 503, 504] },
      title: 'Azure OpenAI failed or is overloaded',
      summary: 'The request was not at fault: the service had an error or no capacity for the moment.',
      category: 'server',
      causes: [{ text: 'The region is short of capacity' }, { text: 'An incident in Azure: see the status page' }],
      fixes: [
        { text: 'Retry after a few seconds, with growing pauses and a limit' },
        { text: 'Fail over to a deployment in another region' },
        { text: 'If it goes on, report it with the apim-request-id', url: 'https://azure.status.microsoft/status' },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://contoso.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21';
const key = { 'api-key': '0000EXAMPLE0000', 'Content-Type': 'application/json' };
const served = { 'Content-Type': 'application/json', 'apim-request-id': '00000000-0000-4000-8000-0000000EXAM1' };
const body = '{"messages":[{"role":"user","content":"Hi"}]}';

export const examples: readonly Example[] = [
  {
    rule: 'access-denied',
    why: 'the v1 API takes keys behind Bearer too: a wrong one is not ruled out',
    request: {
      method: 'POST',
      url: 'https://contoso.openai.azure.com/openai/v1/chat/completions',
      headers: { Authorization: 'Bearer 0000EXAMPLE0000', 'Content-Type': 'application/json' },
      body,
    },
    response: {
      status: 401,
      headers: served,
      body: '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}',
    },
    verdicts: { possible: ['The key belongs to another resource'], 'ruled-out': ['Neither an api-key'] },
  },
  {
    rule: 'access-denied',
    why: 'web pages put the key of a realtime session into the query',
    request: {
      url: 'https://contoso.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=rt&api-key=0000EXAMPLE0000',
    },
    response: {
      status: 401,
      headers: served,
      body: '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}',
    },
    verdicts: { possible: ['The key belongs to another resource'], 'ruled-out': ['Neither an api-key'] },
  },
  {
    rule: 'rate-limit',
    why: 'high demand, with quota left',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: served,
      body: '{"error":{"code":"too_many_requests","message":"The system is currently experiencing high demand and cannot process your request. Please retry after 20 seconds."}}',
    },
    verdicts: { confirmed: ['Demand on the shared service'] },
  },
  {
    rule: 'deployment-not-found',
    why: 'a model’s name in place of a deployment’s',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 404,
      headers: served,
      body: '{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."}}',
    },
  },
  {
    rule: 'deployment-not-found',
    why: 'the host that Azure’s other AI services share',
    request: {
      method: 'POST',
      url: 'https://contoso.cognitiveservices.azure.com/openai/deployments/chat/chat/completions?api-version=2024-10-21',
      headers: key,
      body,
    },
    response: {
      status: 404,
      headers: served,
      body: '{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}',
    },
  },
  {
    rule: 'resource-not-found',
    why: 'OpenAI’s own path',
    request: { method: 'POST', url: 'https://contoso.openai.azure.com/v1/chat/completions', headers: key, body },
    response: { status: 404, headers: served, body: '{"error":{"code":"404","message":"Resource not found"}}' },
    verdicts: { confirmed: ['The path does not begin with', 'The api-version is missing'] },
  },
  {
    rule: 'access-denied',
    why: 'a key of OpenAI itself',
    request: { method: 'POST', url, headers: { 'api-key': 'sk-EXAMPLE-not-a-real-key' }, body },
    response: {
      status: 401,
      headers: served,
      body: '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}',
    },
    verdicts: { confirmed: ['A key of OpenAI itself'], 'ruled-out': ['Neither an api-key', 'The token was made for another audience'] },
  },
  {
    rule: 'forbidden',
    why: 'a resource behind a firewall',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 403,
      headers: served,
      body: '{"error":{"code":"403","message":"Access denied due to Virtual Network/Firewall rules."}}',
    },
    verdicts: { confirmed: ['The resource’s firewall'] },
  },
  {
    rule: 'rate-limit',
    why: 'tokens per minute',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 429,
      headers: { ...served, 'retry-after': '17' },
      body: '{"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-10-21 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 17 seconds."}}',
    },
    verdicts: { confirmed: ['The tokens per minute (TPM)'], possible: ['The requests per minute'] },
  },
  {
    rule: 'content-filter',
    why: 'a violent prompt',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI’s content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":false,"severity":"safe"},"violence":{"filtered":true,"severity":"medium"}}}}}',
    },
    verdicts: { confirmed: ['The prompt was rated as violent'], possible: ['The prompt was rated as hate'] },
  },
  {
    rule: 'context-length',
    why: 'a long history',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"message":"This model’s maximum context length is 16385 tokens. However, your messages resulted in 17210 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}',
    },
  },
  {
    rule: 'operation-not-supported',
    why: 'chat with an embedding model',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model, text-embedding-example. Please choose different model and try again."}}',
    },
  },
  {
    rule: 'parameter',
    why: 'max_tokens for a reasoning model',
    request: { method: 'POST', url, headers: key, body: '{"messages":[],"max_tokens":5}' },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"message":"Unsupported parameter: \'max_tokens\' is not supported with this model. Use \'max_completion_tokens\' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}',
    },
    verdicts: { confirmed: ['Reasoning models want'] },
  },
  {
    rule: 'server-error',
    why: 'a region short of capacity',
    request: { method: 'POST', url, headers: key, body },
    response: {
      status: 503,
      headers: served,
      body: '{"error":{"code":"InternalServerError","message":"Backend returned unexpected response."}}',
    },
  },
  {
    rule: null,
    why: 'near miss: another service on the shared host',
    request: { method: 'POST', url: 'https://contoso.cognitiveservices.azure.com/language/:analyze-text', headers: key, body },
    response: {
      status: 401,
      headers: served,
      body: '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}',
    },
  },
];
