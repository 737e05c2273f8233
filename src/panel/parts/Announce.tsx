import { useEffect, useState } from 'preact/hooks';

/** Says a text aloud when it changes. The region stands empty first: what is there from the start would not be read out. */
export const Announce = ({ text }: { text: string }) => {
  const [said, say] = useState('');
  useEffect(() => say(text), [text]);
  return (
    <span class="unseen" role="status">
      {said}
    </span>
  );
};
