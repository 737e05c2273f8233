import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf, parseXml } from '../../src/http/xml';

describe('parseXml', () => {
  it('reads elements, attributes, text, CDATA and entities, names without their prefix', () => {
    const root = parseXml(
      '<?xml version="1.0"?><!-- hi --><s:a xmlns:s="u" k="1 &lt; 2"><b>x &amp; <![CDATA[<y>]]></b><c s:d=\'e\'/>&#65;</s:a>',
    );
    expect(root).toMatchObject({ name: 'a', text: 'A', attributes: { k: '1 < 2' } });
    expect(root?.children).toMatchObject([
      { name: 'b', text: 'x & <y>' },
      { name: 'c', text: '', attributes: { d: 'e' } },
    ]);
  });

  it('gives each element the path that leads to it, the nearest first', () => {
    const root = parseXml('<a><b><c/></b><d/></a>');
    expect(root === null ? [] : elementsOf(root).map(({ path }) => path)).toEqual(['/a', '/a/b', '/a/d', '/a/b/c']);
  });

  it('keeps what a broken-off or ill-nested document holds', () => {
    expect(parseXml('<a><b>x</b><c>y')?.children.map(({ text }) => text)).toEqual(['x', 'y']);
    expect(parseXml('<a><b>x</a>')?.children[0]?.text).toBe('x');
    expect(parseXml('<a></b>x</a>')?.text).toBe('x');
  });

  it('resolves no entity that a DTD defines', () => {
    expect(parseXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toBeNull();
    expect(parseXml('<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>')?.text).toBe('&x;');
  });

  it.each(['', 'text', '{"a":1}', '<', '<1>', '< a>', '<!-- x'])('%j has no element', (text) => {
    expect(parseXml(text)).toBeNull();
  });

  it('takes an attribute called like an inherited member for what it is', () => {
    expect(Object.keys(parseXml('<a __proto__="1" constructor="2"/>')?.attributes ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it('stops at a depth of 100 and never throws', () => {
    expect(parseXml('<a>'.repeat(1000))?.name).toBe('a');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '<a', '/>', '</a>', '<!--', '-->', '<![CDATA[', ']]>', '"', '=', '&#x', ';', ' b')),
        (parts) => void parseXml(parts.join('')),
      ),
    );
  });
});
