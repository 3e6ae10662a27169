/// What keeps a page that is open up to date: it asks for the body anew whenever there was another round.
enum LiveScript {
    /// The script.
    ///
    /// Whatever is open stays open, and what has the focus keeps it.
    static let text = """
        "use strict";
        const main = document.querySelector("main");
        const lost = document.querySelector("#lost");
        const sections = root => [...root.querySelectorAll("details")];
        let busy = false;
        async function update() {
          if (document.hidden || busy) return;
          busy = true;
          try {
            const after = encodeURIComponent(main.firstElementChild?.dataset.round ?? "");
            const response = await fetch(location.pathname + "?after=" + after);
            if (!response.ok) throw new Error(response.statusText);
            lost.hidden = true;
            if (response.status === 204) return;
            const next = new DOMParser().parseFromString(await response.text(), "text/html");
            const open = new Map(sections(main).map(section => [section.dataset.name, section.open]));
            const focused = document.activeElement?.closest("details")?.dataset.name;
            for (const section of sections(next)) {
              if (open.has(section.dataset.name)) section.open = open.get(section.dataset.name);
            }
            main.replaceChildren(...next.body.childNodes);
            sections(main).find(section => section.dataset.name === focused)
              ?.querySelector("summary").focus({ preventScroll: true });
          } catch {
            lost.hidden = false;
          } finally {
            busy = false;
          }
        }
        setInterval(update, 3000);
        document.addEventListener("visibilitychange", update);

        """
}
