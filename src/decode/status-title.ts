import type { Exchange, Reading } from '../model';

/** What can be said where no rule applies: the status or the error's name, and nothing guessed. */
export const statusTitle = ({ response, networkError }: Exchange, reading: Reading): { title: string; summary: string } => {
  if (!reading.isFailure) return { title: `${response.status} ${response.statusText}`.trim(), summary: 'The request succeeded.' };
  if (networkError !== null && response.status < 400)
    return { title: networkError, summary: 'The browser could not complete the request and gives this name as the reason.' };
  if (response.status === 0) return { title: 'No answer', summary: 'The request got no answer, and the browser gives no reason.' };
  if (response.status < 400)
    return { title: 'Failure inside a success', summary: `The status says ${response.status}, but the body reports an error.` };
  return {
    title: `${response.status} ${response.statusText}`.trim().slice(0, 60),
    summary: response.status < 500 ? 'The server refused the request as it was sent.' : 'The server failed to fulfil the request.',
  };
};
