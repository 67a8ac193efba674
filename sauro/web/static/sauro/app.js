"use strict";
// Help only: every page works without it.

// A form is sent once. It is ready again after a while (an answer may be a file, which leaves the
// page as it is) and when the reader comes back by the browser's history.
const WAIT = 8000;
const buttons = (form) => form.querySelectorAll("button:not([type=button]), input[type=submit]");
const setBusy = (form, busy) => {
  form.toggleAttribute("data-busy", busy);
  buttons(form).forEach((button) => button.setAttribute("aria-disabled", String(busy)));
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.target === "_blank") return;
  if (form.hasAttribute("data-busy")) {
    event.preventDefault();
    return;
  }
  setBusy(form, true);
  setTimeout(() => setBusy(form, false), WAIT);
  form.removeAttribute("data-changed");
});
window.addEventListener("pageshow", () =>
  document.querySelectorAll("form[data-busy]").forEach((form) => setBusy(form, false)),
);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) setBusy(form, false);
});

// What was typed is not lost by a click on a link.
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.method === "post") form.setAttribute("data-changed", "");
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-changed]:not([data-busy])")) event.preventDefault();
});

// An open menu closes by Escape and by a click elsewhere.
const openMenus = () => document.querySelectorAll("details.sr-menu[open], .sr-drawer > details[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openMenus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) =>
  openMenus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  }),
);

// After a refused form the reader starts at what is wrong.
document.querySelector("[data-problems]")?.focus();
