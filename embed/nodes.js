// Tables to nodes, and what the switches among them say.

/** `["tag", {attributes}, children…]` to an element; a child that is nothing is left out. */
export function build([tag, attributes, ...children]) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(Boolean).map((child) => (Array.isArray(child) ? build(child) : child)));
  return element;
}

/** A category's switch moves those of its services, and they move it. */
export function moveTogether(dialog, { dataset, checked }) {
  const of = (service) => [...dialog.querySelectorAll(`input[data-category="${dataset.category}"]${service ? '[data-service]' : ':not([data-service])'}`)];
  if (dataset.service) of(false)[0].checked = of(true).every((input) => input.checked);
  else of(true).forEach((input) => { input.checked = checked; });
}

/** What was ticked stays ticked, wherever it now stands; categories may have come and gone. */
export function keepTicks(old, renewed) {
  const name = ({ dataset: { category, service } }) => `${category} ${service}`;
  const ticks = new Map(Array.from(old.querySelectorAll('input'), (input) => [name(input), input.checked]));
  renewed.querySelectorAll('input').forEach((input) => { input.checked = ticks.get(name(input)) ?? input.checked; });
}

/** What the switches say. */
export function switched(dialog) {
  const given = [];
  // A category may be called like what every object has.
  const services = Object.create(null);
  for (const { checked, dataset } of dialog.querySelectorAll('input')) {
    if (!checked) continue;
    if (!dataset.service) given.push(dataset.category);
    else if (!given.includes(dataset.category)) (services[dataset.category] ??= []).push(dataset.service);
  }
  return { given, services };
}
