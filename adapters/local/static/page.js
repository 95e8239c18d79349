// The page works without this. With it, it stays where it is while things change.
"use strict";

const original = new WeakMap(); // an element as the server sent it, before anything was opened or typed

function remember(root) {
  for (const element of root.querySelectorAll("[data-live], [data-live-list] > li, #form-place > dialog")) {
    original.set(element, element.outerHTML);
  }
}

const FOCUSABLE = "a[href], button, summary, textarea, input:not([type=hidden])";

// What was open stays open, and the focus stays where it was, or as near to it as there is something left.
function withPlaceKept(change) {
  const active = document.activeElement;
  const around = [];
  for (let element = active; element; element = element.parentElement) if (element.id) around.push(element.id);
  const opened = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
  change();
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (active === document.activeElement || active === document.body) return;
  const nearest = around.map((id) => document.getElementById(id)).find(Boolean);
  (nearest?.matches(FOCUSABLE) ? nearest : nearest?.querySelector(FOCUSABLE))?.focus();
}

function swapList(old, fresh) {
  const there = new Map([...old.children].map((item) => [item.id, item]));
  const items = [...fresh.children].map((item) => {
    const kept = there.get(item.id);
    return kept && (original.get(kept) === item.outerHTML || isBeingWritten(kept)) ? kept : item;
  });
  for (const item of items) if (!item.isConnected) original.set(item, item.outerHTML);
  // What stays is not moved: that would take the focus away and be read out again.
  for (const item of [...old.children]) if (!items.includes(item)) item.remove();
  items.forEach((item, index) => {
    if (old.children[index] !== item) old.insertBefore(item, old.children[index] ?? null);
  });
}

function isBeingWritten(element) {
  return element.contains(document.activeElement) && document.activeElement.matches("textarea");
}

function swap(fresh) {
  for (const place of document.querySelectorAll("[data-live]")) {
    const next = fresh.getElementById(place.id);
    if (!next || original.get(place) === next.outerHTML) continue;
    const form = place.querySelector("dialog");
    if (form && next.querySelector(`#${form.id}`)) continue; // somebody is filling it in
    original.set(place, next.outerHTML);
    place.replaceChildren(...next.childNodes);
  }
  for (const list of document.querySelectorAll("[data-live-list]")) {
    const next = fresh.getElementById(list.id);
    if (next) swapList(list, next);
  }
  for (const holder of document.querySelectorAll('input[name="token"]')) {
    holder.value = fresh.querySelector('input[name="token"]').value;
  }
  document.documentElement.dataset.news = fresh.documentElement.dataset.news;
  openForm();
}

function openForm() {
  const form = document.querySelector("dialog[open]:not(:modal)");
  if (!form) return;
  form.close();
  form.showModal();
}

function atBottom(scroll) {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

// To the end; but of a newest message that is taller than the view, to its beginning.
function toNewest(scroll) {
  scroll.scrollTop = scroll.scrollHeight;
  const newest = [...scroll.querySelectorAll(".message")].at(-1);
  if (!newest || newest.offsetHeight <= scroll.clientHeight) return;
  scroll.scrollTop += newest.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
}

function show(html, { whateverItsAge = false } = {}) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const [coming, shown] = [fresh, document].map((page) => Number(page.documentElement.dataset.news));
  // What was slow on its way shows the page as it was before the news. (After a restart the count begins anew.)
  if (coming < shown && heard >= shown && !whateverItsAge) return;
  const scrolls = [...document.querySelectorAll(".scroll")].filter(atBottom);
  withPlaceKept(() => swap(fresh));
  for (const scroll of scrolls) toNewest(scroll);
  if (heard > Number(document.documentElement.dataset.news)) look();
}

let heard = -1; // the newest count the stream has told
let looking = null;
async function look() {
  looking?.abort();
  looking = new AbortController();
  try {
    const answer = await fetch(location.href, { signal: looking.signal });
    if (answer.ok) show(await answer.text());
  } catch {
    // The page is away or a newer look has begun; the next news tries again.
  }
}

function close(details) {
  if (details?.contains(document.activeElement)) details.querySelector("summary").focus();
  details?.removeAttribute("open");
}

async function send(form, button) {
  const opened = form.closest(".message details")?.id;
  const body = new URLSearchParams(new FormData(form, button));
  const way = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const answer = await fetch(way, { method: "POST", body });
  const leads = new URL(answer.url);
  if (answer.ok && leads.pathname + leads.search !== location.pathname + location.search) {
    location.assign(leads.href);
    return;
  }
  const shown = await answer.text();
  // By its id: the news may have put another message in this one's place meanwhile.
  if (answer.ok && opened) close(document.getElementById(opened));
  show(shown, { whateverItsAge: !answer.ok });
  if (!answer.ok) return;
  const box = form.matches(".composer") && form.querySelector("textarea");
  if (!box) return;
  // Whoever has gone on to write or to look elsewhere meanwhile is left there.
  if (box.value === body.get("text")) box.value = "";
  if (form.contains(document.activeElement) || document.activeElement === document.body) box.focus();
  toNewest(form.parentElement.querySelector(".scroll"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".languages")) return;
  event.preventDefault();
  send(form, event.submitter).catch(() => form.submit());
});

// Escape closes a window by itself; the page must hear of it.
document.addEventListener("cancel", (event) => event.target.querySelector("[formaction]")?.click(), true);

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && box.matches(".composer textarea")) {
    event.preventDefault();
    if (box.value.trim()) box.form.requestSubmit();
  }
  if (event.key !== "Escape") return;
  const opened = document.querySelector(".message details[open], .commands[open]");
  opened?.removeAttribute("open");
  opened?.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  for (const opened of document.querySelectorAll(".message details[open], .commands[open]")) {
    if (!opened.contains(event.target)) opened.removeAttribute("open");
  }
  const command = event.target.closest("[data-draft]");
  if (!command) return;
  event.preventDefault();
  command.closest("details").removeAttribute("open");
  const box = command.closest("form").querySelector("textarea");
  box.value = command.dataset.draft;
  box.focus();
});

// A browser keeps few connections to one address: only the page that is looked at listens.
let news = null;
function listen() {
  if (document.hidden) {
    news?.close();
    news = null;
  } else if (!news) {
    news = new EventSource("/live");
    news.addEventListener("message", (event) => {
      heard = Number(event.data);
      if (event.data !== document.documentElement.dataset.news) look();
    });
    // After a restart the count begins anew.
    news.addEventListener("error", () => (heard = -1));
  }
}

remember(document);
document.addEventListener("visibilitychange", listen);
listen();
openForm();
for (const scroll of document.querySelectorAll(".scroll")) {
  if (!location.hash && scroll.querySelector(".message")) toNewest(scroll);
}
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
