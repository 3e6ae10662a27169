/// What keeps a page that is open up to date: it asks for the body anew whenever there was another round.
enum LiveScript {
    /// The script.
    ///
    /// Whatever is open stays open, and what has the focus keeps it. Charts of a target come when it is opened.
    static let text = """
        "use strict";
        const main = document.querySelector("main");
        const lost = document.querySelector("#lost");
        const details = root => [...root.querySelectorAll("details")];
        const kin = (part, element) => [...part.querySelectorAll(element.localName)];
        let arrived = performance.now();
        let busy = false;
        let wanted = false;

        function address(isWhole) {
          const query = new URLSearchParams();
          const since = new URLSearchParams(location.search).get("since");
          if (since) query.set("since", since);
          const { round, next } = main.firstElementChild?.dataset ?? {};
          query.set("after", isWhole ? "nothing" : round ?? "");
          if (next !== undefined) query.set("next", next);
          query.append("open", "");
          for (const target of main.querySelectorAll(".target[open]")) query.append("open", target.dataset.name);
          return location.pathname + "?" + query;
        }

        function replace(text) {
          const next = new DOMParser().parseFromString(text, "text/html");
          const open = new Map(details(main).map(part => [part.dataset.name, part.open]));
          const active = document.activeElement;
          const focused = active?.closest("main details");
          const place = focused && kin(focused, active).indexOf(active);
          for (const part of details(next)) {
            if (open.has(part.dataset.name)) part.open = open.get(part.dataset.name);
          }
          main.replaceChildren(...next.body.childNodes);
          arrived = performance.now();
          const same = focused && details(main).find(part => part.dataset.name === focused.dataset.name);
          if (same) kin(same, active)[place]?.focus({ preventScroll: true });
        }

        async function update(isWhole) {
          wanted ||= isWhole;
          if (busy || (document.hidden && !wanted)) return;
          busy = true;
          const all = wanted;
          wanted = false;
          try {
            const response = await fetch(address(all), { signal: AbortSignal.timeout(10000) });
            if (!response.ok) throw new Error(response.statusText);
            lost.hidden = true;
            if (response.status !== 204) replace(await response.text());
          } catch {
            lost.hidden = false;
            wanted ||= all;
            busy = false;
            return;
          }
          busy = false;
          if (wanted) update(true);
        }

        function ahead(seconds) {
          if (seconds <= 0) return "now";
          if (seconds < 90) return "in " + seconds + " s";
          const minutes = Math.floor((seconds + 30) / 60);
          return minutes < 90 ? "in " + minutes + " min" : "in " + Math.floor(minutes / 60) + " h " + minutes % 60 + " min";
        }

        function count() {
          for (const time of main.querySelectorAll("[data-left]")) {
            time.textContent = ahead(Math.ceil((time.dataset.left - performance.now() + arrived) / 1000));
          }
        }

        main.addEventListener("toggle", event => {
          const part = event.target;
          if (part.matches(".target[open]") && !part.querySelector(".charts")) update(true);
        }, true);
        setInterval(count, 1000);
        setInterval(update, 3000, false);
        document.addEventListener("visibilitychange", () => update(false));

        """
}
