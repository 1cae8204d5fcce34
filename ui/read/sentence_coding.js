// An article whose sentences are buttons: a click, Enter or a digit says which sentences get which tag. The HTML comes
// from the server, where every text in it was escaped.
export default function sentenceCoding({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".coded");
  const isNew = !box.firstChild;
  const hadFocus = box.contains(document.activeElement);
  box.innerHTML = data.html;
  const sentences = [...box.querySelectorAll(".sentence")];
  const place = { at: Number(box.dataset.at ?? 0), from: Number(box.dataset.from ?? 0) };

  const range = () => {
    const [first, last] = [place.from, place.at].sort((a, b) => a - b);
    return sentences.slice(first, last + 1);
  };
  const move = (at, { extend = false, focus = true } = {}) => {
    place.at = Math.min(Math.max(at, 0), sentences.length - 1);
    if (!extend) place.from = place.at;
    Object.assign(box.dataset, place);
    const chosen = range();
    sentences.forEach((one, number) => {
      one.tabIndex = number === place.at ? 0 : -1;
      one.classList.toggle("chosen", chosen.length > 1 && chosen.includes(one));
    });
    if (focus) sentences[place.at]?.focus({ preventScroll: true });
    if (focus) sentences[place.at]?.scrollIntoView({ block: "nearest" });
  };
  const send = (tag = data.tag) => {
    if (!tag) return;
    const numbers = range().map((one) => sentences.indexOf(one));
    range().forEach((one) => one.classList.add("sent"));
    place.from = place.at;
    Object.assign(box.dataset, place);
    setTriggerValue("coded", { sentences: numbers, tag });
  };

  box.onclick = (event) => {
    const sentence = event.target.closest(".sentence");
    const isSelecting = !event.shiftKey && !getSelection().isCollapsed; // someone copies words
    if (!sentence || isSelecting) return;
    if (event.shiftKey) getSelection().removeAllRanges();
    move(sentences.indexOf(sentence), { extend: event.shiftKey });
    send();
  };
  box.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest(".sentence")) return;
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const ends = { Home: 0, End: sentences.length - 1 };
    if (event.key in steps) move(place.at + steps[event.key], { extend: event.shiftKey });
    else if (event.key in ends) move(ends[event.key], { extend: event.shiftKey });
    else if (event.key === "Escape") move(place.at);
    else if (event.key === "Enter" || event.key === " ") send();
    else if (data.tags[Number(event.key) - 1]) send(data.tags[Number(event.key) - 1]);
    else return;
    event.preventDefault();
  };
  move(place.at, { focus: hadFocus });
  if (isNew) box.querySelector("mark.asked")?.scrollIntoView({ block: "center" });
}
