"""How well the text of a page can be read: the contrast of its colours, as WCAG 2 defines it."""

import re
from dataclasses import dataclass

#: The least contrast of text, level AA.
LEAST = 4.5

#: Every visible text with its colour and whatever is painted behind it, the nearest first. Sections are opened for it.
COLLECT = """() => {
  for (const section of document.querySelectorAll("details")) section.open = true;
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("title,script,style")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      const layer = getComputedStyle(each);
      layers.push({ colour: layer.backgroundColor, opacity: layer.opacity, image: layer.backgroundImage });
    }
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const key = colour + JSON.stringify(layers);
    if (!found.has(key)) found.set(key, { text: text.slice(0, 60), colour, layers });
  }
  return [...found.values()];
}"""


@dataclass(frozen=True)
class Colour:
    red: float
    green: float
    blue: float
    alpha: float

    @staticmethod
    def read(text):
        """A colour as getComputedStyle writes it."""
        if not re.fullmatch(r"rgba?\([\d., ]+\)", text):
            raise ValueError(f"{text} is no colour that this knows")
        parts = [float(part) for part in re.findall(r"[\d.]+", text)]
        return Colour(*parts[:3], parts[3] if len(parts) > 3 else 1)

    def over(self, ground):
        def mix(above, below):
            return above * self.alpha + below * (1 - self.alpha)

        return Colour(mix(self.red, ground.red), mix(self.green, ground.green), mix(self.blue, ground.blue), 1)

    @property
    def luminance(self):
        def linear(channel):
            share = channel / 255
            return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)


def ratio(one, other):
    """From 1, the same, to 21, black on white."""
    lighter, darker = sorted([one.luminance, other.luminance], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def of(page, canvas):
    """The texts of a page, each with its contrast; `canvas` is what the browser paints below everything."""
    contrasts = []
    for found in page.evaluate(COLLECT):
        ground = canvas
        for layer in reversed(found["layers"]):
            if layer["image"] != "none" or layer["opacity"] != "1":
                raise ValueError(f"behind '{found['text']}' is more than a colour")
            ground = Colour.read(layer["colour"]).over(ground)
        contrasts.append((found["text"], ratio(Colour.read(found["colour"]).over(ground), ground)))
    return contrasts
