// A list whose groups are headed by the choices of another one offers the group of what is chosen there; in forms that
// are fetched later, too.
(() => {
  "use strict";
  const offer = (list) => {
    const other = list.form.elements[list.dataset.follows], chosen = other.options[other.selectedIndex];
    for (const group of list.querySelectorAll("optgroup")) {
      group.hidden = group.disabled = other.value !== "" && group.label !== chosen.label;
      if (group.disabled && group.contains(list.options[list.selectedIndex])) list.value = "";
    }
  };
  const lists = (within) => within.querySelectorAll("select[data-follows]");
  lists(document).forEach(offer);
  document.addEventListener("htmx:load", (event) => lists(event.target).forEach(offer));
  document.addEventListener("change", (event) => {
    for (const list of lists(document)) if (list.form.elements[list.dataset.follows] === event.target) offer(list);
  });
})();
