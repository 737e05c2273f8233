import type { Condition, Example, RulePack } from '../../model';

/**
 * The REST API of WordPress, WooCommerce included, on any host. Sources: https://developer.wordpress.org/rest-api/,
 * https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/, https://developer.woocommerce.com/docs/apis/rest-api/authentication/,
 * wp-includes/rest-api.php and wp-includes/rest-api/class-wp-rest-server.php
 */

const AUTH = 'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/';
const WOO_AUTH = 'https://developer.woocommerce.com/docs/apis/rest-api/authentication/';
const woo: Condition = { any: [{ path: { contains: '/wp-json/wc' } }, { query: 'rest_route', is: { startsWith: '/wc' } }] };

export default {
  id: 'wordpress',
  name: 'WordPress REST API',
  kind: 'framework',
  docs: 'https://developer.wordpress.org/rest-api/',
  recognize: {
    fingerprints: [
      { path: { contains: '/wp-json/' } },
      { query: 'rest_route' },
      { responseHeader: 'Link', is: { contains: 'https://api.w.org/' } },
      { all: [{ responseField: '/code', is: { startsWith: 'rest_' } }, { responseField: '/data/status' }] },
      { all: [{ responseField: '/code', is: { startsWith: 'woocommerce_rest_' } }, { responseField: '/data/status' }] },
    ],
  },
  credentials: [
    { in: 'header', name: 'Authorization', scheme: 'Basic', placeholder: 'YOUR_USER_AND_APPLICATION_PASSWORD' },
    { in: 'header', name: 'Authorization', scheme: 'Bearer', placeholder: 'YOUR_TOKEN' },
    { in: 'header', name: 'Authorization', scheme: 'OAuth', placeholder: 'YOUR_OAUTH_PARAMETERS' },
    { in: 'header', name: 'X-WP-Nonce', placeholder: 'YOUR_NONCE' },
    { in: 'header', name: 'Nonce', placeholder: 'YOUR_STORE_API_NONCE' },
    { in: 'query', name: '_wpnonce', placeholder: 'YOUR_NONCE' },
    { in: 'query', name: 'consumer_key', placeholder: 'YOUR_CONSUMER_KEY' },
    { in: 'query', name: 'oauth_consumer_key', placeholder: 'YOUR_CONSUMER_KEY' },
  ],
  secrets: {
    keys: [
      { kind: 'WooCommerce consumer key', prefix: 'ck_', alphabet: 'hex', minLength: 32 },
      { kind: 'WooCommerce consumer secret', prefix: 'cs_', alphabet: 'hex', minLength: 32 },
    ],
  },
  rules: [
    {
      id: 'no-route',
      when: { code: 'rest_no_route' },
      title: 'The site has no such REST route',
      summary: 'No route fits path and method: the path is wrong, the method is not offered, or the plugin that adds it is off.',
      category: 'not-found',
      causes: [
        { text: 'The path is misspelt, or a variable in it was never filled in' },
        { text: 'The route exists, but not for this method' },
        { text: 'The plugin that registers this namespace is inactive or too old' },
        {
          text: 'The path was repeated or has a slash too much',
          confirmedBy: { any: [{ check: 'path-repeated' }, { check: 'double-slash' }] },
        },
      ],
      fixes: [
        {
          text: 'List the routes of the site, and compare namespace, path and methods',
          snippets: [{ language: 'bash', code: "curl -s {{origin|'https://YOUR_SITE'}}/wp-json/ | jq '.routes | keys'" }],
        },
        { text: 'Activate the plugin (WooCommerce for /wc/v3), and save Settings → Permalinks once' },
      ],
      links: [
        { text: 'Routes and endpoints', url: 'https://developer.wordpress.org/rest-api/extending-the-rest-api/routes-and-endpoints/' },
      ],
    },
    {
      id: 'invalid-nonce',
      when: { code: ['rest_cookie_invalid_nonce', 'woocommerce_rest_missing_nonce', 'woocommerce_rest_invalid_nonce'] },
      title: 'The nonce is missing or not valid',
      summary: 'A page that relies on the login cookie must send a current nonce, which ends after a day at most.',
      category: 'auth',
      causes: [
        {
          text: 'The nonce that was sent is not valid for this session: it has expired, or is of another user or action',
          confirmedBy: { code: ['rest_cookie_invalid_nonce', 'woocommerce_rest_invalid_nonce'] },
          ruledOutBy: { code: 'woocommerce_rest_missing_nonce' },
        },
        { text: 'No nonce was sent', when: { code: 'woocommerce_rest_missing_nonce' } },
        { text: 'A page cache serves a page with an old nonce in it', ruledOutBy: { code: 'woocommerce_rest_missing_nonce' } },
        { text: 'The login ended, or the session cookie did not come along', confirmedBy: { check: 'cookies-absent' } },
      ],
      fixes: [
        {
          text: 'Give the page a fresh nonce, and send it with each request',
          snippets: [
            {
              language: 'javascript',
              code: "fetch(url, { credentials: 'same-origin', headers: { 'X-WP-Nonce': wpApiSettings.nonce } });",
            },
          ],
          url: AUTH,
        },
        { text: 'With wp.apiFetch, use its nonce middleware, which renews it; exclude such pages from the cache' },
        { text: 'For WooCommerce’s Store API take the nonce from the Nonce header of the last answer, or send a Cart-Token' },
      ],
      links: [{ text: 'Authentication', url: AUTH }],
    },
    {
      id: 'wrong-password',
      when: {
        code: [
          'incorrect_password',
          'invalid_username',
          'invalid_email',
          'invalid_application_password',
          'application_passwords_disabled',
          'application_passwords_disabled_for_user',
        ],
      },
      title: 'WordPress did not accept user and password',
      summary: 'Basic authentication needs a user name and an application password of this user; the login password does not count.',
      category: 'auth',
      causes: [
        { text: 'The user name does not exist', when: { code: ['invalid_username', 'invalid_email'] } },
        {
          text: 'The application password is wrong or was revoked',
          confirmedBy: { all: [{ code: ['incorrect_password', 'invalid_application_password'] }, { requestHeader: 'Authorization' }] },
          ruledOutBy: { code: ['invalid_username', 'invalid_email'] },
        },
        {
          text: 'Application passwords are switched off on this site or for this user',
          when: { code: ['application_passwords_disabled', 'application_passwords_disabled_for_user'] },
        },
      ],
      fixes: [
        {
          text: 'Create an application password under Users → Profile, and use it in place of the login password',
          snippets: [
            {
              language: 'bash',
              code: 'curl {{origin|\'https://YOUR_SITE\'}}/wp-json/wp/v2/users/me -u "$WP_USER:$WP_APPLICATION_PASSWORD"',
            },
          ],
          url: AUTH,
        },
        { text: 'Serve the site over HTTPS: application passwords need it, and security plugins may switch them off' },
      ],
    },
    {
      id: 'woo-signature',
      when: { code: 'woocommerce_rest_authentication_error' },
      title: 'WooCommerce did not accept the API key',
      summary: 'Consumer key and secret do not belong together, are unknown, or the signature of the request does not match.',
      category: 'auth',
      causes: [
        {
          text: 'The consumer key is unknown',
          confirmedBy: { message: { contains: ['consumer key is invalid', 'invalid consumer key'] } },
        },
        { text: 'The consumer secret is wrong', confirmedBy: { message: { contains: 'consumer secret is invalid' } } },
        { text: 'The OAuth signature does not match', confirmedBy: { message: { contains: 'signature does not match' } } },
        {
          text: 'The OAuth timestamp or nonce is out of date or was used before',
          confirmedBy: { message: { contains: ['timestamp', 'nonce'] } },
        },
      ],
      fixes: [
        {
          text: 'Over HTTPS send key and secret as Basic; only plain HTTP needs OAuth 1.0a signatures',
          snippets: [
            { language: 'bash', code: 'curl {{origin|\'https://YOUR_SITE\'}}/wp-json/wc/v3/products -u "$CONSUMER_KEY:$CONSUMER_SECRET"' },
          ],
          url: WOO_AUTH,
        },
        { text: 'Create a new key under WooCommerce → Settings → Advanced → REST API' },
        { text: 'Behind a proxy, make WordPress see HTTPS (X-Forwarded-Proto), else it expects a signature' },
      ],
    },
    {
      id: 'not-logged-in',
      when: { all: [{ status: 401 }, { any: [{ code: { startsWith: 'rest_' } }, { code: { startsWith: 'woocommerce_rest_cannot_' } }] }] },
      title: 'WordPress saw nobody logged in',
      summary:
        'This route needs a user or API key; WordPress answers 401 when it could not recognise one, and 403 when rights are missing.',
      category: 'auth',
      causes: [
        { text: 'No credential was sent', when: { check: 'credential-missing' } },
        {
          text: 'The login cookie came without a nonce, so that WordPress did not count it',
          confirmedBy: {
            all: [
              { requestHeader: 'Cookie', is: { contains: 'wordpress_logged_in' } },
              { not: { requestHeader: 'X-WP-Nonce' } },
              { not: { requestHeader: 'Authorization' } },
              { not: { query: '_wpnonce' } },
            ],
          },
        },
        {
          text: 'The web server drops the Authorization header before PHP sees it',
          ruledOutBy: { not: { requestHeader: 'Authorization' } },
        },
        { text: 'The credential is valid for another site or was revoked', ruledOutBy: { check: 'credential-missing' } },
      ],
      fixes: [
        {
          text: 'Send an application password, or for WooCommerce consumer key and secret, as Basic',
          snippets: [
            { language: 'bash', code: 'curl {{url|\'https://YOUR_SITE/wp-json/wp/v2/users/me\'}} -u "$WP_USER:$WP_APPLICATION_PASSWORD"' },
          ],
          url: AUTH,
        },
        {
          text: 'With Apache, pass the header on to PHP',
          snippets: [{ language: 'text', code: 'SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1' }],
        },
        { text: 'In a page of the site, send X-WP-Nonce along with the cookie' },
      ],
      links: [
        { text: 'Authentication', url: AUTH },
        { text: 'WooCommerce authentication', url: WOO_AUTH },
      ],
    },
    {
      id: 'forbidden',
      when: {
        all: [
          { status: 403 },
          { any: [{ code: { startsWith: 'rest_' } }, { code: { startsWith: 'woocommerce_rest_' } }] },
          { not: { code: ['rest_cookie_invalid_nonce', 'woocommerce_rest_invalid_nonce'] } },
        ],
      },
      title: 'This user may not do that',
      summary: 'WordPress recognised the user, but the role or the API key lacks the right for this.',
      category: 'permission',
      causes: [
        { text: 'The user’s role lacks the capability, such as edit_posts or list_users', ruledOutBy: woo },
        {
          text: 'context=edit was asked for without the right to edit',
          confirmedBy: { all: [{ code: 'rest_forbidden_context' }, { query: 'context', is: 'edit' }] },
        },
        {
          text: 'The WooCommerce key has read access only, or its user is no shop manager',
          ruledOutBy: { not: woo },
        },
        { text: 'A security plugin closes this route' },
      ],
      fixes: [
        { text: 'Use a user with the role that the route needs (Editor, Administrator, Shop manager)' },
        { text: 'Create the WooCommerce key with Read/Write permission', url: WOO_AUTH },
      ],
    },
    {
      id: 'invalid-id',
      when: {
        any: [
          { code: ['rest_post_invalid_id', 'rest_user_invalid_id', 'rest_term_invalid', 'rest_comment_invalid_id', 'rest_invalid_id'] },
          { all: [{ status: [400, 404] }, { code: { startsWith: 'woocommerce_rest_', endsWith: 'invalid_id' } }] },
        ],
      },
      title: 'WordPress finds no object with this id',
      summary: 'The id does not exist, or belongs to another type than the route.',
      category: 'not-found',
      causes: [
        { text: 'The object was deleted or is in the trash' },
        { text: 'The id is of another type, such as a page under /posts or a variation under /products' },
        { text: 'A variable in the path was never filled in', confirmedBy: { check: 'url-placeholder' } },
      ],
      fixes: [{ text: 'List the objects of the route, with status=any where you may, and take the id from there' }],
    },
    {
      id: 'page-out-of-range',
      when: { code: ['rest_post_invalid_page_number', 'rest_user_invalid_page_number'] },
      title: 'There is no such page of results',
      summary: 'The page number is beyond the last page, which X-WP-TotalPages of an earlier answer tells.',
      category: 'validation',
      causes: [
        {
          text: 'page is larger than the number of pages',
          when: { code: ['rest_post_invalid_page_number', 'rest_user_invalid_page_number'] },
        },
      ],
      fixes: [{ text: 'Stop at X-WP-TotalPages, or follow the Link header with rel="next" until there is none' }],
      links: [{ text: 'Pagination', url: 'https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/' }],
    },
    {
      id: 'duplicate',
      when: {
        code: [
          'product_invalid_sku',
          'woocommerce_rest_product_sku_already_exists',
          'term_exists',
          'existing_user_login',
          'existing_user_email',
          'registration-error-email-exists',
          'woocommerce_rest_coupon_code_already_exists',
        ],
      },
      title: 'Something with this value exists already',
      summary: 'SKU, name, e-mail or code must be unique on the site, and this one is taken.',
      category: 'conflict',
      causes: [
        {
          text: 'The SKU is taken, also by a product in the trash, or not valid',
          when: { code: ['product_invalid_sku', 'woocommerce_rest_product_sku_already_exists'] },
        },
        { text: 'A term of this name exists', when: { code: 'term_exists' } },
        {
          text: 'User name or e-mail is taken',
          when: { code: ['existing_user_login', 'existing_user_email', 'registration-error-email-exists'] },
        },
        { text: 'The coupon’s code is taken', when: { code: 'woocommerce_rest_coupon_code_already_exists' } },
        { text: 'The very same request succeeded before', confirmedBy: { check: 'done-before' } },
      ],
      fixes: [
        { text: 'Look the object up (products?sku=, customers?email=) and update it in place of creating another' },
        { text: 'Empty the trash where the old product lies there' },
      ],
    },
    {
      id: 'invalid-param',
      when: {
        code: [
          'rest_invalid_param',
          'rest_missing_callback_param',
          'rest_invalid_json',
          'rest_not_in_enum',
          'rest_invalid_type',
          'rest_out_of_bounds',
        ],
      },
      title: 'A parameter is missing or not valid',
      summary: 'WordPress checked the parameters against the route’s schema; data.params names each that failed, and why.',
      category: 'validation',
      causes: [
        { text: 'Required parameters are missing', when: { code: 'rest_missing_callback_param' } },
        { text: 'The body is no valid JSON', when: { any: [{ code: 'rest_invalid_json' }, { check: 'json-malformed' }] } },
        {
          text: 'A value is not one of those that the schema lists',
          confirmedBy: { responseField: '/data/details/*/code', is: 'rest_not_in_enum' },
        },
        {
          text: 'A value has the wrong type: WooCommerce takes prices as text',
          confirmedBy: { responseField: '/data/details/*/code', is: 'rest_invalid_type' },
        },
        {
          text: 'A number is out of bounds: per_page is at most 100',
          confirmedBy: { responseField: '/data/details/*/code', is: 'rest_out_of_bounds' },
        },
      ],
      fixes: [
        { text: 'Correct what data.params names' },
        {
          text: 'Ask the route for its schema',
          snippets: [{ language: 'bash', code: "curl -X OPTIONS {{url|'https://YOUR_SITE/wp-json/wp/v2/posts'}}" }],
        },
        { text: 'Send JSON with Content-Type: application/json' },
      ],
      links: [{ text: 'Schema', url: 'https://developer.wordpress.org/rest-api/extending-the-rest-api/schema/' }],
    },
    {
      id: 'upload',
      when: {
        code: [
          'rest_upload_unknown_error',
          'rest_upload_sideload_error',
          'rest_upload_no_data',
          'rest_upload_no_content_disposition',
          'rest_upload_file_too_big',
          'rest_upload_user_quota_exceeded',
        ],
      },
      title: 'WordPress did not take the file',
      summary: 'The upload lacks something, is too large, or of a type that the site does not allow.',
      category: 'payload',
      causes: [
        { text: 'No file came with the request', when: { code: 'rest_upload_no_data' } },
        { text: 'The file’s name is missing: no Content-Disposition was sent', when: { code: 'rest_upload_no_content_disposition' } },
        { text: 'The file is too large for the site', when: { code: ['rest_upload_file_too_big', 'rest_upload_user_quota_exceeded'] } },
        {
          text: 'The type is not allowed, or the folder cannot be written',
          ruledOutBy: { not: { code: ['rest_upload_unknown_error', 'rest_upload_sideload_error'] } },
        },
      ],
      fixes: [
        {
          text: 'Send the file as the body, with its name and type',
          snippets: [
            {
              language: 'bash',
              code: "curl -X POST {{origin|'https://YOUR_SITE'}}/wp-json/wp/v2/media -u \"$WP_USER:$WP_APPLICATION_PASSWORD\" \\\n  -H 'Content-Disposition: attachment; filename=\"photo.jpg\"' -H 'Content-Type: image/jpeg' --data-binary @photo.jpg",
            },
          ],
        },
        { text: 'Raise upload_max_filesize and post_max_size in PHP, or allow the type with the filter upload_mimes' },
      ],
    },
    {
      id: 'critical-error',
      when: {
        any: [
          { code: 'internal_server_error' },
          {
            all: [{ status: 500 }, { message: { contains: 'critical error on this website' } }, { not: { code: 'internal_server_error' } }],
          },
        ],
      },
      title: 'PHP failed on the WordPress site',
      summary: 'A plugin, the theme or WordPress itself ended with a fatal error while answering.',
      category: 'server',
      causes: [{ text: 'A plugin or the theme has a fault, often after an update' }, { text: 'PHP ran out of memory or time' }],
      fixes: [
        {
          text: 'Switch the log on, repeat the request, and read wp-content/debug.log',
          snippets: [
            {
              language: 'text',
              code: "define( 'WP_DEBUG', true );\ndefine( 'WP_DEBUG_LOG', true );\ndefine( 'WP_DEBUG_DISPLAY', false );",
            },
          ],
          url: 'https://developer.wordpress.org/advanced-administration/debug/debug-wordpress/',
        },
        { text: 'Deactivate plugins one by one; the site’s administrator gets an e-mail that names the culprit' },
      ],
    },
  ],
} satisfies RulePack;

const origin = 'https://shop.site.example';
const served = { 'Content-Type': 'application/json; charset=UTF-8', Link: `<${origin}/wp-json/>; rel="https://api.w.org/"` };
const json = { 'Content-Type': 'application/json' };

const refused = (rule: string, why: string, status: number, code: string, message: string, more: Partial<Example> = {}): Example => ({
  rule,
  why,
  request: { url: `${origin}/wp-json/wp/v2/posts`, headers: { Accept: 'application/json' } },
  response: { status, headers: served, body: JSON.stringify({ code, message, data: { status } }) },
  ...more,
});

export const examples: readonly Example[] = [
  refused('no-route', 'a misspelt route', 404, 'rest_no_route', 'No route was found matching the URL and request method.'),
  refused('invalid-nonce', 'an old nonce', 403, 'rest_cookie_invalid_nonce', 'Cookie check failed', {
    request: { url: `${origin}/wp-json/wp/v2/users/me`, headers: { Cookie: 'wordpress_logged_in_FAKE=x', 'X-WP-Nonce': 'fake00' } },
    verdicts: { confirmed: ['The nonce that was sent'], 'ruled-out': ['No nonce'] },
  }),
  refused('wrong-password', 'a login password', 401, 'incorrect_password', 'The provided password is an invalid application password.', {
    request: { url: `${origin}/wp-json/wp/v2/users/me`, headers: { Authorization: 'Basic ZmFrZTpmYWtl' } },
    verdicts: { confirmed: ['The application password'], 'ruled-out': ['The user name does not'] },
  }),
  refused('woo-signature', 'an unknown key', 401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.', {
    request: { url: `${origin}/wp-json/wc/v3/orders`, headers: { Authorization: 'Basic ZmFrZTpmYWtl' } },
    verdicts: { confirmed: ['The consumer key is unknown'] },
  }),
  refused('not-logged-in', 'no key for orders', 401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', {
    request: { url: `${origin}/wp-json/wc/v3/orders`, headers: { Accept: 'application/json' } },
    verdicts: { confirmed: ['No credential'], 'ruled-out': ['The web server drops'] },
  }),
  refused(
    'not-logged-in',
    'a header that PHP never saw',
    401,
    'rest_cannot_create',
    'Leider bist du nicht berechtigt, als dieser Benutzer Beiträge zu erstellen.',
    {
      request: {
        method: 'POST',
        url: `${origin}/wp-json/wp/v2/posts`,
        headers: { ...json, Authorization: 'Basic ZmFrZTpmYWtl' },
        body: '{"title":"x"}',
      },
      verdicts: { possible: ['The web server drops'], 'ruled-out': ['No credential'] },
    },
  ),
  refused('forbidden', 'an author edits others’ posts', 403, 'rest_cannot_edit', 'Sorry, you are not allowed to edit this post.'),
  refused('invalid-id', 'a deleted post', 404, 'rest_post_invalid_id', 'Invalid post ID.'),
  refused('invalid-id', 'a deleted product', 404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.'),
  refused(
    'page-out-of-range',
    'a page too far',
    400,
    'rest_post_invalid_page_number',
    'The page number requested is larger than the number of pages available.',
    {
      verdicts: { confirmed: ['page is larger'] },
    },
  ),
  refused('duplicate', 'an SKU twice', 400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
    verdicts: { confirmed: ['The SKU is taken'] },
  }),
  {
    rule: 'invalid-param',
    why: 'behind a warning of PHP',
    request: { url: `${origin}/wp-json/wp/v2/posts?per_page=500` },
    response: {
      status: 400,
      headers: served,
      body: '{"code":"rest_invalid_param","message":"Invalid parameter(s): per_page","data":{"status":400,"params":{"per_page":"per_page must be between 1 (inclusive) and 100 (inclusive)"},"details":{"per_page":{"code":"rest_out_of_bounds","message":"per_page must be between 1 (inclusive) and 100 (inclusive)","data":null}}}}',
    },
    verdicts: { confirmed: ['A number is out of bounds'], 'ruled-out': ['Required parameters'] },
  },
  refused('upload', 'no name', 400, 'rest_upload_no_content_disposition', 'No Content-Disposition supplied.', {
    verdicts: { confirmed: ['The file’s name'] },
  }),
  refused('critical-error', 'a plugin that fails', 500, 'internal_server_error', 'There has been a critical error on this website.'),
  {
    rule: null,
    why: 'near miss: another API whose codes begin alike',
    request: { url: 'https://api.other.example/v1/posts' },
    response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"code":"rest_area_closed","message":"x"}' },
  },
];
