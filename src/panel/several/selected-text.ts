/** `3 failures selected`. */
export const selectedText = (count: number): string => `${count.toLocaleString()} ${count === 1 ? 'failure' : 'failures'} selected`;
