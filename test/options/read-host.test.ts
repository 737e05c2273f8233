import { describe, expect, it } from 'vitest';
import { readHost } from '../../src/options/read-host';

describe('a host as somebody writes it', () => {
  it.each([
    ['localhost', 'localhost', null],
    [' LocalHost:8088 ', 'localhost', '8088'],
    ['http://localhost:3000/api/v1?x=1', 'localhost', '3000'],
    ['https://API.Dev.Example.', 'api.dev.example', null],
    ['*.dev.example', '*.dev.example', null],
    ['api-*.dev.example:81', 'api-*.dev.example', '81'],
    ['192.168.0.7:80', '192.168.0.7', null],
    ['[::1]:8080', '[::1]', '8080'],
    ['bücher.example', 'xn--bcher-kva.example', null],
  ])('reads %s', (text, host, port) => {
    expect(readHost(text)).toEqual({ host, port, reason: null });
  });

  it.each([
    ['', /Enter a host/],
    ['*', /every host/],
    ['*.*', /every host/],
    ['two words', /no host/],
    ['ftp://files.example', /http and https/],
    ['user@host.example', /user name/],
    ['localhost:99999', /no host/],
    ['a'.repeat(3_000), /at most 253/],
    ['a..example', /made of/],
  ])('refuses “%s” with the reason', (text, reason) => {
    const { host, reason: said } = readHost(text);
    expect(host).toBeNull();
    expect(said).toMatch(reason);
  });
});
