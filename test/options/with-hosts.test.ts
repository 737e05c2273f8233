import { describe, expect, it } from 'vitest';
import { packs } from '../../src/catalogue/catalogue';
import { withHosts } from '../../src/catalogue/with-hosts';
import { catalogueOf } from '../../src/decode/catalogue';
import { byHost } from '../../src/decode/identify';
import { parseUrl } from '../../src/http/endpoint';

const whose = (url: string, mappings: Parameters<typeof withHosts>[1]) =>
  byHost(catalogueOf(withHosts(packs, mappings)).byHost, parseUrl(url))?.id ?? null;

describe('hosts that stand for an API', () => {
  it('are recognised as it, on every port and path', () => {
    const mappings = [{ host: 'localhost', pack: 'nat' }];
    expect(whose('http://localhost:8088/x', [])).toBeNull();
    expect(whose('http://localhost:8088/x', mappings)).toBe('nat');
    expect(whose('https://localhost/y', mappings)).toBe('nat');
    expect(whose('https://api.nat-testing.io/api/v1/usage', mappings)).toBe('nat');
  });

  it('may be globs by label and addresses', () => {
    expect(whose('http://a.b.dev.example/', [{ host: '*.dev.example', pack: 'nudg3' }])).toBe('nudg3');
    expect(whose('http://127.0.0.1:9/', [{ host: '127.0.0.1', pack: 'nudg3' }])).toBe('nudg3');
    expect(whose('http://[::1]:9/', [{ host: '[::1]', pack: 'nudg3' }])).toBe('nudg3');
  });

  it('win over a pack that has the host by itself', () => {
    expect(whose('https://api.github.com/user', [])).toBe('github');
    expect(whose('https://api.github.com/user', [{ host: 'api.github.com', pack: 'nat' }])).toBe('nat');
  });

  it('change nothing where the pack is not there, and the first of two counts', () => {
    expect(withHosts(packs, [{ host: 'localhost', pack: 'gone' }])).toBe(packs);
    expect(
      whose('http://localhost/', [
        { host: 'localhost', pack: 'gone' },
        { host: 'localhost', pack: 'nat' },
        { host: 'LOCALHOST', pack: 'nudg3' },
      ]),
    ).toBe('nat');
  });

  it('leave the packs that were handed in as they were', () => {
    const before = JSON.stringify(packs);
    withHosts(packs, [{ host: 'api.github.com', pack: 'nat' }]);
    expect(JSON.stringify(packs)).toBe(before);
  });
});
