// The browser makes a passkey, or uses one; what it says goes to us with the form. By hand what newer browsers can do alone, because many telephones are not new.
(() => {
  'use strict';
  const form = document.querySelector('[data-passkey]');
  if (!form) return;
  const button = form.querySelector('button');
  const trouble = document.getElementById('passkey-trouble');
  const makes = form.dataset.passkey === 'make';
  const say = text => { trouble.textContent = text; trouble.hidden = false; button.disabled = false; };
  if (!window.PublicKeyCredential || !navigator.credentials) {
    say(form.dataset.unknown);
    button.disabled = true;
    return;
  }
  button.disabled = false;

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const named = list => (list || []).map(c => ({ ...c, id: bytes(c.id) }));

  const ask = async () => {
    const answer = await fetch(form.dataset.ask, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
    if (answer.type === 'opaqueredirect') return location.assign(location.pathname);
    const kind = answer.headers.get('content-type') || '';
    if (!answer.ok) return say(kind.startsWith('text/plain') && await answer.text() || form.dataset.failed);
    const asked = await answer.json();
    const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials), excludeCredentials: named(asked.excludeCredentials) };
    if (makes) publicKey.user = { ...asked.user, id: bytes(asked.user.id) };
    const made = makes ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
    const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = made.response;
    form.elements.credential.value = JSON.stringify({
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(clientDataJSON),
        attestationObject: text(attestationObject),
        authenticatorData: makes ? undefined : text(authenticatorData),
        signature: text(signature),
        userHandle: text(userHandle),
      },
    });
    form.submit();
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    button.disabled = true;
    trouble.hidden = true;
    ask().catch(() => say(form.dataset.failed));
  });
})();
