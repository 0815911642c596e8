// A card that is dropped on a column is sent there by its own form: the same one that the keyboard sends.
(() => {
  "use strict";
  let card = null;
  const columnOf = (event) => (card ? event.target.closest("[data-stage]") : null);
  const unmark = () => document.querySelectorAll(".over").forEach((one) => one.classList.remove("over"));
  document.addEventListener("dragstart", (event) => {
    card = event.target.closest ? event.target.closest("li[draggable]") : null;
    if (card) event.dataTransfer.setData("text/plain", card.id);
  });
  document.addEventListener("dragend", () => { card = null; unmark(); });
  document.addEventListener("dragover", (event) => {
    const column = columnOf(event);
    if (!column) return;
    event.preventDefault();
    unmark();
    column.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const column = columnOf(event);
    if (!column) return;
    event.preventDefault();
    const stage = column.dataset.stage, form = card.querySelector("form"), to = form.elements.to;
    if (column.contains(card)) return unmark();
    if (![...to.options].some((one) => one.value === stage)) to.add(new Option(stage, stage));
    to.value = stage;
    form.requestSubmit();
  });
})();
