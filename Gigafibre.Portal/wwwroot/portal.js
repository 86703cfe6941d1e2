// Everything works without this file. With it: results land by themselves, receipts refresh, and the code fills itself in.
(() => {
  'use strict';

  const result = document.getElementById('result');
  if (result && result.dataset.events) {
    const source = new EventSource(result.dataset.events);
    source.addEventListener('result', event => {
      // What somebody opened stays open, and where the keyboard was it stays.
      const key = e => `${e.tagName} ${e.textContent.trim()}`;
      const open = [...result.querySelectorAll('details[open] > summary')].map(key);
      const focus = result.contains(document.activeElement) ? key(document.activeElement) : null;
      result.innerHTML = event.data;
      for (const summary of result.querySelectorAll('details > summary')) summary.parentElement.open ||= open.includes(key(summary));
      if (focus) [...result.querySelectorAll('a, button, summary')].find(e => key(e) === focus)?.focus();
    });
    source.addEventListener('done', () => {
      source.close();
      const said = result.querySelector('[data-announce]');
      if (said) document.getElementById('announce').textContent = said.dataset.announce;
    });
    source.onerror = () => { source.close(); setTimeout(() => location.reload(), 3000); };
  }

  const receipt = document.querySelector('[data-poll]');
  if (receipt) {
    let left = 40;
    const look = async () => {
      const answer = await fetch(receipt.dataset.poll).catch(() => null);
      const text = answer && answer.ok ? (await answer.text()).trim() : null;
      if (text && text !== receipt.textContent.trim()) receipt.textContent = new DOMParser().parseFromString(text, 'text/html').body.textContent.trim();
      if (--left > 0) setTimeout(look, 3000);
    };
    setTimeout(look, 1500);
  }

  const code = document.querySelector('[data-otp]');
  if (code && 'OTPCredential' in window) {
    const wait = new AbortController();
    code.form.addEventListener('submit', () => wait.abort());
    navigator.credentials.get({ otp: { transport: ['sms'] }, signal: wait.signal })
      .then(otp => { code.value = otp.code; code.form.requestSubmit(); })
      .catch(() => {});
  }
})();
