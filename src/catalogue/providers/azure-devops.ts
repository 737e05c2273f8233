import type { Condition, Example, RulePack } from '../../model';

/**
 * Azure DevOps Services’ REST API. Sources: https://learn.microsoft.com/rest/api/azure/devops/,
 * https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits, microsoft/azure-devops-* issues for typeKey and TF numbers
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const signInPage: Condition = { all: [{ status: 203 }, { responseHeader: 'content-type', is: { contains: 'text/html' } }] };

export default {
  id: 'azure-devops',
  name: 'Azure DevOps',
  kind: 'api',
  docs: 'https://learn.microsoft.com/rest/api/azure/devops/',
  statusPage: 'https://status.dev.azure.com',
  support: { url: 'https://azure.microsoft.com/support/devops/', asks: ['request-id', 'timestamp', 'request', 'response'] },
  recognize: {
    hosts: ['dev.azure.com', '*.dev.azure.com', '*.visualstudio.com'],
    paths: ['*/_apis/*'],
  },
  envelope: { code: ['/typeKey'], message: ['/message'], requestId: ['header:X-VSS-E2EID', 'header:ActivityId'] },
  outcome: { failsWhen: [signInPage] },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'BASE64_OF_COLON_PAT' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_ENTRA_TOKEN' },
  ],
  rules: [
    {
      id: 'sign-in-page',
      when: signInPage,
      title: 'Azure DevOps answered with its sign-in page',
      summary: 'A 203 with HTML means that no valid credential came with the call, though the status looks like a success.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The personal access token has expired, was revoked or is for another organization' },
        {
          text: 'The token is not encoded as Basic wants it: base64 of a colon and the token',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        { text: 'The Bearer token is for another resource than Azure DevOps', confirmedBy: { check: 'credential-audience' } },
      ],
      fixes: [
        {
          text: 'Send the token as Basic, with an empty user name',
          snippets: [{ language: 'bash', code: 'curl -u ":$AZURE_DEVOPS_PAT" \'{{url}}\'' }],
          url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
        },
        {
          text: 'Or get an Entra token for Azure DevOps',
          snippets: [
            {
              language: 'bash',
              code: 'az account get-access-token --resource 499b84ac-1321-427f-aa17-267ca6975798 --query accessToken -o tsv',
            },
          ],
        },
      ],
    },
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'Azure DevOps did not accept the credential',
      summary: 'The token is missing, has expired, or does not belong to this organization.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        { text: 'The user of the token is not known in this organization' },
        { text: 'The personal access token has expired, was revoked, or lacks the scope of this API' },
        {
          text: 'The token is not encoded as Basic wants it: base64 of a colon and the token',
          confirmedBy: { check: 'credential-not-encoded' },
        },
        { text: 'The Entra token has expired', confirmedBy: { check: 'credential-expired' } },
        { text: 'The organization does not allow this kind of access (policies, conditional access)' },
      ],
      fixes: [
        {
          text: 'Create a personal access token for this organization with the scope that the endpoint’s page lists',
          snippets: [{ language: 'bash', code: 'curl -u ":$AZURE_DEVOPS_PAT" \'{{url}}\'' }],
          url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
        },
        { text: 'In a pipeline, hand $(System.AccessToken) on as an environment variable, and give the build identity the right' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'The identity may not do this in Azure DevOps',
      summary: 'Azure DevOps knows the caller, but a permission, access level or policy does not allow the action.',
      category: 'permission',
      causes: [
        { text: 'The permission that the message names (by its TF number) is not granted to the user or build identity' },
        { text: 'The access level (Stakeholder) does not cover the service' },
        { text: 'In a pipeline: the job’s token is limited to its own project or repositories' },
      ],
      fixes: [
        {
          text: 'Grant the permission to the identity: Project settings → Permissions, or Security of the repository or pipeline',
          url: 'https://learn.microsoft.com/azure/devops/organizations/security/permissions',
        },
        {
          text: 'Look at Limit job authorization scope in the pipeline settings',
          url: 'https://learn.microsoft.com/azure/devops/pipelines/process/access-tokens',
        },
      ],
    },
    {
      id: 'project-not-found',
      when: {
        any: [
          { code: ['ProjectDoesNotExistWithNameException', 'ProjectDoesNotExistException'] },
          { all: [{ status: 404 }, says(['TF200016', 'VS800075'])] },
        ],
      },
      title: 'The organization has no such project',
      summary: 'The project in the path does not exist in this organization, or the caller may not see it.',
      category: 'not-found',
      causes: [
        { text: 'The project is misspelt, was renamed, or belongs to another organization' },
        { text: 'The token’s user is no member of the project' },
        { text: 'A special character in the name is not encoded (space as %20)', ruledOutBy: { path: { contains: '%' } } },
      ],
      fixes: [
        {
          text: 'List the projects that the caller sees',
          snippets: [
            { language: 'bash', code: 'curl -u ":$AZURE_DEVOPS_PAT" "https://dev.azure.com/ORGANIZATION/_apis/projects?api-version=7.1"' },
          ],
        },
      ],
    },
    {
      id: 'repository-not-found',
      when: { any: [{ code: 'GitRepositoryNotFoundException' }, { all: [{ status: 404 }, says('TF401019')] }] },
      title: 'No such Git repository, or no right to read it',
      summary: 'The repository does not exist in this project, or the caller may not read it: the answer is the same.',
      category: 'not-found',
      causes: [
        { text: 'The repository’s name or id is wrong, or lies in another project' },
        { text: 'The identity has no Read permission on the repository' },
        { text: 'In a pipeline: the repository is not listed in the YAML, so the job’s token does not reach it' },
      ],
      fixes: [
        { text: 'Compare with GET {project}/_apis/git/repositories for the same token' },
        {
          text: 'Give the identity (such as Project Build Service) Read on the repository',
          url: 'https://learn.microsoft.com/azure/devops/repos/git/set-git-repository-permissions',
        },
      ],
    },
    {
      id: 'work-item-not-found',
      when: { all: [{ status: 404 }, says('TF401232')] },
      title: 'No such work item, or no right to read it',
      summary: 'The work item does not exist here, was deleted, or lies in an area that the caller may not read.',
      category: 'not-found',
      causes: [
        { text: 'The id is wrong, or the work item lies in the recycle bin' },
        { text: 'The identity may not view work items in this area path' },
      ],
      fixes: [{ text: 'Open the id in the browser as the same user; grant View work items in this node for the area' }],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Azure DevOps has nothing at this path',
      summary: 'Organization, area, resource or id in the path does not exist here.',
      category: 'not-found',
      causes: [
        { text: 'The organization’s name is wrong, or the resource belongs to another project' },
        { text: 'The API lives on another host: vsrm.dev.azure.com for releases, vssps for identities, feeds, pkgs' },
        { text: 'The path or its order is wrong: organization/project/_apis/area/resource' },
      ],
      fixes: [{ text: 'Compare host and path with the endpoint’s page', url: 'https://learn.microsoft.com/rest/api/azure/devops/' }],
    },
    {
      id: 'api-version',
      when: {
        code: [
          'VssVersionNotSpecifiedException',
          'VssVersionOutOfRangeException',
          'VssVersionNotSupportedException',
          'VssInvalidPreviewVersionException',
        ],
      },
      title: 'The api-version is missing or not offered',
      summary: 'Calls must name a version of the API, and one that this endpoint has; preview endpoints want -preview.',
      category: 'validation',
      causes: [
        { text: 'No api-version was sent', confirmedBy: { code: 'VssVersionNotSpecifiedException' } },
        {
          text: 'The version is higher than the server offers, or too old',
          confirmedBy: { code: ['VssVersionOutOfRangeException', 'VssVersionNotSupportedException'] },
        },
        { text: 'The endpoint is in preview, and the version lacks -preview', confirmedBy: { code: 'VssInvalidPreviewVersionException' } },
      ],
      fixes: [
        {
          text: 'Add the version to the URL, such as ?api-version=7.1, or 7.1-preview.1 for preview endpoints',
          url: 'https://learn.microsoft.com/azure/devops/integrate/concepts/rest-api-versioning',
        },
      ],
    },
    {
      id: 'patch-content-type',
      when: { status: 415 },
      title: 'Azure DevOps does not take this Content-Type',
      summary: 'Work items are changed with JSON Patch, which has a Content-Type of its own.',
      category: 'validation',
      causes: [
        {
          text: 'Content-Type is not application/json-patch+json, which work items want',
          confirmedBy: {
            all: [
              { path: { contains: '/_apis/wit/workitems' } },
              { not: { path: { contains: ['/workitemsbatch', '/workitemsdelete', '/comments'] } } },
              { not: { requestHeader: 'Content-Type', is: { contains: 'json-patch+json' } } },
            ],
          },
          ruledOutBy: { requestHeader: 'Content-Type', is: { contains: 'json-patch+json' } },
        },
      ],
      fixes: [
        {
          text: 'Send a list of operations with that Content-Type',
          snippets: [
            {
              language: 'bash',
              code: 'curl -u ":$AZURE_DEVOPS_PAT" -X PATCH \'{{url}}\' -H \'Content-Type: application/json-patch+json\' -d \'[{"op": "add", "path": "/fields/System.Title", "value": "Title"}]\'',
            },
          ],
        },
      ],
    },
    {
      id: 'work-item-rule',
      when: { all: [{ status: 400 }, { any: [{ code: 'RuleValidationException' }, says('TF401320')] }] },
      title: 'A rule of the process rejects the work item',
      summary: 'A field is required, has a value that is not allowed, or the state may not change so; the message names field and rule.',
      category: 'validation',
      causes: [
        { text: 'A required field is empty', confirmedBy: says('InvalidEmpty') },
        { text: 'The value is not in the field’s list', confirmedBy: says('InvalidListValue') },
        { text: 'The state cannot be reached from the present one' },
      ],
      fixes: [
        {
          text: 'Set the field that the message names; look at the work item type’s rules in the process',
          url: 'https://learn.microsoft.com/azure/devops/organizations/settings/work/custom-rules',
        },
      ],
    },
    {
      id: 'changed-meanwhile',
      when: { any: [{ status: 412 }, { all: [{ status: [400, 409] }, says('TF26071')] }] },
      title: 'Somebody else changed it meanwhile',
      summary: 'The revision that was sent is no longer the current one.',
      category: 'conflict',
      causes: [{ text: 'The test of /rev failed: another user or program saved in between', confirmedBy: says('TF26071') }],
      fixes: [{ text: 'Read the item anew, apply the change to it, and send its new rev' }],
    },
    {
      id: 'rate-limit',
      when: { status: 429 },
      title: 'Azure DevOps holds this identity back',
      summary: 'The identity uses more of the shared service than it may within five minutes.',
      category: 'rate-limit',
      causes: [
        { text: 'Too many or too heavy calls by this user or build identity, also from other programs' },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait as long as Retry-After says; slow down as soon as answers carry X-RateLimit-Delay' },
        {
          text: 'Ask in batches (workitemsbatch, $batch), use service hooks in place of polling, and see Usage in the organization’s settings',
          url: 'https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits',
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://dev.azure.com/acme/shop/_apis/git/repositories/web?api-version=7.1';
const pat = { Authorization: 'Basic OkVYQU1QTEVwYXQ=' };
const served = { 'Content-Type': 'application/json; charset=utf-8' };
const refused = (rule: string, why: string, status: number, typeKey: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url, headers: pat },
  response: {
    status,
    headers: served,
    body: JSON.stringify({
      $id: '1',
      innerException: null,
      message,
      typeName: `Microsoft.TeamFoundation.${typeKey}, Microsoft.TeamFoundation`,
      typeKey,
      errorCode: 0,
      eventId: 3000,
    }),
  },
  ...more,
});
const workItem = 'https://dev.azure.com/acme/shop/_apis/wit/workitems/7?api-version=7.1';

export const examples: readonly Example[] = [
  {
    rule: 'sign-in-page',
    why: 'nothing sent: a 203 that is none',
    request: { url, headers: { Accept: 'application/json' } },
    response: {
      status: 203,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<!DOCTYPE html>\n<html><head><title>Azure DevOps Services | Sign In</title></head><body></body></html>',
    },
    verdicts: { confirmed: ['No credential was sent'] },
  },
  refused(
    'unauthorized',
    'a user of another tenant',
    401,
    'UnauthorizedRequestException',
    "TF400813: The user 'aaaaaaaa' is not authorized to access this resource.",
    {
      verdicts: { possible: ['The user of the token'], 'ruled-out': ['No credential'] },
    },
  ),
  refused(
    'forbidden',
    'no right to contribute',
    403,
    'GitNeedsPermissionException',
    'TF401027: You need the Git ‘GenericContribute’ permission to perform this action.',
  ),
  refused(
    'project-not-found',
    'a misspelt project',
    404,
    'ProjectDoesNotExistWithNameException',
    'TF200016: The following project does not exist: shop. Verify that the name of the project is correct.',
  ),
  refused(
    'repository-not-found',
    'a pipeline’s token',
    404,
    'GitRepositoryNotFoundException',
    'TF401019: The Git repository with name or identifier web does not exist or you do not have permissions for the operation you are attempting.',
  ),
  refused(
    'work-item-not-found',
    'a deleted one',
    404,
    'WorkItemUnauthorizedAccessException',
    'TF401232: Work item 7 does not exist, or you do not have permissions to read it.',
    { request: { url: workItem, headers: pat } },
  ),
  refused('not-found', 'a misspelt area', 404, 'VssResourceNotFoundException', 'API resource location is not registered.'),
  refused(
    'api-version',
    'a POST without one',
    400,
    'VssVersionNotSpecifiedException',
    'No api-version was supplied for the "POST" request. The version must be supplied either as part of the Accept header or as a query parameter.',
    {
      verdicts: { confirmed: ['No api-version was sent'] },
    },
  ),
  refused('patch-content-type', 'plain JSON', 415, 'VssUnsupportedMediaTypeException', 'Unsupported Media Type', {
    request: { method: 'PATCH', url: workItem, headers: { ...pat, 'Content-Type': 'application/json' }, body: '[]' },
    verdicts: { confirmed: ['Content-Type is not application/json-patch+json'] },
  }),
  refused(
    'work-item-rule',
    'a required field',
    400,
    'RuleValidationException',
    'TF401320: Rule Error for field Reason. Error code: Required, HasValues, LimitedToValues, AllowsOldValue, InvalidEmpty.',
    {
      request: { method: 'PATCH', url: workItem, headers: { ...pat, 'Content-Type': 'application/json-patch+json' }, body: '[]' },
      verdicts: { confirmed: ['A required field'], possible: ['The value is not'] },
    },
  ),
  refused(
    'changed-meanwhile',
    'two writers',
    412,
    'WorkItemRevisionMismatchException',
    'TF26071: This work item has been changed by someone else since you opened it.',
    {
      request: { method: 'PATCH', url: workItem, headers: { ...pat, 'Content-Type': 'application/json-patch+json' }, body: '[]' },
      verdicts: { confirmed: ['The test of /rev failed'] },
    },
  ),
  {
    rule: 'rate-limit',
    why: 'a sync of everything',
    request: { url, headers: pat },
    response: {
      status: 429,
      headers: { ...served, 'Retry-After': '47', 'X-RateLimit-Resource': 'core', 'X-RateLimit-Remaining': '0' },
      body: '{"message":"Request was blocked due to exceeding usage of resource \'Concurrency\' in namespace \'User\'."}',
    },
  },
  {
    rule: null,
    why: 'near miss: an error of the same shape on another host',
    request: { url: 'https://tfs.other.example/acme/_apis/projects' },
    response: {
      status: 404,
      headers: served,
      body: '{"$id":"1","message":"TF200016: The following project does not exist: shop.","typeKey":"ProjectDoesNotExistWithNameException"}',
    },
  },
];
