// What so many readers can show, beside the form, as the number is typed. Without scripts a button asks for it.
const form = document.querySelector("[data-plan]");
const shown = document.querySelector("#plan");
let latest = 0;

async function show() {
  const turn = ++latest;
  const asked = new URLSearchParams(new FormData(form));
  asked.delete("token");
  asked.set("plan", "yes");
  try {
    const answer = await fetch(`/audience?${asked}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && turn === latest) shown.replaceChildren(...page.querySelector("#plan").childNodes);
  } catch { /* The button asks again. */ }
}

form?.addEventListener("input", (event) => { if (event.target.matches("[name=readers], [name=against], [name=looks]") && form.readers.validity.valid) show(); });
form?.addEventListener("submit", (event) => { if (event.submitter?.name === "plan") { event.preventDefault(); show(); } });
