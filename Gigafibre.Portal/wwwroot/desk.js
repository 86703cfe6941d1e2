// The technicians' photographs of labels. Every one is kept in the browser until it is read or thrown away, so that a dead zone, a closed
// browser or a night in between costs nothing. The list itself is kept the same way.
(() => {
  'use strict';

  const made = document.querySelector('[data-forget-draft]');
  if (made) localStorage.removeItem(`draft:${made.dataset.forgetDraft}`);

  // The measures belong to "custom": choosing it shows them, and typing one chooses it.
  const template = document.getElementById('template');
  const custom = template?.form.querySelector('details');
  if (custom) {
    template.addEventListener('change', () => { custom.open = template.value === 'custom'; });
    custom.addEventListener('input', () => { template.value = 'custom'; });
  }

  const draft = document.querySelector('[data-draft]');
  if (draft) {
    // Forgotten only once the server has made stickers of it: a request that never arrives must not take the list along.
    const key = `draft:${draft.dataset.draft}`;
    const keep = () => localStorage.setItem(key, draft.value);
    if (draft.value) keep(); else draft.value = localStorage.getItem(key) ?? '';
    draft.addEventListener('input', keep);
  }

  const box = document.querySelector('[data-photos]');
  if (!box || !draft) return;

  const words = box.dataset;
  const say = text => { box.querySelector('[data-photo-status]').textContent = text; };
  const longest = 8000, again = 30000, side = 1600;

  // One small store, by id; each use waits until it is really written.
  const opened = new Promise((resolve, reject) => {
    const request = indexedDB.open('label-photos', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('photos', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = async (mode, use) => {
    const transaction = (await opened).transaction('photos', mode);
    const request = use(transaction.objectStore('photos'));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  };
  const all = async () => (await store('readonly', s => s.getAll())).sort((a, b) => a.at - b.at);
  const keep = photo => store('readwrite', s => s.put(photo));
  const forget = id => store('readwrite', s => s.delete(id));

  const add = line => {
    const have = draft.value.split('\n').map(l => l.trim()).filter(Boolean);
    if (!have.includes(line)) draft.value = [...have, line].join('\n') + '\n';
    draft.dispatchEvent(new Event('input'));
    say(words.read + line);
  };

  // What a label carries beside its MAC (article numbers, Wi-Fi keys) is left to the hub, which knows labels.
  const readHere = async photo => {
    if (!('BarcodeDetector' in window)) return null;
    try {
      const picture = await createImageBitmap(photo);
      const codes = (await new BarcodeDetector().detect(picture)).filter(c => !/^(upc|ean|itf)/.test(c.format)).map(c => c.rawValue.replace(/^MAC:?\s*/i, '').replace(/[:\-.]/g, ''));
      return codes.find(c => /^[0-9A-F]{12}$/i.test(c)) ?? null;
    } catch {
      return null;
    }
  };

  // A telephone's picture is megabytes; the label reads as well at a twentieth of that.
  const shrink = async file => {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? file), 'image/jpeg', 0.85));
    } catch {
      return file;
    }
  };

  // read: done. unreadable: the technician decides. wait: no signal, or the hub is away. signin: kept until somebody signs in again.
  const send = async photo => {
    const here = await readHere(photo.blob);
    if (here) return { lines: [here] };
    const form = new FormData();
    form.append('photo', photo.blob, 'label.jpg');
    form.append('__RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
    try {
      const answer = await fetch(words.photos, { method: 'POST', body: form, redirect: 'manual', signal: AbortSignal.timeout(longest) });
      if (answer.ok) return { lines: (await answer.json()).lines };
      if (answer.status === 422 || answer.status === 413) return { unreadable: true };
      return answer.type === 'opaqueredirect' || [400, 401, 403].includes(answer.status) ? { signIn: true } : { wait: true };
    } catch {
      return { wait: true };
    }
  };

  const show = async () => {
    const photos = await all();
    const queue = box.querySelector('[data-photo-queue]');
    queue.hidden = photos.length === 0;
    queue.querySelector('ul').replaceChildren(...photos.map(photo => {
      const row = document.createElement('li');
      const what = document.createElement('span');
      what.textContent = new Date(photo.at).toLocaleString(document.documentElement.lang);
      if (photo.unreadable) what.append(document.createElement('br'), words.nothing);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'linklike';
      button.textContent = words.forget;
      button.addEventListener('click', async () => { await forget(photo.id); await show(); });
      row.append(what, button);
      return row;
    }));
  };

  let busy = false;
  const sendAll = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const photo of await all()) {
        if (photo.unreadable) continue;
        const answer = await send(photo);
        if (answer.lines) {
          // First the list, then the photo: whoever dies in between reads it twice, and the list takes a line once.
          answer.lines.forEach(add);
          await forget(photo.id);
        } else if (answer.unreadable) {
          await keep({ ...photo, unreadable: true });
          say(words.nothing);
        } else {
          say(answer.signIn ? words.signIn : words.queued);
          if (answer.signIn || !navigator.onLine) break;
        }
      }
    } finally {
      busy = false;
      await show();
    }
  };

  box.querySelector('input[type=file]').addEventListener('change', async event => {
    const input = event.target;
    for (const file of input.files) await keep({ id: crypto.randomUUID(), at: performance.timeOrigin + performance.now(), blob: await shrink(file) });
    input.value = '';
    await show();
    await sendAll();
  });
  addEventListener('online', sendAll);
  setInterval(sendAll, again);
  show().then(sendAll);
})();
