import { awsJson } from './aws-json';
import { connectStream } from './connect-stream';
import { eventStream } from './event-stream';
import { googleRpc } from './google-rpc';
import { graphql } from './graphql';
import { grpcWeb } from './grpc-web';
import { jmap } from './jmap';
import { jsonApi } from './json-api';
import { nameValue } from './name-value';
import { namedIssues } from './named-issues';
import { oauth } from './oauth';
import { odata } from './odata';
import { problemJson } from './problem-json';
import type { Reader, ReaderInput, ReaderResult } from './reader';
import { jsonRpc, trpc } from './rpc';
import { bulkItems, typedReason } from './typed-reason';
import { xmlError } from './xml-error';

/** Readers of formats that tell a failure by themselves, so that they are asked of a 2xx too. */
export const TELLING: readonly Reader[] = [grpcWeb, connectStream, trpc, jsonRpc, graphql, bulkItems, jmap, nameValue, xmlError];
/** Readers of the formats of a failing answer, the ones that recognise most first; each needs marks that the later lack. */
export const SPECIFIC: readonly Reader[] = [
  ...TELLING,
  eventStream,
  googleRpc,
  jsonApi,
  oauth,
  namedIssues,
  odata,
  typedReason,
  problemJson,
  awsJson,
];

/** What the first reader that recognises the answer makes of it; null where none does. */
export const firstOf = (readers: readonly Reader[], input: ReaderInput): ReaderResult | null => {
  for (const reader of readers) {
    const result = reader(input);
    if (result !== null) return result;
  }
  return null;
};
