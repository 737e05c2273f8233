import type { ReportEntry } from '../types';

const harmless = /^(?:GET|HEAD|OPTIONS)$/;

/** Comment lines before a snippet that may do something when it is run, or that is not whole. */
export const warningsOn = ({ exchange: { request } }: ReportEntry, mark: '#' | '//'): string =>
  [
    ...(harmless.test(request.method)
      ? []
      : [`${mark} This request may change data. Put valid credentials in place of the names in brackets.\n`]),
    ...(request.body.truncated ? [`${mark} The body is cut off: it was too long to record or to print.\n`] : []),
  ].join('');
