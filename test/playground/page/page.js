// Fires what cases.json describes. Every answer's body is read: Chromium reports a request only once it was.

const log = document.getElementById('log');
const { documents, cases } = await (await fetch('/cases.json')).json();

function bodyOf(step) {
  if (!step.file) return step.body;
  const { name, content, bytes } = step.file;
  const form = new FormData();
  form.append('file', new Blob([content ?? new Uint8Array(bytes)]), name);
  return form;
}

async function send(step) {
  const { method, headers, credentials, timeoutMs } = step;
  const signal = timeoutMs && AbortSignal.timeout(timeoutMs);
  const response = await fetch(step.url, { method, headers, credentials, signal, body: bodyOf(step) });
  await response.text();
  return response;
}

/** Runs the steps in order until one fails; returns what the last one came to. */
async function run({ steps }) {
  let result = '';
  for (const step of steps) {
    for (let n = 0; n < (step.times ?? 1); n++) {
      try {
        const response = await send(step);
        result = `${response.status}`;
        if (step.until ? response.status === step.until : !response.ok) return result;
      } catch (error) {
        return error.name;
      }
    }
  }
  return result;
}

async function press(button, what) {
  const output = button.querySelector('output');
  button.dataset.state = 'running';
  const result = await run(what);
  output.textContent = result;
  output.className = result.startsWith('2') ? 'good' : '';
  button.dataset.state = 'done';
  button.dataset.runs = Number(button.dataset.runs ?? 0) + 1;
  log.textContent = `${what.id}: ${result}`;
  log.dataset.runs = Number(log.dataset.runs) + 1;
}

const buttons = new Map();
for (const [id, title] of Object.entries(documents)) {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  const list = document.createElement('div');
  section.dataset.document = id;
  heading.textContent = title;
  list.className = 'cases';
  for (const what of cases.filter((one) => one.document === id)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.case = what.id;
    button.title = what.steps[0].url;
    button.append(what.title, document.createElement('output'));
    button.addEventListener('click', () => press(button, what));
    buttons.set(what.id, button);
    list.append(button);
  }
  section.append(heading, list);
  document.getElementById('documents').append(section);
}

const everything = document.querySelector('[data-case="everything"]');
everything.addEventListener('click', async () => {
  everything.dataset.state = 'running';
  for (const what of cases) await press(buttons.get(what.id), what);
  everything.dataset.state = 'done';
  everything.dataset.runs = Number(everything.dataset.runs ?? 0) + 1;
  log.textContent = `Everything was sent: ${cases.length} cases.`;
});

document.querySelector('[data-action="reset"]').addEventListener('click', async () => {
  await fetch('/reset', { method: 'POST' });
  log.textContent = 'Limits, blocks and running scans are forgotten.';
});

document.documentElement.dataset.ready = 'true';
