// Measures from this browser to us: down for five seconds, then up. What the modem measures lands by itself, beside it.
(() => {
  'use strict';
  const card = document.getElementById('speed');
  const button = card.querySelector('button');
  const out = name => card.querySelector(`[data-out=${name}]`);
  const token = card.querySelector('input[name=__RequestVerificationToken]').value;
  const write = rate => rate.toFixed(rate < 10 ? 1 : 0).replace('.', card.dataset.comma);
  button.hidden = false;
  const kept = `gigafibre-speed-${card.dataset.mac}`;
  let [down, up, at] = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
  if (!(Date.now() - at < 600_000)) down = up = null;

  const compare = () => {
    const modem = Number(document.getElementById('modem').dataset.down);
    return modem > 0 && down > 0 ? (down < modem * 0.6 ? card.dataset.wifi : card.dataset.line) : '';
  };

  const measure = async (name, once) => {
    const began = performance.now();
    let bytes = 0;
    for (let size = 256 * 1024; performance.now() - began < 5000; size = Math.min(size * 2, 8 * 1024 * 1024)) {
      bytes += await once(size);
      out(name).textContent = write(bytes * 8 / (performance.now() - began) / 1000);
    }
    return bytes * 8 / (performance.now() - began) / 1000;
  };

  // Having the modem measure loads the page anew: what this device measured stays beside it.
  if (down > 0 && up > 0) {
    out('down').textContent = write(down);
    out('up').textContent = write(up);
    out('said').textContent = compare();
  }

  button.addEventListener('click', async () => {
    button.disabled = true;
    out('said').textContent = card.dataset.measuring;
    down = up = null;
    try {
      down = await measure('down', async size => {
        const answer = await fetch(`${card.dataset.down}&bytes=${size}`, { cache: 'no-store' });
        if (!answer.ok) throw new Error();
        return (await answer.arrayBuffer()).byteLength;
      });
      const noise = crypto.getRandomValues(new Uint8Array(64 * 1024));
      up = await measure('up', async size => {
        const parts = Math.max(1, Math.min(size, 4 * 1024 * 1024) / noise.length);
        const body = new Blob(Array(parts).fill(noise));
        const answer = await fetch(card.dataset.up, { method: 'POST', headers: { RequestVerificationToken: token, 'Content-Type': 'application/octet-stream' }, body });
        if (!answer.ok) throw new Error();
        return body.size;
      });
      out('said').textContent = compare();
    } catch {
      out('said').textContent = card.dataset.failed;
    }
    button.disabled = false;
    if (!(down > 0 && up > 0)) return;
    sessionStorage.setItem(kept, JSON.stringify([down, up, Date.now()]));
    fetch(card.dataset.keep, { method: 'POST', headers: { RequestVerificationToken: token }, body: new URLSearchParams({ down, up }) }).catch(() => {});
  });

  document.getElementById('modem').addEventListener('followed', () => { if (!button.disabled) out('said').textContent = compare(); });
})();
