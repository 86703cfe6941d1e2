'use strict';
// The page's side of the encryption, and the page's own way to ask the modem.
const md5 = (text) => {
  const bytes = [...new TextEncoder().encode(text)], bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let i = 0; i < 8; i++) bytes.push(i < 4 ? (bits >>> (8 * i)) & 255 : 0);
  const shift = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const sine = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < bytes.length; at += 64) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const word = [i, (5 * i + 1) % 16, (3 * i + 5) % 16, (7 * i) % 16][round] * 4 + at;
      const m = bytes[word] | (bytes[word + 1] << 8) | (bytes[word + 2] << 16) | (bytes[word + 3] << 24);
      const sum = (a + f + sine[i] + m) | 0, s = shift[round * 4 + (i % 4)];
      [a, d, c, b] = [d, c, b, (b + ((sum << s) | (sum >>> (32 - s)))) | 0];
    }
    state = [a, b, c, d].map((v, i) => (v + state[i]) | 0);
  }
  return state.map((v) => [0, 8, 16, 24].map((s) => ((v >>> s) & 255).toString(16).padStart(2, '0')).join('')).join('');
};

const rsa = (text, nn, ee) => {
  const n = BigInt('0x' + nn), size = nn.length / 2;
  let hex = '';
  for (let at = 0; at < text.length; at += size) {
    const chunk = text.slice(at, at + size).padEnd(size, '\0');
    let base = BigInt('0x' + [...chunk].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('')) % n, power = BigInt('0x' + ee), result = 1n;
    for (; power > 0n; power >>= 1n, base = (base * base) % n) if (power & 1n) result = (result * base) % n;
    hex += result.toString(16).padStart(size * 2, '0');
  }
  return hex;
};

const ascii = (text) => new TextEncoder().encode(text);
const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const cipher = (session) => session.gcm ? { name: 'AES-GCM', iv: ascii(session.iv.slice(0, 12)) } : { name: 'AES-CBC', iv: ascii(session.iv) };
const keyOf = (session) => crypto.subtle.importKey('raw', ascii(session.key), cipher(session).name, false, ['encrypt', 'decrypt']);

const seal = async (session, text, login) => {
  let data = toBase64(await crypto.subtle.encrypt(cipher(session), await keyOf(session), new TextEncoder().encode(text))), tag = '';
  if (session.gcm) {
    const all = fromBase64(data);
    [data, tag] = [toBase64(all.slice(0, -16)), `tag=${toBase64(all.slice(-16))}\r\n`];
  }
  const s = Number(session.seq) + data.length;
  return `sign=${rsa((login ? `key=${session.key}&iv=${session.iv}&` : '') + `h=${session.h}&s=${s}`, session.nn, session.ee)}\r\ndata=${data}\r\n${tag}`;
};

const open = async (session, body) => {
  const bytes = session.gcm ? [...fromBase64(body.slice(0, -24)), ...fromBase64(body.slice(-24))] : [...fromBase64(body)];
  return new TextDecoder().decode(await crypto.subtle.decrypt(cipher(session), await keyOf(session), new Uint8Array(bytes)));
};

const send = async (session, request, login) => {
  const response = await fetch('cgi_gdpr?9', { method: 'POST', headers: { 'Content-Type': 'text/plain', TokenID: $.tokenid ?? '' }, body: await seal(session, JSON.stringify(request) + '\r\n', login) });
  const body = await response.text();
  if (body.startsWith('<')) throw new Error('session lost');
  return open(session, body);
};

const stacks = { stack: '0,0,0,0,0,0', pstack: '0,0,0,0,0,0' };
const ask = async (operation, { oid, data, callback }) => {
  try {
    const text = await send(JSON.parse(localStorage.encryptor), { data: { ...stacks, ...data }, operation, oid });
    const answer = text.startsWith('$.ret') ? { success: text.startsWith('$.ret=0'), data: [] } : JSON.parse(text);
    (answer.success ? callback?.success : callback?.fail)?.(answer.success ? answer.data : answer.errorcode);
  } catch (e) {
    callback?.error?.(e.message);
  }
};

const $ = { tokenid: window.token, dm: Object.fromEntries([['get', 'go'], ['getList', 'gl'], ['set', 'so'], ['op', 'op'], ['cgi', 'cgi']].map(([name, operation]) => [name, (o) => ask(operation, o)])) };
window.$ = $;
window.gdpr = { md5, seal, open };

const login = async (password) => {
  const text = await (await fetch('cgi/getGDPRParm', { method: 'POST' })).text();
  const found = Object.fromEntries([...text.matchAll(/var (\w+)="(\w+)"/g)].map((m) => [m[1], m[2]]));
  if (!found.nn) return setTimeout(() => login(password), 400);
  const random = () => (Date.now() + String(Math.random()).slice(2) + '0000000000000000').slice(0, 16);
  const session = { key: random(), iv: random(), seq: found.seq, nn: found.nn, ee: found.ee, h: md5('user' + password), gcm: window.gcm };
  const reply = await send(session, { data: { UserName: btoa('user'), Passwd: btoa(password), Action: '1', ...stacks }, operation: 'cgi', oid: '/cgi/login' }, true);
  if (reply.startsWith('$.ret=0')) {
    localStorage.encryptor = JSON.stringify(session);
    location.reload();
  } else {
    document.querySelector('.error-tips-content').style.display = 'block';
  }
};

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('#pc-login-btn')?.addEventListener('click', async () => {
    const password = document.querySelector('#pc-login-password').value;
    const busy = await (await fetch('cgi/getBusy', { method: 'POST' })).text();
    if (!busy.includes('isLogined=1')) return login(password);
    document.querySelector('#alert-container').style.display = 'block';
    document.querySelector('#confirm-yes').onclick = () => login(password);
  });
  if (document.querySelector('#rxPow')) {
    $.dm.getList({ oid: 'DEV2_OPTC_GPON_CFG', data: { RXPower: '' }, callback: { success: (rows) => { document.querySelector('#rxPow').textContent = rows[0].RXPower; } } });
  }
});
