// Keeps the keyboard's place. Where what had the focus goes away because of what was done with it, what is called the same in its
// place gets the focus, else the line or the part of the page that it stood in; not the beginning of the page. And Enter in a list
// does what a click on that cell does.
(() => {
  if (window.dunlinFocus) {
    return;
  }
  window.dunlinFocus = true;
  const parts = 'section, vaadin-grid, main';
  const acting = 'a, button, input, vaadin-button, vaadin-checkbox';
  // What had the focus last outside of dialogs, and all that it stands in.
  let trail = [];
  // Its page, its part of the page and how it is called there: a page that is built anew has it again, or has its place.
  let place = null;

  const labelOf = element => element.getAttribute('aria-label') ?? element.textContent.trim();
  const alike = (scope, tag, label) => [...scope.querySelectorAll(tag)].filter(each => labelOf(each) === label);
  const isUsable = element => !element.disabled && element.checkVisibility();

  const placeOf = path => {
    const control = path.find(node => node.matches('vaadin-button, a'));
    const part = control?.closest('section[aria-label]');
    if (!part) {
      return null;
    }
    const tag = control.localName;
    const label = labelOf(control);
    return {
      page: location.pathname, part: part.getAttribute('aria-label'), tag, label,
      nth: alike(part, tag, label).indexOf(control), line: [...part.querySelectorAll('li')].indexOf(control.closest('li'))
    };
  };

  const nearest = (list, index) => list[Math.min(index, list.length - 1)];

  // What to focus in the part of that name: the same, what stands beside the same, what stands in the same line, the part itself.
  const again = ({page, part, tag, label, nth, line}) => {
    const scope = page === location.pathname
      && [...document.querySelectorAll('main section[aria-label]')].find(each => each.getAttribute('aria-label') === part);
    if (!scope) {
      return null;
    }
    const same = nearest(alike(scope, tag, label), Math.max(nth, 0));
    const beside = same?.closest('li') ?? (line < 0 ? null : nearest([...scope.querySelectorAll('li')], line));
    return [same, ...(beside?.querySelectorAll('vaadin-button, a') ?? [])].find(each => each && isUsable(each)) ?? scope;
  };

  document.addEventListener('focusin', event => {
    const path = event.composedPath().filter(node => node instanceof Element);
    if (!path.some(node => node.localName === 'vaadin-dialog')) {
      trail = path;
      place = placeOf(path);
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
    const left = trail.find(element => element.isConnected && element.matches(parts) && element.checkVisibility());
    const part = (place && left?.localName !== 'vaadin-grid' && again(place)) || left;
    trail = [];
    if (part?.matches('section, main') && !part.hasAttribute('tabindex')) {
      part.setAttribute('tabindex', '-1');
    }
    // A grid itself takes no focus; its row that the keyboard was on last does.
    (part?.shadowRoot?.querySelector('tbody [tabindex="0"]') ?? part)?.focus({preventScroll: part.matches('section, main, vaadin-grid')});
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
