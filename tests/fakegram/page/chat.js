"use strict";
const log = document.getElementById("log");
const toast = document.getElementById("toast");
const json = { Accept: "application/json" };
const chat = `/chat/${document.body.dataset.chat}`;
let count = Number(document.body.dataset.count);
let fading;

const bottom = () => { log.scrollTop = log.scrollHeight; };

function show({ text, alert: loud }) {
  if (!text) return;
  if (loud) { window.alert(text); return; }
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 4000);
}

function put(message) {
  const old = document.getElementById(`m${message.id}`);
  if (old && Number(old.dataset.changed) === message.changed) return;
  const holder = document.createElement("template");
  holder.innerHTML = message.html;
  if (old) old.replaceWith(holder.content);
  else log.append(holder.content);
}

function draw(messages) {
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const ids = new Set(messages.map((message) => `m${message.id}`));
  for (const child of [...log.children]) if (!ids.has(child.id)) child.remove();
  messages.forEach(put);
  if (near) bottom();
}

async function listen() {
  for (;;) {
    try {
      const news = await (await fetch(`${chat}/feed?after=${count}`)).json();
      if (news.count !== count) draw(news.messages);
      count = news.count;
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

async function send(form, extra = {}) {
  const data = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(extra)) data.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: json });
  return answer.ok ? answer.json() : { text: await answer.text() };
}

if (log) {
  bottom();
  listen();
  const say = document.getElementById("say");
  const box = say.elements.text;
  say.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!box.value.trim()) return;
    const sending = send(say);
    box.value = "";
    bottom();
    await sending;
    bottom();
  });
  document.getElementById("menu")?.addEventListener("submit", (event) => {
    event.preventDefault();
    event.target.closest("details").open = false;
    send(event.target, { text: event.submitter.value }).then(bottom);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); say.requestSubmit(); }
  });
  log.addEventListener("click", (event) => {
    const quote = event.target.closest(".expandable_blockquote");
    if (quote) quote.classList.toggle("open");
  });
  log.addEventListener("submit", async (event) => {
    event.preventDefault();
    const key = event.submitter;
    if (key.dataset.copy) {
      await navigator.clipboard?.writeText(key.dataset.copy);
      show({ text: "Copied" });
      return;
    }
    key.setAttribute("aria-busy", "true");
    const by = say.elements.by ? { by: say.elements.by.value } : {};
    show(await send(event.target, { button: key.value, ...by }));
    key.removeAttribute("aria-busy");
  });
} else {
  setTimeout(() => { if (!document.activeElement?.closest("form")) location.reload(); }, 5000);
}
