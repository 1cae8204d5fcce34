// The buttons that save a chart as a file. Plotly itself draws the file, from the chart on the page with another layout;
// its own button is in the page without being seen. Nothing leaves the browser.
export default function chartFiles({ data, parentElement }) {
  const row = parentElement.querySelector(".files");
  const buttons = Object.entries(data.formats).map(([format, words]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", `${words}: ${data.title}`);
    button.onclick = () => save(data, format);
    return button;
  });
  row.replaceChildren(...buttons);
}

function save(data, format) {
  const chart = document.querySelector(`.st-key-${CSS.escape(data.key)} .js-plotly-plot`);
  const button = chart?.querySelector(".modebar-btn");
  if (!button) return;
  const { data: traces, layout, _context: context } = chart;
  const axes = Object.keys(chart._fullLayout).filter((name) => /^[xy]axis\d*$/.test(name));
  const changes = { ...data.layout, ...Object.fromEntries(axes.map((name) => [name, data.axis])) };
  // Plotly copies the three before it draws, so that the chart on the page keeps its own
  chart.data = traces.map((trace) => (trace.type === "heatmap" ? { colorscale: data.ramp, ...trace } : trace));
  chart.layout = merged(structuredClone(layout), changes);
  chart._context = { ...context, toImageButtonOptions: { format, ...data.options[format] } };
  button.click();
  Object.assign(chart, { data: traces, layout, _context: context });
}

function merged(into, changes) {
  for (const [name, value] of Object.entries(changes)) {
    const isPart = (one) => one !== null && typeof one === "object" && !Array.isArray(one);
    into[name] = isPart(value) ? merged(isPart(into[name]) ? into[name] : {}, value) : value;
  }
  return into;
}
