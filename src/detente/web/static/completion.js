// Names of options are completed in an expression, at the word that is being written.
"use strict";

(() => {
  const names = [...document.querySelectorAll("#expressions option")]
    .map((option) => ({ name: option.value, says: option.textContent }))
    .filter(({ name }) => !name.includes(" "));
  const MOST = 8;

  function complete(field, number) {
    // The browser's own list completes a whole field, and no word within it.
    field.removeAttribute("list");
    const list = document.createElement("ul");
    list.id = `names-${number}`;
    list.className = "names";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Names of options");
    list.hidden = true;
    const set = (attributes) => { for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value); };
    set({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
    field.parentElement.classList.add("completed");
    field.after(list);
    let fitting = [];
    let chosen = -1;

    const word = () => field.value.slice(0, field.selectionStart).match(/[\p{L}\p{N}_.]*$/u)[0];

    function choose(place) {
      chosen = place;
      [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === place)));
      if (place < 0) field.removeAttribute("aria-activedescendant");
      else field.setAttribute("aria-activedescendant", list.children[place].id);
    }

    function close() {
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      choose(-1);
    }

    function take(name) {
      const [end, begun] = [field.selectionStart, word().length];
      field.setRangeText(name, end - begun, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      close();
    }

    function offer(written) {
      const sought = written.toLowerCase();
      fitting = names.filter(({ name, says }) => name.toLowerCase().includes(sought) || says.toLowerCase().includes(sought)).slice(0, MOST);
      if (fitting.some(({ name }) => name.toLowerCase() === sought)) fitting = [];
      list.replaceChildren(...fitting.map(({ name, says }, k) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${k}`;
        item.setAttribute("role", "option");
        const code = document.createElement("code");
        code.textContent = name;
        item.append(code, ` ${says}`);
        // A press takes the name before the field loses the focus.
        item.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
        return item;
      }));
      list.hidden = !fitting.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      choose(-1);
    }

    field.addEventListener("input", (event) => { if (event.isTrusted) { if (word()) offer(word()); else close(); } });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) {
        event.preventDefault();
        if (list.hidden) offer(word());
        if (!list.hidden) choose(chosen < 0 ? (by > 0 ? 0 : fitting.length - 1) : (chosen + by + fitting.length) % fitting.length);
      } else if (!list.hidden && event.key === "Escape") { event.preventDefault(); close(); }
      else if (!list.hidden && chosen >= 0 && (event.key === "Enter" || event.key === "Tab")) { event.preventDefault(); take(fitting[chosen].name); }
    });
  }

  document.querySelectorAll("input[list=expressions]").forEach(complete);
})();
