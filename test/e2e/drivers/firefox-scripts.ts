// What runs in the browser's own, privileged context; `args` are the caller's.

/** Names that scripts in the browser's own (privileged) context find. */
export const prelude = `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const tab = win.gBrowser.selectedTab;
  const toolbox = gDevTools.getToolboxForTab(tab);
  const until = async (what, ask) => {
    for (const end = Date.now() + 20000; ;) {
      const answer = await ask();
      if (answer) return answer;
      if (Date.now() > end) throw new Error('timed out waiting for ' + what);
      await new Promise((done) => win.setTimeout(done, 25));
    }
  };
  const panelBrowser = (id) => toolbox.doc.getElementById('toolbox-panel-iframe-' + id)?.contentDocument?.querySelector('browser');
  const actor = (id) => panelBrowser(id).browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
`;

/** What the browser must do about names, certificates and requests before the page opens. */
export const prepareWorld = `
  const [unresolvable, timingOut, authority] = args;
  const names = Cc['@mozilla.org/network/native-dns-override;1'].getService(Ci.nsINativeDNSResolverOverride);
  for (const host of unresolvable) names.addIPOverride(host, 'N/A');
  const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  certificates.addCertFromBase64(authority, 'CT,,');
  Services.culpritFailing = [];
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIHttpChannel);
    const rule = Services.culpritFailing.findIndex(({ pattern }) => new RegExp(pattern).test(channel.URI.spec));
    if (rule >= 0) Services.culpritFailing.splice(rule, 1);
    if (rule >= 0 || timingOut.includes(channel.URI.host)) channel.cancel(Cr.NS_ERROR_NET_TIMEOUT);
  }, 'http-on-modify-request');
`;

export const openPanel = `
  const [title, hostType] = args;
  const opened = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType });
  const definition = await until('the tool ' + title, () => opened.getAdditionalTools().find((tool) => tool.label === title));
  await opened.selectTool(definition.id);
  // The listener is attached asynchronously: a request made earlier would be lost for good.
  await until('a listener of onRequestFinished',
    () => (opened.getPanel('netmonitor')?.panelWin.Netmonitor.api ?? opened._netMonitorAPI)?.hasRequestFinishedListeners());
  return definition.id;
`;

export const panelLoaded = `
  const [id] = args;
  await until('the panel document', () => panelBrowser(id)?.browsingContext?.currentWindowGlobal?.documentURI?.scheme === 'moz-extension');
  await until('the panel to load', () => actor(id).executeScript('return document.readyState === "complete"', [], { sandboxName: 'default' }));
`;

export const hands = `
  const find = (css) => it.findElement('css selector', css, { all: false, timeout: 5000 });
  const settings = { 'moz:accessibilityChecks': false, 'moz:webdriverClick': true, strictFileInteractability: false };
  const capabilities = { ...settings, toJSON: () => settings, get: (name) => settings[name] };
`;

/** A click with a key held down: WebDriver's own click has none, but the events that it is made of have. */
export const heldClick = `
  const [css, key] = args;
  await find(css);
  const middle = \`
    const element = document.querySelector(arguments[0]);
    element.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  \`;
  const { x, y } = await it.executeScript(middle, [css], { sandboxName: 'default' });
  const held = { Control: 'ctrlKey', Shift: 'shiftKey' }[key];
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const eventData = { type, button: 0, clickCount: 1, [held]: true, allowToHandleDragDrop: true };
    await it.dispatchEvent('synthesizeMouseAtPoint', { x, y, eventData });
  }
`;

export const panelPicture = `
  const bitmap = await panelBrowser(args[0]).browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = win.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
`;

export const readClipboard = `
  const transfer = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
  transfer.init(null);
  transfer.addDataFlavor('text/plain');
  Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard);
  const found = {};
  try {
    transfer.getTransferData('text/plain', found);
  } catch {
    return ''; // nothing there
  }
  return found.value.QueryInterface(Ci.nsISupportsString).data;
`;

/** Errors that Firefox's own console keeps, as far as an extension page caused them. */
export const extensionErrors = `
  return Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag))
    .filter((message) => message.sourceName.startsWith('moz-extension:'))
    .map((message) => message.errorMessage + ' ' + message.sourceName + ':' + message.lineNumber);
`;
