// A stroke of "/" leads to the search from anywhere at the desk, unless somebody is typing.
addEventListener('keydown', event => {
  const field = document.querySelector('#find, #q');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || !field || event.target.matches('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// On a phone the sections lie side by side: the current one comes into view.
document.querySelector('.desk [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
