// The lines of one article: those taken out are struck through with their reason; each line has its buttons.
// Texts are hostile: they only ever become text nodes.
export default function ledger({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  };
  const button = (line, action) => {
    const element = make("button", "", data.actions[action]);
    element.type = "button";
    element.setAttribute("aria-label", `${data.actions[action]}: ${line.text.slice(0, 80)}`);
    element.onclick = () => setTriggerValue("change", { action, line: line.line });
    return element;
  };
  const rows = data.lines.map((line) => {
    const row = make("li", `${line.verdict}${line.mine ? " mine" : ""}`, "");
    row.tabIndex = 0;
    row.append(make("span", "text", line.text));
    if (line.why) row.append(make("span", "why", line.why));
    const actions = make("span", "actions", "");
    actions.append(...line.actions.map((action) => button(line, action)));
    row.append(actions);
    return row;
  });
  list.replaceChildren(...rows);
}
