// Keeps the keyboard's place. Where what had the focus goes away because of what was done with it, the part of the page that it
// stood in gets the focus, not the beginning of the page. And Enter in a list does what a click on that cell does.
(() => {
  if (window.dunlinFocus) {
    return;
  }
  window.dunlinFocus = true;
  const parts = 'section, vaadin-grid, main';
  const acting = 'a, button, input, vaadin-button, vaadin-checkbox';
  // What had the focus last outside of dialogs, and all that it stands in.
  let trail = [];

  document.addEventListener('focusin', event => {
    const path = event.composedPath().filter(node => node instanceof Element);
    if (!path.some(node => node.localName === 'vaadin-dialog')) {
      trail = path;
    }
  });
  // Who clicks beside everything wants no focus.
  document.addEventListener('pointerdown', () => setTimeout(() => {
    if (document.activeElement === document.body && trail[0]?.isConnected) {
      trail = [];
    }
  }));

  const recover = () => {
    const nothing = document.activeElement === document.body || document.activeElement === null;
    if (!nothing || trail.length === 0 || trail[0].isConnected || document.querySelector('vaadin-dialog[opened]')) {
      return;
    }
    const part = trail.find(element => element.isConnected && element.matches(parts) && element.checkVisibility());
    trail = [];
    if (part && part.localName !== 'vaadin-grid' && !part.hasAttribute('tabindex')) {
      part.setAttribute('tabindex', '-1');
    }
    // A grid itself takes no focus; its row that the keyboard was on last does.
    (part?.shadowRoot?.querySelector('tbody [tabindex="0"]') ?? part)?.focus({preventScroll: true});
  };
  new MutationObserver(() => {
    if (trail.length > 0 && !trail[0].isConnected) {
      requestAnimationFrame(recover);
    }
  }).observe(document, {subtree: true, childList: true});

  document.addEventListener('keydown', event => {
    const cell = event.composedPath()[0];
    const grid = cell.getRootNode?.().host;
    const plain = event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (!plain || grid?.localName !== 'vaadin-grid' || !cell.closest('tbody') || grid.hasAttribute('interacting')) {
      return;
    }
    const content = cell.querySelector('slot')?.assignedElements()[0];
    const acts = content ? [...content.querySelectorAll(acting)].filter(act => !act.parentElement.closest(acting)) : [];
    // What can be done in a cell is done; only among several one has to choose, and in a field to type.
    const target = acts.length === 0 ? content : acts.length === 1 && !acts[0].matches('input') && !acts[0].disabled ? acts[0] : null;
    if (target) {
      event.preventDefault();
      event.stopPropagation();
      target.click();
    }
  }, true);

  // Who types a day goes on with Tab to the next field. The calendar that opened meanwhile is for the arrows.
  document.addEventListener('keydown', event => {
    const picker = event.key === 'Tab' && event.composedPath().find(node => node.localName === 'vaadin-date-picker');
    if (picker && picker.opened && event.target === picker.inputElement) {
      picker.close();
    }
  }, true);
})();
