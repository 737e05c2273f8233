import type { Example, RulePack } from '../../model';

/**
 * Azure Resource Manager. Sources: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors,
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
export default {
  id: 'azure-resource-manager',
  name: 'Azure Resource Manager',
  kind: 'api',
  docs: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors',
  statusPage: 'https://azure.status.microsoft/status',
  support: {
    url: 'https://portal.azure.com/#blade/Microsoft_Azure_Support/HelpAndSupportBlade/newsupportrequest',
    asks: ['request-id', 'timestamp', 'request', 'response'],
  },
  recognize: { hosts: ['management.azure.com', '*.management.azure.com', 'management.usgovcloudapi.net', 'management.chinacloudapi.cn'] },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ENTRA_TOKEN' }],
  rules: [
    {
      id: 'authentication',
      when: { status: 401 },
      title: 'Azure did not accept the token',
      summary: 'The access token is missing, has expired, or was made for another audience or tenant.',
      category: 'auth',
      causes: [
        { text: 'No token was sent in the Authorization header', when: { check: 'credential-missing' } },
        {
          text: 'The token has expired: it lives for about an hour',
          confirmedBy: { any: [{ code: ['ExpiredAuthenticationToken'] }, { check: 'credential-expired' }] },
        },
        {
          text: 'The token comes from another tenant than the subscription’s',
          confirmedBy: { code: 'InvalidAuthenticationTokenTenant' },
        },
        {
          text: 'The token was made for another resource, such as Microsoft Graph',
          confirmedBy: {
            any: [{ code: 'InvalidAuthenticationTokenAudience' }, { check: 'credential-audience' }],
          },
        },
      ],
      fixes: [
        { text: 'Get a new token for the scope https://management.azure.com/.default in the subscription’s tenant' },
        {
          text: 'By hand',
          snippets: [
            { language: 'bash', code: 'az account get-access-token --resource https://management.azure.com --query accessToken -o tsv' },
          ],
        },
      ],
    },
    {
      id: 'authorization-failed',
      when: { all: [{ status: 403 }, { code: ['AuthorizationFailed', 'LinkedAuthorizationFailed', 'Forbidden'] }] },
      title: 'No role allows this action here',
      summary: 'Azure knows the caller; no role assignment at this scope has the action that the message names.',
      category: 'permission',
      causes: [
        { text: 'The user, app or managed identity has no role with this action on the scope' },
        { text: 'The role was assigned moments ago, and the token is older than that' },
        { text: 'The wrong subscription or tenant is chosen' },
        {
          text: 'The caller lacks rights on a second, linked resource, such as a subnet',
          confirmedBy: { code: 'LinkedAuthorizationFailed' },
        },
      ],
      fixes: [
        {
          text: 'Assign a role that has the action, such as Contributor, at the scope in the message, and wait a few minutes',
          url: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-portal',
        },
        { text: 'Then get a new token' },
        { text: 'See who and where you are', snippets: [{ language: 'bash', code: 'az account show' }] },
      ],
    },
    {
      id: 'policy',
      when: { all: [{ status: [400, 403] }, { code: ['RequestDisallowedByPolicy', 'RequestDisallowedByAzure'] }] },
      title: 'An Azure Policy forbids this',
      summary: 'The caller may do it, but a policy on the subscription or group denies the resource as it is described.',
      category: 'permission',
      causes: [{ text: 'A policy demands or forbids a location, size, tag or setting; policyDefinitionName in the answer names it' }],
      fixes: [
        { text: 'Look at the policy that the answer names, and change the resource to comply with it' },
        {
          text: 'Or ask the policy’s owner for an exemption',
          url: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-policy-requestdisallowedbypolicy',
        },
      ],
    },
    {
      id: 'not-found',
      when: {
        all: [
          { status: 404 },
          {
            code: [
              'ResourceNotFound',
              'ResourceGroupNotFound',
              'SubscriptionNotFound',
              'NotFound',
              'ParentResourceNotFound',
              'DeploymentNotFound',
            ],
          },
        ],
      },
      title: 'Azure found no such resource here',
      summary: 'The subscription, resource group or resource in the path does not exist, or not in this place.',
      category: 'not-found',
      causes: [
        {
          text: 'This subscription has no such resource group: misspelt, deleted, or in another subscription',
          confirmedBy: { code: 'ResourceGroupNotFound' },
        },
        { text: 'The subscription’s id is wrong, or it is not one of the caller’s tenant', confirmedBy: { code: 'SubscriptionNotFound' } },
        { text: 'The resource was deleted, moved, or is not finished yet' },
        { text: 'A template lacks dependsOn, so that a resource is read before it is made' },
      ],
      fixes: [
        { text: 'Copy the resource id from the portal: Properties, or the JSON view' },
        { text: 'List the group', snippets: [{ language: 'bash', code: 'az resource list --resource-group GROUP -o table' }] },
      ],
    },
    {
      id: 'template-invalid',
      when: {
        code: [
          'InvalidTemplateDeployment',
          'InvalidTemplate',
          'DeploymentFailed',
          'InvalidDeployment',
          'InvalidTemplateDeploymentPolicyViolation',
        ],
      },
      title: 'The deployment failed its checks',
      summary: 'The outer error only says that something is wrong; the reason stands in details.',
      category: 'validation',
      causes: [
        {
          text: 'A quota of the region, such as that of cores, would be exceeded',
          confirmedBy: { responseField: '/error/details/*/code', is: ['QuotaExceeded', 'OperationNotAllowed', 'ResourceQuotaExceeded'] },
        },
        {
          text: 'The size (SKU) is not to be had in this region or zone',
          confirmedBy: { responseField: '/error/details/*/code', is: ['SkuNotAvailable', 'AllocationFailed', 'ZonalAllocationFailed'] },
        },
        { text: 'A policy forbids a resource', confirmedBy: { responseField: '/error/details/*/code', is: 'RequestDisallowedByPolicy' } },
        { text: 'The template has a wrong expression, parameter or API version', confirmedBy: { code: 'InvalidTemplate' } },
        { text: 'A parameter of the template is missing', confirmedBy: { all: [{ code: 'InvalidTemplate' }, { check: 'field-missing' }] } },
      ],
      fixes: [
        { text: 'Read error.details down to the innermost entry: it names the resource and the reason' },
        {
          text: 'For a quota, ask for an increase, delete what is not used, or choose a smaller size or another region',
          url: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-resource-quota',
        },
        {
          text: 'Check first',
          snippets: [{ language: 'bash', code: 'az deployment group validate --resource-group GROUP --template-file main.bicep' }],
        },
      ],
    },
    {
      id: 'quota',
      when: {
        code: [
          'QuotaExceeded',
          'SkuNotAvailable',
          'AllocationFailed',
          'ZonalAllocationFailed',
          'OverconstrainedAllocationRequest',
          'ResourceQuotaExceeded',
        ],
      },
      title: 'Quota or capacity does not suffice in this region',
      summary: 'The subscription’s quota is used up, or Azure has no machine of this size there at the moment.',
      category: 'validation',
      causes: [
        { text: 'The subscription’s quota in this region is used up', confirmedBy: { code: ['QuotaExceeded', 'ResourceQuotaExceeded'] } },
        { text: 'The size is not offered to this subscription in this region or zone', confirmedBy: { code: 'SkuNotAvailable' } },
        {
          text: 'The region has no capacity of this size just now',
          confirmedBy: { code: ['AllocationFailed', 'ZonalAllocationFailed', 'OverconstrainedAllocationRequest'] },
        },
      ],
      fixes: [
        { text: 'Ask for more quota', url: 'https://learn.microsoft.com/azure/quotas/quotas-overview' },
        {
          text: 'Choose another size, zone or region',
          snippets: [{ language: 'bash', code: 'az vm list-skus --location REGION --size Standard_D --all -o table' }],
        },
      ],
    },
    {
      id: 'provider-not-registered',
      when: { code: ['MissingSubscriptionRegistration', 'NoRegisteredProviderFound', 'SubscriptionNotRegistered'] },
      title: 'Provider not registered, or without this api-version',
      summary: 'The subscription must register the provider once before its resources can be made; or it has no such API version.',
      category: 'validation',
      causes: [
        { text: 'The subscription never registered this provider', ruledOutBy: { code: 'NoRegisteredProviderFound' } },
        { text: 'The provider does not have this type, location or api-version', confirmedBy: { code: 'NoRegisteredProviderFound' } },
      ],
      fixes: [
        {
          text: 'Register the provider and wait a few minutes',
          snippets: [{ language: 'bash', code: 'az provider register --namespace Microsoft.Example' }],
          url: 'https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-register-resource-provider',
        },
        { text: 'Use an api-version and location that the message lists' },
      ],
    },
    {
      id: 'api-version',
      when: { all: [{ status: 400 }, { code: ['MissingApiVersionParameter', 'InvalidApiVersionParameter', 'InvalidResourceType'] }] },
      title: 'The api-version is missing or unknown',
      summary: 'Every call needs an api-version that the resource type supports.',
      category: 'validation',
      causes: [
        { text: 'The api-version parameter is missing', when: { not: { query: 'api-version' } } },
        { text: 'The api-version is misspelt, retired, or not one of this resource type', ruledOutBy: { not: { query: 'api-version' } } },
      ],
      fixes: [
        {
          text: 'Add ?api-version= with one of the versions that the message or the reference lists',
          url: 'https://learn.microsoft.com/rest/api/azure/',
        },
      ],
    },
    {
      id: 'conflict',
      when: {
        all: [
          { status: 409 },
          {
            code: [
              'ScopeLocked',
              'Conflict',
              'AnotherOperationInProgress',
              'ResourceExists',
              'OperationNotAllowed',
              'DeploymentActive',
              'ReservedResourceName',
              'StorageAccountAlreadyTaken',
            ],
          },
        ],
      },
      title: 'A lock or another operation stands in the way',
      summary: 'The resource is locked, being changed, or its name is taken.',
      category: 'conflict',
      causes: [
        { text: 'A lock forbids changing or deleting it', confirmedBy: { code: 'ScopeLocked' } },
        { text: 'Another operation on it is still running', confirmedBy: { code: ['AnotherOperationInProgress', 'DeploymentActive'] } },
        {
          text: 'The name is taken: some must be unique over all of Azure',
          confirmedBy: { code: ['StorageAccountAlreadyTaken', 'ResourceExists'] },
        },
      ],
      fixes: [
        {
          text: 'Remove the lock if you may, then put it back',
          url: 'https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources',
        },
        { text: 'Wait for the running operation, then retry; or choose another name' },
      ],
    },
    {
      id: 'throttled',
      when: { status: 429 },
      title: 'Too many requests for this subscription',
      summary: 'Requests are counted in a bucket per subscription, caller and region that refills over time; it is empty.',
      category: 'rate-limit',
      causes: [
        {
          text: 'The bucket of reads, writes or deletes is empty',
          confirmedBy: {
            any: [{ code: 'SubscriptionRequestsThrottled' }, { responseHeader: 'x-ms-ratelimit-remaining-subscription-reads', is: '0' }],
          },
        },
        { text: 'The resource provider itself throttles (compute, network …)', ruledOutBy: { code: 'SubscriptionRequestsThrottled' } },
        { text: 'A state is polled too often', confirmedBy: { check: 'polling-fast' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says before the next request' },
        { text: 'Poll long operations at the pace of their Retry-After, and list once in place of many reads' },
        { text: 'For inventories, ask Azure Resource Graph', url: 'https://learn.microsoft.com/azure/governance/resource-graph/overview' },
      ],
      links: [{ text: 'Limits', url: 'https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling' }],
    },
  ],
} satisfies RulePack;

const group = 'https://management.azure.com/subscriptions/00000000-0000-4000-8000-00000000EXAM/resourceGroups/rg-shop';
const url = `${group}/providers/Microsoft.Compute/virtualMachines/web-1?api-version=2024-07-01`;
const token = { Authorization: 'Bearer EXAMPLE.not-a-real.token' };
const served = { 'Content-Type': 'application/json; charset=utf-8', 'x-ms-request-id': '00000000-0000-4000-8000-0000000EXAM1' };
const refused = (rule: string, why: string, status: number, code: string, message: string, verdicts?: Example['verdicts']): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: { status, headers: served, body: JSON.stringify({ error: { code, message } }) },
  ...(verdicts ? { verdicts } : {}),
});

export const examples: readonly Example[] = [
  refused(
    'authentication',
    'an old token',
    401,
    'ExpiredAuthenticationToken',
    'The access token expiry UTC time is earlier than current UTC time.',
    {
      confirmed: ['The token has expired'],
      'ruled-out': ['No token was sent'],
    },
  ),
  refused(
    'authorization-failed',
    'no role',
    403,
    'AuthorizationFailed',
    "The client 'ci' does not have authorization to perform action 'Microsoft.Compute/virtualMachines/read' over scope '/subscriptions/EXAMPLE'.",
  ),
  refused('policy', 'a forbidden location', 403, 'RequestDisallowedByPolicy', "Resource 'web-1' was disallowed by policy."),
  refused('not-found', 'a misspelt group', 404, 'ResourceGroupNotFound', "Resource group 'rg-shop' could not be found.", {
    confirmed: ['This subscription has no such resource group'],
  }),
  {
    rule: 'template-invalid',
    why: 'too few cores',
    request: {
      method: 'PUT',
      url: `${group}/providers/Microsoft.Resources/deployments/main?api-version=2021-04-01`,
      headers: token,
      body: '{}',
    },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"code":"InvalidTemplateDeployment","message":"The template deployment \'main\' is not valid according to the validation procedure. See inner errors for details.","details":[{"code":"QuotaExceeded","message":"Operation could not be completed as it results in exceeding approved Total Regional Cores quota.","target":"web-1"}]}}',
    },
    verdicts: { confirmed: ['A quota of the region'] },
  },
  refused(
    'quota',
    'a size that is not offered',
    409,
    'SkuNotAvailable',
    'The requested size is currently not available in location westeurope.',
    { confirmed: ['The size is not offered'] },
  ),
  refused(
    'provider-not-registered',
    'a new subscription',
    409,
    'MissingSubscriptionRegistration',
    "The subscription is not registered to use namespace 'Microsoft.Example'.",
  ),
  {
    rule: 'api-version',
    why: 'left out',
    request: { url: group, headers: token },
    response: {
      status: 400,
      headers: served,
      body: '{"error":{"code":"MissingApiVersionParameter","message":"The api-version query parameter (?api-version=) is required for all requests."}}',
    },
    verdicts: { confirmed: ['The api-version parameter is missing'] },
  },
  refused(
    'conflict',
    'a lock',
    409,
    'ScopeLocked',
    "The scope 'rg-shop' cannot perform delete operation because following scope(s) are locked.",
    { confirmed: ['A lock forbids'] },
  ),
  refused(
    'throttled',
    'an empty bucket',
    429,
    'SubscriptionRequestsThrottled',
    "Number of 'read' requests for subscription exceeded. Please try again after '17' seconds.",
    {
      confirmed: ['The bucket of reads'],
      'ruled-out': ['The resource provider itself'],
    },
  ),
  {
    rule: null,
    why: 'near miss: another service of Azure',
    request: { url: 'https://acme.blob.core.windows.net/files?comp=list', headers: token },
    response: { status: 409, headers: served, body: '{"error":{"code":"ScopeLocked","message":"x"}}' },
  },
];
