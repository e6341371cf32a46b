// Puts the cursor into a dialog in the moment in which it opens: into what is marked with data-first, else into the first
// field, else onto the button that acts. The server would be a round trip late, and a key pressed meanwhile went nowhere. And how
// the keyboard goes on from there.
(() => {
  if (window.dunlinDialogs) {
    return;
  }
  window.dunlinDialogs = true;
  const fields = ['text-field', 'text-area', 'email-field', 'password-field', 'number-field', 'integer-field', 'big-decimal-field',
    'date-picker', 'time-picker', 'combo-box', 'multi-select-combo-box', 'select', 'checkbox-group', 'radio-group', 'checkbox']
    .map(name => 'vaadin-' + name).join();
  const groups = 'vaadin-checkbox-group, vaadin-radio-group';
  const boxes = 'vaadin-checkbox, vaadin-radio-button';

  const isReady = element => !element.disabled && !element.readonly && element.checkVisibility()
    && element.getBoundingClientRect().bottom <= window.innerHeight;

  const isSmall = () => window.matchMedia('(pointer: coarse), (max-width: 450px), (max-height: 450px)').matches;

  // On a small screen a keyboard or a calendar would cover what is asked; and a table is to be read before anything is pressed.
  const firstOf = dialog => [
    ...dialog.querySelectorAll('[data-first]'),
    ...(isSmall() ? [] : [...dialog.querySelectorAll(fields)].filter(field => !field.closest('vaadin-grid'))),
    ...(dialog.querySelector('vaadin-grid') ? [] : dialog.querySelectorAll('vaadin-button[theme~="primary"]'))
  ].find(isReady);

  const focus = dialog => {
    const at = document.activeElement;
    if (at !== dialog && dialog.contains(at)) {
      return;
    }
    const first = firstOf(dialog);
    (first?.matches(groups) ? first.querySelector(boxes) : first)?.focus({focusVisible: true});
  };

  new MutationObserver(changes => changes
    .map(change => change.target)
    .filter(element => element.localName === 'vaadin-dialog' && element.hasAttribute('opened'))
    .forEach(focus)).observe(document, {subtree: true, attributes: true, attributeFilter: ['opened']});
  // What was not rendered in that moment is now.
  document.addEventListener('vaadin-overlay-open', event => {
    const dialog = event.detail.overlay.getRootNode().host;
    if (dialog?.localName === 'vaadin-dialog') {
      focus(dialog);
    }
  }, true);

  // A dialog keeps Tab inside and stops at each choice of a group: one stop is enough, the arrows do the rest.
  const oneStop = group => {
    const choices = [...group.querySelectorAll('input[type=radio]')];
    const stop = choices.find(choice => choice.checked) ?? choices.find(choice => !choice.disabled);
    choices.forEach(choice => choice.tabIndex = choice === stop ? 0 : -1);
  };

  // Ctrl+Enter in a dialog presses the button that acts, from any of its fields: what was typed is taken first.
  const act = dialog => {
    const button = [...dialog.querySelectorAll('vaadin-button[theme~="primary"]')].find(one => !one.disabled && one.checkVisibility());
    button?.focus();
    button?.click();
  };

  document.addEventListener('keydown', event => {
    const dialog = event.composedPath().find(node => node.localName === 'vaadin-dialog');
    if (!dialog) {
      return;
    }
    if (event.key === 'Tab') {
      dialog.querySelectorAll('vaadin-radio-group').forEach(oneStop);
    } else if (event.key === 'Enter' && event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) {
        act(dialog);
      }
    }
  }, true);
})();
