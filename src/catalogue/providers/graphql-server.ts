import type { RulePack } from '../../model';

// Known by the media type of GraphQL over HTTP, or by the codes that GraphQL servers reserve; the rules are in standards/graphql.ts.

export default {
  id: 'graphql-server',
  name: 'GraphQL (Apollo Server or compatible)',
  kind: 'format',
  docs: 'https://www.apollographql.com/docs/apollo-server/data/errors',
  recognize: {
    fingerprints: [
      { all: [{ format: 'graphql' }, { responseHeader: 'content-type', is: { contains: 'application/graphql-response+json' } }] },
      {
        all: [
          { format: 'graphql' },
          {
            code: [
              'GRAPHQL_PARSE_FAILED',
              'GRAPHQL_VALIDATION_FAILED',
              'PERSISTED_QUERY_NOT_FOUND',
              'PERSISTED_QUERY_NOT_SUPPORTED',
              'OPERATION_RESOLUTION_FAILURE',
            ],
          },
        ],
      },
    ],
  },
  rules: [],
} satisfies RulePack;

export const examples = [];
