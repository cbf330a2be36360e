// Draws every [data-chart] with the colours of the page; the table beside it says the same without scripts.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// What is estimated is drawn as an interval first, then its point; `show/picture.py` gives files the same styles.
function styles() {
  return {
    interval: { color: colour("focus"), strokeWidth: 9, opacity: 0.55, strokeCap: "round" },
    estimate: { color: colour("ink"), filled: true, size: 42, opacity: 1 },
    unknown: { color: colour("quiet"), strokeWidth: 2, strokeDash: [2, 6], opacity: 0.8 },
    nothing: { color: colour("ink"), strokeWidth: 1 },
    "bar-of-share": { color: colour("quiet"), opacity: 0.3 },
  };
}

function config() {
  const axis = { labelColor: colour("soft"), titleColor: colour("soft"), gridColor: colour("line"), domainColor: colour("line"), tickColor: colour("line"), labelFont: "Inter", titleFont: "Inter", titleFontWeight: 500, labelFontSize: 12, titleFontSize: 12 };
  return {
    mark: { aria: false }, background: "transparent", font: "Inter", view: { stroke: null }, axis,
    legend: { labelColor: colour("ink"), labelFont: "Inter", labelFontSize: 12 },
    range: { category: [colour("contradicted"), colour("supported"), colour("quiet")], ordinal: [colour("quiet"), colour("focus"), colour("vague")] },
    text: { color: colour("ink") },
    style: styles(),
  };
}

async function draw() {
  for (const place of document.querySelectorAll("[data-chart]")) {
    const spec = JSON.parse(place.dataset.chart);
    const names = spec.encoding.y?.axis;
    if (names?.labelLimit) names.labelLimit = Math.min(names.labelLimit, place.clientWidth * 0.4);
    const { view } = await vegaEmbed(place, spec, { ast: true, actions: false, renderer: "svg", defaultStyle: false, config: config(), tooltip: false });
    view.addEventListener("click", (event, item) => item?.datum?.href && location.assign(item.datum.href));
  }
}

document.fonts.ready.then(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
