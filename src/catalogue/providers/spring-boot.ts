import type { Example, RulePack } from '../../model';

// Spring Boot's BasicErrorController and DefaultErrorAttributes; the Whitelabel page is its HTML form.

export default {
  id: 'spring-boot',
  name: 'Spring Boot',
  kind: 'framework',
  docs: 'https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.spring-mvc.error-handling',
  recognize: {
    fingerprints: [
      {
        all: [
          { status: 'error' },
          { responseField: '/timestamp' },
          { responseField: '/status', is: { format: 'integer' } },
          { responseField: '/error' },
          { responseField: '/path', is: { startsWith: '/' } },
        ],
      },
      { all: [{ format: 'html' }, { responseText: { contains: 'Whitelabel Error Page' } }] },
      // Spring Framework 6 with problem details: NoResourceFoundException.
      { all: [{ status: 404 }, { message: { startsWith: 'No static resource ' } }] },
    ],
  },
  rules: [
    {
      id: 'not-found',
      when: { status: 404 },
      title: 'Spring has no handler at this path',
      summary: 'No controller method or static file is mapped to the path, or the controller answered 404 itself.',
      category: 'not-found',
      causes: [
        { text: 'The path lacks the context path (server.servlet.context-path), or has one too many' },
        { text: 'The path ends with a slash: Spring Boot 3 no longer ignores it', confirmedBy: { check: 'trailing-slash' } },
        { text: 'The controller is outside the packages that are scanned' },
        { text: 'The resource with this id does not exist' },
      ],
      fixes: [
        {
          text: 'Compare the path in the answer with the mappings.',
          snippets: [{ language: 'bash', code: 'curl http://localhost:8080/actuator/mappings' }],
        },
        { text: 'Put the controller below the package of the application class.' },
      ],
    },
    {
      id: 'forbidden',
      when: { status: 403 },
      title: 'Spring Security refuses this request',
      summary: 'The caller lacks an authority, or the CSRF token is missing: Spring Security answers both with 403.',
      category: 'permission',
      causes: [
        { text: 'The CSRF token was not sent with a changing request', when: { check: 'csrf-missing' } },
        { text: 'The user lacks the role: hasRole("X") looks for ROLE_X' },
        { text: 'An error inside the application is forwarded to /error, which is not permitted' },
      ],
      fixes: [
        { text: 'Send the CSRF token in X-XSRF-TOKEN, or switch CSRF off for a stateless API.' },
        { text: 'See why with logging.level.org.springframework.security=DEBUG.' },
      ],
    },
    {
      id: 'bad-request',
      when: { status: 400 },
      title: 'Spring could not bind or validate the request',
      summary: 'A parameter or body could not be converted or failed validation; the details are often left out of the answer.',
      category: 'validation',
      causes: [
        { text: 'The JSON in the body is malformed', when: { check: 'json-malformed' } },
        { text: 'A required field or parameter is missing', confirmedBy: { check: 'field-missing' } },
        { text: 'A value cannot be converted: a date, enum or number in the wrong form' },
      ],
      fixes: [
        {
          text: 'Let the answer tell more.',
          snippets: [{ language: 'ini', code: 'server.error.include-message=always\nserver.error.include-binding-errors=always' }],
        },
        { text: 'Compare names and types with the request class.' },
      ],
    },
    {
      id: 'internal',
      when: { status: 500 },
      title: 'An exception escaped the Spring controller',
      summary: 'An unhandled exception ended the request; its stack trace is in the server’s log, not in the answer.',
      category: 'server',
      causes: [
        { text: 'An exception was thrown and no @ExceptionHandler took it' },
        { text: 'The response object could not be turned into JSON, for example because of a cycle' },
        { text: 'A database or service that the code calls failed' },
      ],
      fixes: [
        { text: 'Find the stack trace in the server’s logs by time and path.' },
        { text: 'Map known exceptions to a status with @ControllerAdvice.' },
      ],
    },
  ],
} satisfies RulePack;

const body = (status: number, error: string): string =>
  JSON.stringify({ timestamp: '2026-06-20T04:35:10.000+00:00', status, error, path: '/api/v1/stock/77' });

const answered = (rule: string, status: number, error: string): Example => ({
  rule,
  why: `DefaultErrorAttributes for ${status}`,
  request: { url: 'https://api.example.net/api/v1/stock/77' },
  response: { status, headers: { 'Content-Type': 'application/json' }, body: body(status, error) },
});

export const examples: readonly Example[] = [
  answered('not-found', 404, 'Not Found'),
  answered('forbidden', 403, 'Forbidden'),
  answered('bad-request', 400, 'Bad Request'),
  answered('internal', 500, 'Internal Server Error'),
  {
    rule: 'not-found',
    why: 'the Whitelabel page',
    request: { url: 'https://api.example.net/nope' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'text/html' },
      body: '<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error.</p></body></html>',
    },
  },
  {
    rule: 'not-found',
    why: 'problem details of Spring 6',
    request: { url: 'https://api.example.net/nope' },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/problem+json' },
      body: '{"type":"about:blank","title":"Not Found","status":404,"detail":"No static resource nope.","instance":"/nope"}',
    },
  },
  {
    rule: null,
    why: 'an error object without path and timestamp',
    request: { url: 'https://api.example.net/x' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"status":404,"error":"Not Found"}' },
  },
];
