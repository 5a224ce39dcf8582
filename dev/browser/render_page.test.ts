import { describe, expect, it } from 'vitest';
import { renderPage } from './render_page';

const page = renderPage({
  basePath: '',
  pluginBundleUrl: '/bundles/plugin/auth0Logs/0.1.0/',
  version: '8.19.0',
  capabilities: { auth0Logs: { show: true } },
  darkMode: true,
  assetsUrl: '/host',
  integrations: [
    {
      id: 'a',
      title: '</kbn-injected-metadata>"<script>',
      description: '',
      uiInternalPath: '/',
      icons: [],
    },
  ],
});

describe('renderPage', () => {
  it('has no inline script, which the CSP would refuse', () => {
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<script src="[^"]+"[^>]*><\/script>/g)).toHaveLength(2);
  });

  it('keeps what it is told inside the attribute', () => {
    expect(page).toContain('&lt;/kbn-injected-metadata&gt;');
  });

  it('starts in the colour mode that is asked for', () => {
    expect(page).toContain('/host/eui_dark.css');
  });
});
