import type { Example, KeyFormat, RulePack } from '../../model';

/**
 * Key formats that providers publish, as facts: public prefix, alphabet, least length after the prefix.
 * Lengths are minimums, for providers lengthen their keys. Sources: the providers' own documentation of their token
 * formats and GitHub's list of supported secret scanning patterns.
 */
const group = (
  kind: string,
  alphabet: KeyFormat['alphabet'],
  minLength: number,
  prefixes: string,
  more: Partial<KeyFormat> = {},
): KeyFormat[] =>
  prefixes
    .trim()
    .split(/\s+/)
    .map((prefix) => ({ kind, prefix, alphabet, minLength, ...more }));

const keys: readonly KeyFormat[] = [
  // Clouds
  ...group('access-key', 'alphanumeric', 12, 'AKIA ASIA ABIA ACCA'),
  ...group('api-key', 'base64', 40, 'ABSK'),
  ...group('access-key', 'alphanumeric', 12, 'LTAI'),
  ...group('access-key', 'alphanumeric', 28, 'AKID'),
  ...group('api-key', 'base64url', 30, 'AIza'),
  ...group('token', 'base64url', 20, 'ya29. 1//0', { extra: './' }),
  ...group('secret', 'base64url', 20, 'GOCSPX-'),
  ...group('token', 'hex', 40, 'dop_v1_ doo_v1_ dor_v1_'),
  ...group('api-key', 'alphanumeric', 30, 'DO00'),
  ...group('access-key', 'alphanumeric', 17, 'SCW'),
  ...group('access-key', 'alphanumeric', 20, 'GOOG1'),
  ...group('access-key', 'alphanumeric', 24, 'EXO'),
  ...group('api-key', 'base64url', 36, 'AQ.Ab'),
  ...group('token', 'base64url', 30, 't1. y0_ AQVN', { extra: '.' }),
  ...group('token', 'base64url', 30, 'fm1_ fm2_ fo1_ FlyV1', { extra: '/+=' }),
  ...group('token', 'base64url', 20, 'HRKU- nfp_ nfc_ nfo_ rnd_ vcp_ vci_ vca_ vcr_ vck_'),
  ...group('token', 'base64url', 30, 'v1.0-'),
  ...group('token', 'alphanumeric', 20, 'tk-us- tk-eu-'),
  ...group('token', 'base64url', 20, 'pscale_tkn_ pscale_oauth_', { extra: '.' }),
  ...group('password', 'base64url', 20, 'pscale_pw_', { extra: '.' }),
  ...group('token', 'alphanumeric', 20, 'sbp_ tskey-', { extra: '-_' }),
  ...group('api-key', 'base64url', 16, 'sb_secret_'),
  ...group('token', 'hex', 30, 'dapi', { extra: '-' }),
  // Code hosting, packages and builds
  ...group('token', 'alphanumeric', 20, 'ghp_ gho_ ghu_ ghs_ ghr_'),
  ...group('token', 'base64url', 20, 'github_pat_'),
  ...group('token', 'base64url', 16, 'glpat- gldt- glptt- glrt- glcbt- glimt- glsoat- glft- glagent- gloas- glffct- glwt-', { extra: '.' }),
  ...group('token', 'base64url', 16, 'GR1348941'),
  ...group('token', 'base64url', 30, 'ATATT3x ATCTT3x ATBB', { extra: '=' }),
  ...group('token', 'alphanumeric', 20, 'npm_ rubygems_ CCIPAT_ bkua_ bkaj_'),
  ...group('token', 'base64url', 40, 'pypi-AgE'),
  ...group('token', 'base64url', 20, 'dckr_pat_ dckr_oat_'),
  ...group('token', 'alphanumeric', 40, 'AKCp cmVmdGtu oy2'),
  ...group('token', 'hex', 30, 'sqp_ squ_ sqa_'),
  ...group('token', 'alphanumeric', 20, 'pul- sgp_', { extra: '_' }),
  ...group('token', 'base64url', 16, 'hvs. hvb. hvr. dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.', { extra: '.' }),
  ...group('token', 'base64url', 20, 'ops_eyJ bws_'),
  ...group('token', 'alphanumeric', 30, 'CLOJARS_ cio CCIPRJ_ bkct_ sgd_ sktsec_ packagist_', { extra: '_' }),
  ...group('token', 'base64', 36, 'BBDC-'),
  ...group('token', 'base64url', 30, 'snyk_uat. snyk_sat. PMAT- napi_ xau_ dbtc_ dbts_ dbtu_ pnb_ mdb_sa_sk_ CCDB1_', { extra: '.=' }),
  ...group('private-key', 'alphanumeric', 40, 'AGE-SECRET-KEY-1'),
  ...group('api-key', 'alphanumeric', 20, 'PMAK- ico- fio-u-', { extra: '-' }),
  // Extended private keys of wallets (BIP 32)
  ...group('private-key', 'alphanumeric', 90, 'xprv yprv zprv tprv uprv vprv'),
  // Payments and commerce
  ...group('api-key', 'alphanumeric', 10, 'sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_ sk_sandbox_ sk_org_', { extra: '_' }),
  ...group('webhook-secret', 'base64', 16, 'whsec_'),
  ...group('api-key', 'alphanumeric', 10, 'rzp_live_ rzp_test_ pk_prod_ shippo_live_ shippo_test_ duffel_live_ duffel_test_', {
    extra: '_-',
  }),
  ...group('api-key', 'alphanumeric', 20, 'FLWSECK- FLWSECK_TEST- EZAK EZTK live_pub_ test_pub_', { extra: '-' }),
  ...group('token', 'base64url', 36, 'live_'),
  ...group('token', 'base64url', 20, 'sq0atp- sq0csp- sq0idp- EAAA'),
  ...group('token', 'alphanumeric', 14, 'access_token$production$ access_token$sandbox$', { extra: '$' }),
  ...group('token', 'hex', 30, 'access-production- access-sandbox- access-development-', { extra: '-' }),
  ...group('token', 'hex', 30, 'shpat_ shpca_ shppa_ shpss_ shpua_ shptka_'),
  ...group('api-key', 'alphanumeric', 16, 'test_sk_ live_sk_ sk_us_ adyen_', { extra: '_' }),
  ...group('token', 'base64url', 20, 'A21AA ATTA'),
  ...group(
    'api-key',
    'base64url',
    24,
    'klarna_live_api_ klarna_test_api_ pdl_live_apikey_ pdl_sdbx_apikey_ pdl_ntfset_ polar_oat_ polar_pat_',
  ),
  ...group('api-key', 'base64url', 20, 'xnd_production_ xnd_development_ Mid-server- APP_USR- sk_sbox_'),
  ...group('api-key', 'alphanumeric', 30, 'live_ test_'),
  // PASETO, the purpose in its prefix
  ...group('token', 'base64url', 40, 'v1.local. v2.local. v3.local. v4.local. v1.public. v2.public. v3.public. v4.public.', { extra: '.' }),
  // Messages and social networks
  ...group('token', 'alphanumeric', 10, 'xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxc- xoxd- xapp- xwfp- xoxe.xoxp- xoxe.xoxb-', {
    extra: '-%+/=',
  }),
  ...group('token', 'alphanumeric', 40, 'EAA'),
  ...group('token', 'base64url', 20, 'IGQV'),
  ...group('token', 'base64url', 40, 'IGAA THAA'),
  ...group('token', 'base64url', 40, 'act. rft.', { extra: '.!*' }),
  ...group('token', 'alphanumeric', 30, 'oauth:'),
  ...group('secret', 'hex', 64, 'SEC'),
  ...group('token', 'base64url', 60, '00D', { extra: '.!', contains: '!' }),
  ...group('api-key', 'base64url', 40, 'dG9rO os_v2_app_ os_v2_org_', { extra: '=' }),
  ...group('api-key', 'hex', 34, 'pk_'),
  ...group('api-key', 'hex', 32, 'SK'),
  ...group('api-key', 'base64url', 30, 'SG.', { extra: '.' }),
  ...group('api-key', 'alphanumeric', 30, 'key-'),
  ...group('api-key', 'alphanumeric', 30, 'xkeysib- xsmtpsib-', { extra: '-' }),
  ...group('api-key', 'base64url', 16, 're_'),
  ...group('token', 'hex', 40, 'mlsn.'),
  ...group('token', 'base64url', 40, 'sl. sl.u.'),
  ...group('api-key', 'hex', 30, 'pat-na1- pat-eu1- pat-na2- pat-ap1-', { extra: '-' }),
  ...group('token', 'base64url', 20, 'tfp_ figd_ figo_ figu_ lin_api_ lin_oauth_ secret_ ntn_ patlive_'),
  ...group('token', 'base64url', 60, 'pat', { extra: '.', contains: '.' }),
  ...group('token', 'alphanumeric', 40, 'CFPAT- aio_ rdme_ pnu_', { extra: '-_' }),
  // Models
  ...group('api-key', 'base64url', 16, 'sk-proj- sk-svcacct- sk-admin- sk-ant- sk-or-v1- sk-lf- sk-None-'),
  ...group(
    'api-key',
    'base64url',
    20,
    'sk- gsk_ xai- pplx- r8_ hf_ api_org_ fw_ csk- tgp_v1_ nvapi- jina_ pcsk_ lsv2_pt_ lsv2_sk_ voyage-',
  ),
  ...group('api-key', 'base64url', 20, 'tvly- llx- pa- bb_live_ apify_api_ sk_car_ esecret_ rpa_ e2b_ wandb_v1_'),
  ...group('api-key', 'hex', 30, 'fc-'),
  ...group('api-key', 'hex', 40, 'sk_'),
  // Monitoring and feature flags
  ...group('api-key', 'base64url', 24, 'NRAK- NRJS- NRII- NRIQ- NRRA- glc_ glsa_ sntrys_ sntryu_ ddp_ ddapp_ phx_ phc_ phs_', {
    extra: '=+/',
  }),
  ...group('token', 'alphanumeric', 24, 'dt0c01. dt0s16. dt0s01.', { extra: '.' }),
  ...group('api-key', 'hex', 30, 'sdk- api-', { extra: '-' }),
  ...group('api-key', 'base64url', 30, 'hcaik_ hcxik_ hcbik_ xaat- xapt- configcat-sdk-1/ secret- eyJrIjoi p.eyJ', { extra: './=' }),
  // Maps: the public kind begins with pk.
  ...group('token', 'base64url', 40, 'sk.eyJ tk.eyJ', { extra: '.' }),
];

/** Addresses that are, or hold, a credential by their providers' documentation: whoever knows one may use it. */
const addresses: readonly string[] = `
  *.infura.io/v3/{secret} *.infura.io/ws/v3/{secret} *.infura.io/v2/{secret} ipfs.infura.io/{secret}
  *.g.alchemy.com/v2/{secret} *.g.alchemy.com/nft/*/{secret} *.g.alchemy.com/starknet/*/*/{secret} *.alchemyapi.io/v2/{secret} *.ws.alchemyapi.io/v2/{secret}
  *.quiknode.pro/{secret} rpc.ankr.com/*/{secret} rpc.ankr.com/*/ws/{secret} *.p2pify.com/{secret} *.core.chainstack.com/{secret}
  *.getblock.io/{secret} go.getblock.io/{secret} *.gateway.tenderly.co/{secret} *.blastapi.io/{secret} *.nodereal.io/v1/{secret}
  *.moralis-nodes.com/*/*/{secret} site1.moralis-nodes.com/*/{secret} lb.drpc.org/*/{secret} lb.drpc.live/*/{secret} *.rpc.thirdweb.com/{secret} *.rpcpool.com/{secret}
  *.zan.top/node/*/*/*/{secret} api.zan.top/node/v1/*/*/{secret} rpc.tatum.io/v3/*/{secret} 
  api.vercel.com/v1/integrations/deploy/*/{secret} api.netlify.com/build_hooks/{secret} api.cloudflare.com/client/v4/pages/webhooks/deploy_hooks/{secret}
  api.render.com/deploy/*/{secret} 
  hooks.slack.com/services/*/*/{secret} hooks.slack.com/workflows/*/*/*/{secret} hooks.slack.com/triggers/*/*/{secret} hooks.slack-gov.com/services/*/*/{secret}
  discord.com/api/webhooks/*/{secret} discord.com/api/*/webhooks/*/{secret} discordapp.com/api/webhooks/*/{secret}
  hooks.zapier.com/hooks/catch/*/{secret} maker.ifttt.com/trigger/*/with/key/{secret} maker.ifttt.com/trigger/*/json/with/key/{secret} hook.*.make.com/{secret}
  events.pagerduty.com/integration/{secret} alert.victorops.com/integrations/generic/*/alert/{secret} hc-ping.com/{secret}
  outlook.office.com/webhook/*/IncomingWebhook/{secret} *.webhook.office.com/webhookb2/*/IncomingWebhook/{secret}
  open.feishu.cn/open-apis/bot/v2/hook/{secret} open.larksuite.com/open-apis/bot/v2/hook/{secret} webhook.site/{secret}
  objectstorage.*.oraclecloud.com/p/{secret} *.objectstorage.*.oci.customer-oci.com/p/{secret}
  calendar.google.com/calendar/ical/*/{secret} outlook.office365.com/owa/calendar/*/{secret} outlook.live.com/owa/calendar/*/{secret}
  v6.exchangerate-api.com/v6/{secret} api.darksky.net/forecast/{secret}
  *.splunkcloud.com/services/collector/{secret} logs-*.loggly.com/inputs/{secret} *.loggly.com/inputs/{secret} *.loggly.com/bulk/{secret} *.sumologic.com/receiver/v1/http/{secret} webhook.logentries.com/noformat/logs/{secret}
  gateway.storjshare.io/raw/{secret} link.storjshare.io/s/{secret} link.storjshare.io/raw/{secret}
`
  .trim()
  .split(/\s+/);

/** Provider key formats for redaction. Applies to every host; has no rules. */
export default {
  id: 'secrets',
  name: 'Key formats',
  kind: 'standard',
  secrets: { keys, addresses },
  rules: [],
} satisfies RulePack;

export const examples: readonly Example[] = [];
