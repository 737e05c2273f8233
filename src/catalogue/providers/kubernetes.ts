import type { Condition, Example, RulePack } from '../../model';

/**
 * The API of a Kubernetes cluster: errors are objects of the kind Status. Sources:
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#response-status-kind,
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#StatusReason
 */

const says = (text: string | readonly string[]): Condition => ({ message: { contains: text } });
const byWebhook = says(['admission webhook', 'ValidatingAdmissionPolicy']);
const isAnonymous = says('"system:anonymous"');

export default {
  id: 'kubernetes',
  name: 'Kubernetes API',
  kind: 'api',
  docs: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
  recognize: {
    fingerprints: [
      {
        all: [
          { responseField: '/kind', is: 'Status' },
          { responseField: '/apiVersion', is: 'v1' },
          { responseField: '/status', is: 'Failure' },
          // Grafana’s newer API is built with the same libraries.
          { not: { path: { contains: '.grafana.' } } },
        ],
      },
    ],
  },
  credentials: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: '$TOKEN' }],
  retry: { fields: [{ path: '/details/retryAfterSeconds', unit: 'seconds' }] },
  rules: [
    {
      id: 'unauthorized',
      when: { status: 401 },
      title: 'The cluster did not accept the credentials',
      summary: 'The API server could not tell who calls: the token is missing, expired, or not of this cluster.',
      category: 'auth',
      causes: [
        { text: 'No token was sent', confirmedBy: { check: 'credential-missing' } },
        {
          text: 'The service account’s token has expired: such tokens live for an hour unless asked for longer',
          confirmedBy: { check: 'credential-expired' },
        },
        { text: 'The token is for another audience', confirmedBy: { check: 'credential-audience' } },
        { text: 'The token is of another cluster, or its service account was deleted' },
        { text: 'The login of the cloud or identity provider has ended' },
      ],
      fixes: [
        {
          text: 'Make a token and send it as Bearer',
          snippets: [
            {
              language: 'bash',
              code: 'TOKEN=$(kubectl create token SERVICE_ACCOUNT -n NAMESPACE)\ncurl -k \'{{url}}\' -H "Authorization: Bearer $TOKEN"',
            },
          ],
        },
        { text: 'Within a pod, read the token from /var/run/secrets/kubernetes.io/serviceaccount/token anew: it is renewed there' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'No role allows this in the cluster',
      summary: 'The API server knows the caller; no Role or ClusterRole bound to it has this verb on this resource.',
      category: 'permission',
      causes: [
        { text: 'The call was anonymous', confirmedBy: isAnonymous, ruledOutBy: { all: [says('User "'), { not: isAnonymous }] } },
        {
          text: 'No role that is bound to the user or service account allows the verb on the resource in this namespace',
          confirmedBy: { all: [says('is forbidden: User'), { not: isAnonymous }] },
        },
        { text: 'The quota of the namespace is used up', confirmedBy: says('exceeded quota') },
        { text: 'The pod security level of the namespace forbids the pod', confirmedBy: says('violates PodSecurity') },
      ],
      fixes: [
        {
          text: 'Ask what the caller may do, and bind a role that allows it',
          snippets: [
            {
              language: 'bash',
              code: 'kubectl auth can-i list pods --as=system:serviceaccount:NAMESPACE:NAME -n NAMESPACE\nkubectl create rolebinding NAME --clusterrole=view --serviceaccount=NAMESPACE:NAME -n NAMESPACE',
            },
          ],
          url: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
        },
        { text: 'For a used-up quota, see kubectl describe resourcequota in the namespace' },
      ],
    },
    {
      id: 'admission',
      when: { all: [{ status: [400, 403, 422] }, byWebhook] },
      title: 'An admission check denied the request',
      summary: 'The role would allow it, but a webhook or policy of the cluster rejects the object; the message names it.',
      category: 'permission',
      causes: [{ text: 'The object breaks a rule of the webhook or policy that the message names', confirmedBy: says('denied') }],
      fixes: [
        { text: 'Change the object as the message asks' },
        {
          text: 'Look at the rule',
          snippets: [
            {
              language: 'bash',
              code: 'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations,validatingadmissionpolicies',
            },
          ],
        },
      ],
    },
    {
      id: 'webhook-failed',
      when: { all: [{ status: 500 }, says('failed calling webhook')] },
      title: 'An admission webhook did not answer',
      summary: 'The API server must ask a webhook before it accepts the object, and could not reach it.',
      category: 'server',
      causes: [
        {
          text: 'The webhook’s pods are not running, or its service has no endpoints',
          confirmedBy: says('no endpoints available'),
        },
        { text: 'The webhook’s certificate is not valid (any more)', confirmedBy: says('x509') },
        {
          text: 'A firewall stands between the control plane and the webhook’s port',
          ruledOutBy: says(['no endpoints available', 'x509']),
        },
      ],
      fixes: [
        {
          text: 'Start the webhook’s deployment, or take its configuration away where what it belonged to is gone',
          snippets: [{ language: 'bash', code: 'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations' }],
        },
      ],
    },
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'The cluster has no such object or kind',
      summary: 'The object does not exist in this namespace, or the API server serves no such path.',
      category: 'not-found',
      causes: [
        {
          text: 'The path’s group, version or resource is not served here: a CRD is missing, or the version was removed',
          confirmedBy: says('could not find the requested resource'),
          ruledOutBy: says('" not found'),
        },
        {
          text: 'The object does not exist under this name in this namespace',
          // Or the namespace itself is missing.
          confirmedBy: { all: [says('" not found'), { not: says('namespaces "') }] },
        },
        { text: 'The call went to another cluster or namespace than was meant' },
      ],
      fixes: [
        {
          text: 'See what the cluster serves and has',
          snippets: [{ language: 'bash', code: 'kubectl api-resources\nkubectl get RESOURCE -A' }],
          url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
        },
      ],
    },
    {
      id: 'already-exists',
      when: { all: [{ status: 409 }, { code: 'AlreadyExists' }] },
      title: 'An object of this name exists already',
      summary: 'Creating fails where an object of this kind and name is in the namespace.',
      category: 'conflict',
      causes: [{ text: 'The object was created before', confirmedBy: { code: 'AlreadyExists' } }],
      fixes: [{ text: 'Update or apply it in place of creating it, or let the server choose the name with metadata.generateName' }],
    },
    {
      id: 'conflict',
      when: { status: 409 },
      title: 'The object was changed by somebody else',
      summary: 'The resourceVersion that was sent is not the current one, or another manager owns the field.',
      category: 'conflict',
      causes: [
        { text: 'The object was modified since it was read', confirmedBy: says('object has been modified') },
        { text: 'Server-side apply: another manager owns the field', confirmedBy: says('Apply failed with') },
        { text: 'The namespace is being deleted', confirmedBy: says('being terminated') },
      ],
      fixes: [
        { text: 'Read the object anew, apply the change to it, and send it with its new resourceVersion' },
        {
          text: 'Send a patch with only the fields that change; for server-side apply, use force only for fields that you mean to own',
          url: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
        },
      ],
    },
    {
      id: 'invalid',
      when: { status: 422 },
      title: 'The object is not valid',
      summary: 'The API server read the object, but a field has a value that is not allowed or may not change; details.causes lists them.',
      category: 'validation',
      causes: [
        { text: 'A required field is missing', confirmedBy: { responseField: '/details/causes/*/reason', is: 'FieldValueRequired' } },
        {
          text: 'A value is not allowed',
          confirmedBy: { responseField: '/details/causes/*/reason', is: ['FieldValueInvalid', 'FieldValueNotSupported'] },
        },
        { text: 'The field cannot be changed after creation', confirmedBy: says('field is immutable') },
      ],
      fixes: [
        {
          text: 'Mend each field in details.causes',
          snippets: [{ language: 'bash', code: 'kubectl explain deployment.spec --recursive' }],
        },
        { text: 'For a field that cannot change, delete the object and create it anew' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'The cluster cannot read the request',
      summary: 'The body or a parameter is malformed, or does not fit the kind in the path.',
      category: 'validation',
      causes: [
        { text: 'The object has a field that this version does not know', confirmedBy: says('unknown field') },
        { text: 'A value has another type than the field', confirmedBy: says('cannot unmarshal') },
        {
          text: 'Name or namespace in the body are not those of the path',
          confirmedBy: says(['does not match the name', 'does not match the namespace']),
        },
        { text: 'The body is not JSON', confirmedBy: { check: 'json-malformed' } },
      ],
      fixes: [
        {
          text: 'Try it without changing anything',
          snippets: [{ language: 'bash', code: 'kubectl apply --dry-run=server -f object.yaml' }],
        },
      ],
    },
    {
      id: 'media-type',
      when: { status: 415 },
      title: 'The cluster does not take this Content-Type',
      summary: 'Patches need a Content-Type that says which kind of patch they are.',
      category: 'validation',
      causes: [
        {
          text: 'The patch was sent as plain JSON',
          confirmedBy: {
            all: [
              { method: 'PATCH' },
              { requestHeader: 'Content-Type', is: { startsWith: 'application/json' } },
              { not: { requestHeader: 'Content-Type', is: { contains: 'patch' } } },
            ],
          },
          ruledOutBy: { requestHeader: 'Content-Type', is: { contains: 'patch' } },
        },
        {
          text: 'A custom resource takes no strategic merge patch',
          ruledOutBy: { not: { requestHeader: 'Content-Type', is: { contains: 'strategic-merge-patch' } } },
        },
      ],
      fixes: [
        {
          text: 'Send application/merge-patch+json, application/json-patch+json, application/strategic-merge-patch+json or application/apply-patch+yaml',
          url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply',
        },
      ],
    },
    {
      id: 'expired',
      when: { status: 410 },
      title: 'The version to go on from is too old',
      summary: 'A watch or a paged list asked for a resourceVersion or continue token that the cluster no longer keeps.',
      category: 'conflict',
      causes: [
        {
          text: 'Too much time went by since the last list or page',
          confirmedBy: says(['too old resource version', 'continue parameter is too old']),
        },
      ],
      fixes: [
        {
          text: 'List again without resourceVersion, then watch from the version of that list',
          url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
        },
      ],
    },
    {
      id: 'too-many-requests',
      when: { status: 429 },
      title: 'The cluster holds this request back',
      summary: 'The API server is busy with requests of this priority, or an eviction would break a disruption budget.',
      category: 'rate-limit',
      causes: [
        {
          text: 'Evicting the pod would break a PodDisruptionBudget',
          confirmedBy: says('disruption budget'),
          ruledOutBy: { not: { path: { endsWith: '/eviction' } } },
        },
        { text: 'Too many requests of this client or priority level wait already', ruledOutBy: says('disruption budget') },
        { text: 'A retry came before the stated time', confirmedBy: { check: 'retry-ignored' } },
      ],
      fixes: [
        { text: 'Wait the stated seconds, then retry' },
        {
          text: 'Watch in place of listing again and again; page lists with limit',
          url: 'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/',
        },
      ],
    },
    {
      id: 'unavailable',
      when: { status: [500, 503, 504] },
      title: 'The API server could not do it in time',
      summary: 'The API server, its storage or an extension behind it is not available or too slow.',
      category: 'server',
      causes: [
        {
          text: 'The storage (etcd) is slow or has no leader',
          confirmedBy: says(['etcdserver: request timed out', 'etcdserver: leader changed', 'etcdserver: no leader']),
        },
        {
          text: 'An aggregated API, such as metrics, is not running',
          confirmedBy: { all: [says('the server is currently unable to handle the request'), { path: { contains: 'metrics.k8s.io/' } }] },
        },
        { text: 'The control plane restarts or is overloaded' },
      ],
      fixes: [
        {
          text: 'Retry with growing pauses, and look at the health of the API server and its extensions',
          snippets: [{ language: 'bash', code: "kubectl get --raw '/readyz?verbose'\nkubectl get apiservices" }],
        },
      ],
    },
  ],
} satisfies RulePack;

const url = 'https://10.0.0.1:6443/apis/apps/v1/namespaces/shop/deployments/web';
const token = { Authorization: 'Bearer EXAMPLE' };
const refused = (
  rule: string,
  why: string,
  code: number,
  reason: string,
  message: string,
  more: Partial<Example> = {},
  details: object = {},
): Example => ({
  rule,
  why,
  request: { url, headers: token },
  response: {
    status: code,
    headers: { 'Content-Type': 'application/json', 'Audit-Id': 'EXAMPLE-audit' },
    body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code }),
  },
  ...more,
});

export const examples: readonly Example[] = [
  refused('unauthorized', 'an old token', 401, 'Unauthorized', 'Unauthorized'),
  refused(
    'forbidden',
    'a service account without a role',
    403,
    'Forbidden',
    'deployments.apps "web" is forbidden: User "system:serviceaccount:shop:bot" cannot get resource "deployments" in API group "apps" in the namespace "shop"',
    {
      verdicts: { confirmed: ['No role that is bound'], 'ruled-out': ['The call was anonymous'] },
    },
  ),
  refused(
    'forbidden',
    'nothing sent',
    403,
    'Forbidden',
    'deployments.apps "web" is forbidden: User "system:anonymous" cannot get resource "deployments" in API group "apps" in the namespace "shop"',
    {
      verdicts: { confirmed: ['The call was anonymous'] },
    },
  ),
  refused(
    'admission',
    'a policy of the cluster',
    403,
    'Forbidden',
    'admission webhook "validation.gatekeeper.sh" denied the request: [labels] you must provide labels: {"owner"}',
    {
      verdicts: { confirmed: ['The object breaks a rule'] },
    },
  ),
  refused(
    'webhook-failed',
    'a webhook that is gone',
    500,
    'InternalError',
    'Internal error occurred: failed calling webhook "vingress.elbv2.k8s.aws": no endpoints available for service "aws-load-balancer-webhook-service"',
    {
      verdicts: { confirmed: ['The webhook’s pods'], 'ruled-out': ['A firewall'] },
    },
  ),
  refused('not-found', 'a misspelt name', 404, 'NotFound', 'deployments.apps "web" not found', {
    verdicts: { confirmed: ['The object does not exist'], 'ruled-out': ['The path’s group'] },
  }),
  refused('already-exists', 'created before', 409, 'AlreadyExists', 'deployments.apps "web" already exists'),
  refused(
    'conflict',
    'two writers',
    409,
    'Conflict',
    'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    {
      verdicts: { confirmed: ['The object was modified'] },
    },
  ),
  refused(
    'invalid',
    'a negative number',
    422,
    'Invalid',
    'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1',
    { verdicts: { confirmed: ['A value is not allowed'] } },
    {
      causes: [{ reason: 'FieldValueInvalid', message: 'Invalid value: -1: must be greater than or equal to 0', field: 'spec.replicas' }],
    },
  ),
  refused(
    'bad-request',
    'an unknown field',
    400,
    'BadRequest',
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"',
    {
      verdicts: { confirmed: ['The object has a field'] },
    },
  ),
  refused(
    'media-type',
    'a patch as JSON',
    415,
    'UnsupportedMediaType',
    'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json',
    {
      request: { method: 'PATCH', url, headers: { ...token, 'Content-Type': 'application/json' }, body: '{}' },
      verdicts: { confirmed: ['The patch was sent as plain JSON'], 'ruled-out': ['A custom resource'] },
    },
  ),
  refused('expired', 'a watch after a pause', 410, 'Expired', 'too old resource version: 8017 (9944)', {
    verdicts: { confirmed: ['Too much time'] },
  }),
  refused(
    'too-many-requests',
    'draining a node',
    429,
    'TooManyRequests',
    'Cannot evict pod as it would violate the pod’s disruption budget.',
    {
      request: { method: 'POST', url: 'https://10.0.0.1:6443/api/v1/namespaces/shop/pods/web-1/eviction', headers: token, body: '{}' },
      verdicts: { confirmed: ['Evicting the pod'], 'ruled-out': ['Too many requests'] },
    },
    { retryAfterSeconds: 10 },
  ),
  refused('unavailable', 'metrics are not there', 503, 'ServiceUnavailable', 'the server is currently unable to handle the request', {
    request: { url: 'https://10.0.0.1:6443/apis/metrics.k8s.io/v1beta1/nodes', headers: token },
    verdicts: { confirmed: ['An aggregated API'] },
  }),
  {
    rule: null,
    why: 'near miss: an API with a status and a kind of its own',
    request: { url: 'https://api.other.example/v1/status' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: '{"kind":"Status","status":"Failure","message":"deployments.apps \\"web\\" not found"}',
    },
  },
];
