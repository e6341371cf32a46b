// What a list cuts off is read whole under the pointer.
(() => {
  if (window.dunlinCutOff) {
    return;
  }
  window.dunlinCutOff = true;
  const isCut = element => element.scrollWidth > element.clientWidth && element.clientWidth > 0;
  document.addEventListener('mouseover', event => {
    const cell = event.target.closest?.('vaadin-grid-cell-content');
    if (!cell) {
      return;
    }
    // From the words outwards; a title of the product's own stays.
    for (let element = event.target; element; element = element === cell ? null : element.parentElement) {
      if (element.hasAttribute('title') && !element.dunlinTitled) {
        return;
      }
      if (isCut(element)) {
        element.title = element.innerText.trim();
        element.dunlinTitled = true;
      } else if (element.dunlinTitled) {
        element.removeAttribute('title');
      }
    }
  });
})();
