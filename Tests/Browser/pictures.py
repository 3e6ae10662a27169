"""Makes pictures of a page: light and dark, as wide as a desk's window and as a phone's.

From the root of the repository, with the Python of .build/peers:

    Tests/Browser/pictures.py http://127.0.0.1:8080/ pictures/
    Tests/Browser/pictures.py report.html report.png --colours light --width 1280 --height 900

A folder gets a picture of each kind, of the whole page; a file gets one. That of the documentation is
docs/dashboard.png, made a third as large by `pngquant --force --ext .png 64`.
"""

import argparse
from pathlib import Path

import browser

WIDTHS = {"wide": 1280, "narrow": 390}
COLOURS = ["light", "dark"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", help="a URL, or a file")
    parser.add_argument("output", type=Path, help="a folder, or a file that ends with .png")
    parser.add_argument("--colours", choices=COLOURS, default="light", help="for one picture")
    parser.add_argument("--width", type=int, default=WIDTHS["wide"], help="for one picture")
    parser.add_argument("--height", type=int, help="for one picture: show no more than that")
    options = parser.parse_args()
    page = options.page if "://" in options.page else Path(options.page).resolve().as_uri()

    with browser.shared():
        if options.output.suffix == ".png":
            draw(page, options.output, options.colours, options.width, options.height)
        else:
            options.output.mkdir(parents=True, exist_ok=True)
            for colours in COLOURS:
                for name, width in WIDTHS.items():
                    draw(page, options.output / f"{colours}-{name}.png", colours, width)


def draw(page, file, colours, width, height=None):
    context = browser.context(viewport={"width": width, "height": height or 900}, color_scheme=colours)
    sheet = context.new_page()
    sheet.goto(page)
    sheet.screenshot(path=file, full_page=height is None)
    context.close()


if __name__ == "__main__":
    main()
