// Everything works without this file. With it: results and changes land by themselves, receipts refresh, and the code fills itself in.
(() => {
  'use strict';

  // What somebody opened stays open, and where the keyboard was it stays.
  const swap = (part, fill) => {
    const key = e => `${e.tagName} ${e.textContent.trim()}`;
    const open = [...part.querySelectorAll('details[open] > summary')].map(key);
    const focus = part.contains(document.activeElement) ? key(document.activeElement) : null;
    fill();
    for (const summary of part.querySelectorAll('details > summary')) summary.parentElement.open ||= open.includes(key(summary));
    if (focus) [...part.querySelectorAll('a, button, summary')].find(e => key(e) === focus)?.focus();
  };

  const announce = part => {
    const [said, where] = [part.querySelector('[data-announce]'), document.getElementById('announce')];
    if (said && where) where.textContent = said.dataset.announce;
  };

  const result = document.getElementById('result');
  if (result && result.dataset.events) {
    const source = new EventSource(result.dataset.events);
    source.addEventListener('result', event => {
      swap(result, () => { result.innerHTML = event.data; });
    });
    source.addEventListener('done', () => {
      source.close();
      announce(result);
    });
    source.onerror = () => { source.close(); setTimeout(() => location.reload(), 3000); };
  }

  // A part that is under way is asked for again, less and less often, until it is over.
  let pause = 3000;
  const follow = async () => {
    const part = document.querySelector('[data-follow=true]');
    if (!part || pause > 120_000) return;
    if (part.querySelector('input:focus')) return setTimeout(follow, pause);
    const answer = await fetch(location.href, { cache: 'no-store', redirect: 'manual' }).catch(() => null);
    if (answer?.type === 'opaqueredirect') return location.assign(location.pathname);
    pause *= 1.1;
    if (answer?.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id);
      if (fresh && fresh.textContent !== part.textContent) {
        pause = 3000;
        swap(part, () => part.replaceChildren(...fresh.childNodes));
        Object.assign(part.dataset, fresh.dataset);
        announce(part);
        part.dispatchEvent(new Event('followed'));
      }
    }
    setTimeout(follow, pause);
  };
  setTimeout(follow, pause);

  // What is chosen is summed on the button; nothing chosen, nothing to press.
  const sum = document.querySelector('[data-sum]');
  if (sum?.dataset.sum) {
    const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: 'CAD', currencyDisplay: 'narrowSymbol' });
    const add = () => {
      const cents = [...sum.form.querySelectorAll('[data-cents]:checked')].reduce((all, box) => all + Number(box.dataset.cents), 0);
      sum.textContent = sum.dataset.sum.replace('{0}', money.format(cents / 100));
      sum.disabled = cents === 0;
    };
    sum.form.addEventListener('change', add);
    addEventListener('pageshow', add);
  }

  const print = document.querySelector('[data-print]');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }

  const receipt = document.querySelector('[data-poll]');
  if (receipt) {
    let left = 40;
    const look = async () => {
      const answer = await fetch(receipt.dataset.poll).catch(() => null);
      if (answer && (answer.status === 205 || answer.redirected)) return location.reload();
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
