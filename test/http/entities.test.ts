import { describe, expect, it } from 'vitest';
import { decodeEntities, decodeXmlEntities } from '../../src/http/entities';

describe('decodeEntities', () => {
  it.each([
    ['a &amp; b', 'a & b'],
    ['&lt;p&gt; &quot;x&quot; &#39;y&#39; &#x27;z&#X27;', "<p> \"x\" 'y' 'z'"],
    ['caf&eacute; &mdash; &hellip;', 'café — …'],
    ['&#128512;', '😀'],
    ['&#0; &#xD800; &#x110000;', '\uFFFD \uFFFD \uFFFD'],
  ])('%j is %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });

  it('decodes once', () => {
    expect(decodeEntities('&amp;lt;')).toBe('&lt;');
  });

  it.each(['a & b', '&', '&;', '&nosuch;', '?a=1&b=2', '&constructor;', '&#;', '&amp'])('leaves %j alone', (text) => {
    expect(decodeEntities(text)).toBe(text);
  });

  it('knows only five names in XML', () => {
    expect(decodeXmlEntities('&apos;&eacute;&#233;')).toBe("'&eacute;é");
  });
});
