// The browser makes a passkey, or uses one; what it says goes to us with the form.
(() => {
  'use strict';
  const form = document.querySelector('[data-passkey]');
  if (!form) return;
  const [button, trouble] = [form.querySelector('button'), document.getElementById('passkey-trouble')];
  const makes = form.dataset.passkey === 'make';
  const say = text => { trouble.textContent = text; trouble.hidden = false; button.disabled = false; };
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    say(form.dataset.unknown);
    button.disabled = true;
    return;
  }
  button.disabled = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    trouble.hidden = true;
    try {
      const answer = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
      if (answer.status === 403 || answer.type === 'opaqueredirect') return location.reload();
      if (!answer.ok) return say((await answer.text()) || form.dataset.failed);
      const publicKey = await answer.json();
      const credential = makes
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      say(form.dataset.failed);
    }
  });
})();
