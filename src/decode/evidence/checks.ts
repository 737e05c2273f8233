import {
  corsHidesStatus,
  corsMissingAllowCredentials,
  corsMissingAllowOrigin,
  corsMultipleOrigins,
  corsOriginMismatch,
  corsWildcardWithCredentials,
} from '../cors/cors-answer';
import {
  corsHeaderNotAllowed,
  corsMethodNotAllowed,
  corsPreflightFailed,
  corsPreflightRedirected,
  preflightFailed,
} from '../cors/cors-preflight';
import { mixedContent, privateNetwork } from '../cors/mixed-content';
import { jsonMalformed, jsonStringifiedTwice } from './body-json';
import { bodyLargerThan, bodyOverStatedLimit, fileTypeNotIn } from './body-size';
import { argumentsMissing } from './call-arguments';
import type { Check } from './check';
import { clockOff } from './clock-off';
import { bodyNotCompressed } from './content-encoding';
import { contentTypeMismatch, contentTypeMissing, multipartBoundaryMissing } from './content-type';
import { cookiesAbsent, csrfMissing } from './cookies';
import {
  credentialNotEncoded,
  credentialPlaceholder,
  credentialStrayCharacters,
  credentialWrongPrefix,
  credentialWrongScheme,
} from './credential-form';
import { credentialMissing, credentialWrongPlace, ofWhatWasSent } from './credential-missing';
import { credentialWrongMode } from './credential-mode';
import { credentialLacksScope } from './credential-scope';
import { credentialAudience, credentialExpired, credentialNotYetValid } from './credential-time';
import { dateOrder } from './date-order';
import { doubleSlash } from './double-slash';
import { etagAltered, etagStale } from './etag';
import { fieldOutOfRange } from './field-range';
import { fieldWrongType } from './field-types';
import { fieldMissing, fieldUnknown } from './fields';
import { formExpected } from './form-expected';
import { acceptRefused } from './not-acceptable';
import { bodyNotAllowed, plainHttp } from './not-taken';
import { authFailures, pollingFast, tooManyRequests } from './pace';
import { rangeBeyondEnd } from './range';
import { doneBefore, grantUsedBefore, idempotencyKeyReused, redirectUriDiffers } from './sent-before';
import { fromServiceWorker } from './service-worker';
import { headersTooLarge, urlTooLong } from './too-long';
import {
  credentialFailsEverywhere,
  duplicateInFlight,
  hostFailingEverywhere,
  redirectDroppedHeader,
  retryIgnored,
  workedBefore,
} from './traffic';
import { methodNotAllowed, trailingSlash, wrongHost, wrongVersion } from './url-address';
import { urlPlaceholder, urlUnencoded } from './url-form';
import { pathRepeated, urlEncodedTwice } from './url-repeats';
import { uuidMalformed } from './uuid';
import { valueNotListed } from './value-not-listed';
import { valueRefused } from './value-refused';

/** Every question that a pack or the engine may ask, by the name packs use. */
export const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['credential-missing', credentialMissing],
  ['credential-wrong-place', ofWhatWasSent(credentialWrongPlace)],
  ['credential-wrong-scheme', ofWhatWasSent(credentialWrongScheme)],
  ['credential-wrong-prefix', ofWhatWasSent(credentialWrongPrefix)],
  ['credential-not-encoded', ofWhatWasSent(credentialNotEncoded)],
  ['credential-stray-characters', ofWhatWasSent(credentialStrayCharacters)],
  ['credential-placeholder', ofWhatWasSent(credentialPlaceholder)],
  ['credential-wrong-mode', ofWhatWasSent(credentialWrongMode)],
  ['credential-expired', ofWhatWasSent(credentialExpired)],
  ['credential-not-yet-valid', ofWhatWasSent(credentialNotYetValid)],
  ['credential-audience', ofWhatWasSent(credentialAudience)],
  ['credential-lacks-scope', credentialLacksScope],
  ['credential-fails-everywhere', credentialFailsEverywhere],
  ['json-malformed', jsonMalformed],
  ['json-stringified-twice', jsonStringifiedTwice],
  ['field-missing', fieldMissing],
  ['field-wrong-type', fieldWrongType],
  ['field-out-of-range', fieldOutOfRange],
  ['value-not-listed', valueNotListed],
  ['field-unknown', fieldUnknown],
  ['value-refused', valueRefused],
  ['arguments-missing', argumentsMissing],
  ['form-expected', formExpected],
  ['body-not-compressed', bodyNotCompressed],
  ['accept-refused', acceptRefused],
  ['range-beyond-end', rangeBeyondEnd],
  ['clock-off', clockOff],
  ['content-type-mismatch', contentTypeMismatch],
  ['content-type-missing', contentTypeMissing],
  ['multipart-boundary-missing', multipartBoundaryMissing],
  ['etag-stale', etagStale],
  ['etag-altered', etagAltered],
  ['uuid-malformed', uuidMalformed],
  ['date-order', dateOrder],
  ['body-larger-than', bodyLargerThan],
  ['body-over-stated-limit', bodyOverStatedLimit],
  ['file-type-not-in', fileTypeNotIn],
  ['url-unencoded', urlUnencoded],
  ['url-encoded-twice', urlEncodedTwice],
  ['url-placeholder', urlPlaceholder],
  ['method-not-allowed', methodNotAllowed],
  ['trailing-slash', trailingSlash],
  ['double-slash', doubleSlash],
  ['path-repeated', pathRepeated],
  ['body-not-allowed', bodyNotAllowed],
  ['plain-http', plainHttp],
  ['wrong-version', wrongVersion],
  ['wrong-host', wrongHost],
  ['url-too-long', urlTooLong],
  ['headers-too-large', headersTooLarge],
  ['csrf-missing', csrfMissing],
  ['cookies-absent', cookiesAbsent],
  ['too-many-requests', tooManyRequests],
  ['polling-fast', pollingFast],
  ['auth-failures', authFailures],
  ['worked-before', workedBefore],
  ['retry-ignored', retryIgnored],
  ['idempotency-key-reused', idempotencyKeyReused],
  ['grant-used-before', grantUsedBefore],
  ['redirect-uri-differs', redirectUriDiffers],
  ['from-service-worker', fromServiceWorker],
  ['done-before', doneBefore],
  ['host-failing-everywhere', hostFailingEverywhere],
  ['duplicate-in-flight', duplicateInFlight],
  ['redirect-dropped-header', redirectDroppedHeader],
  ['preflight-failed', preflightFailed],
  ['cors-missing-allow-origin', corsMissingAllowOrigin],
  ['cors-origin-mismatch', corsOriginMismatch],
  ['cors-multiple-origins', corsMultipleOrigins],
  ['cors-wildcard-with-credentials', corsWildcardWithCredentials],
  ['cors-missing-allow-credentials', corsMissingAllowCredentials],
  ['cors-method-not-allowed', corsMethodNotAllowed],
  ['cors-header-not-allowed', corsHeaderNotAllowed],
  ['cors-preflight-redirected', corsPreflightRedirected],
  ['cors-preflight-failed', corsPreflightFailed],
  ['cors-hides-status', corsHidesStatus],
  ['mixed-content', mixedContent],
  ['private-network', privateNetwork],
]);
