import type { Example, RulePack } from '../../model';

// Pages of the front ends of Azure App Service and Azure Container Apps; "Error 403 - This web app is stopped" in Microsoft's support articles.

const has = (text: string | readonly string[]) => ({ responseText: { contains: text } });

export default {
  id: 'azure-app-service',
  name: 'Azure App Service front end',
  kind: 'gateway',
  docs: 'https://learn.microsoft.com/troubleshoot/azure/app-service/web-apps-performance-faqs',
  statusPage: 'https://azure.status.microsoft/',
  answers: {
    all: [
      { format: 'html' },
      has(['Error 403 - This web app is stopped', '404 Web Site not found', 'Error 404 - This Container App is stopped or does not exist']),
    ],
  },
  rules: [
    {
      id: 'stopped',
      when: { status: 403 },
      title: 'This Azure web app is stopped',
      summary: 'The front end keeps requests from the app: it was stopped, or a limit of the plan or subscription stopped it.',
      category: 'gateway',
      causes: [
        { text: 'Somebody stopped the app in the portal' },
        { text: 'A daily quota of the Free or Shared plan is used up' },
        { text: 'The subscription reached its spending limit or is disabled' },
      ],
      fixes: [
        {
          text: 'Start the app.',
          snippets: [{ language: 'bash', code: 'az webapp start --name APP --resource-group GROUP' }],
        },
        { text: 'Look under Quotas whether one is used up: wait for its reset or move to a Basic plan.' },
      ],
    },
    {
      id: 'no-container-app',
      when: { all: [{ status: 404 }, has('This Container App is stopped')] },
      title: 'This Azure container app is not there or stopped',
      summary: 'The environment has no running app for this host name.',
      category: 'not-found',
      causes: [
        { text: 'The address is that of a revision that is no longer active' },
        { text: 'The app has no ingress, or only an internal one, called by its external name or from outside' },
        { text: 'The revision failed to start' },
      ],
      fixes: [
        {
          text: 'See which address and revision serve.',
          snippets: [
            {
              language: 'bash',
              code: 'az containerapp show -n APP -g GROUP --query properties.configuration.ingress\naz containerapp revision list -n APP -g GROUP -o table',
            },
          ],
        },
      ],
    },
    {
      id: 'no-site',
      when: { status: 404 },
      title: 'Azure App Service has no site of this name',
      summary: 'The host name leads to App Service, but no app claims it.',
      category: 'not-found',
      causes: [
        { text: 'The custom domain is not added to the app' },
        { text: 'The app was deleted or moved, and the DNS record is left over' },
      ],
      fixes: [
        {
          text: 'Add the domain to the app.',
          snippets: [
            { language: 'bash', code: 'az webapp config hostname add --webapp-name APP --resource-group GROUP --hostname {{host}}' },
          ],
        },
        { text: 'A fresh DNS change may take a while: try again after some minutes.' },
      ],
    },
  ],
} satisfies RulePack;

const page = (rule: string | null, why: string, status: number, title: string, heading: string): Example => ({
  rule,
  why,
  request: { url: 'https://api.contoso.example/v1/orders' },
  response: {
    status,
    headers: { 'Content-Type': 'text/html' },
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><h1 id="unavailable">${heading}</h1></body></html>`,
  },
});

export const examples: readonly Example[] = [
  page('stopped', 'stopped in the portal', 403, 'Web App - Unavailable', 'Error 403 - This web app is stopped.'),
  page(
    'no-container-app',
    'an inactive revision',
    404,
    'Azure Container App - Unavailable',
    'Error 404 - This Container App is stopped or does not exist.',
  ),
  page('no-site', 'a domain that no app claims', 404, 'Microsoft Azure Web App - Error 404', '404 Web Site not found.'),
  page(null, 'an application’s own page', 403, 'Forbidden', 'This shop is stopped.'),
  {
    rule: null,
    why: 'the app behind the front end answered',
    request: { url: 'https://contoso.azurewebsites.net/v1/orders' },
    response: { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{"error":"forbidden"}' },
  },
];
