"""What is measured: how many endpoints, after which delay, over what, spread how."""
from dataclasses import dataclass

TLS_ADDRESSES = 16  # the certificate names 127.0.0.1 to 127.0.0.16


@dataclass(frozen=True)
class Scenario:
    scheme: str                # "http" or "https"
    count: int
    delays: tuple              # milliseconds, dealt out in turn
    one_origin: bool = False

    @property
    def key(self):
        delays = f"{self.delays[0]}-{self.delays[-1]}" if len(self.delays) > 1 else self.delays[0]
        return f"{self.scheme}-{self.count}-{delays}ms" + ("-one-origin" if self.one_origin else "")

    @property
    def title(self):
        delays = f"{self.delays[0]} to {self.delays[-1]}" if len(self.delays) > 1 else self.delays[0]
        spread = ("one origin" if self.one_origin
                  else f"{min(self.count, TLS_ADDRESSES)} origins" if self.scheme == "https"
                  else "many origins")
        return f"{self.count:,} endpoints, {delays} ms, {self.scheme}, {spread}"

    def rounds(self, asked):
        return (asked + 1) // 2 if self.count >= 10_000 else asked

    def smaller(self):
        """The same in a tenth of the size, for --quick."""
        return Scenario(self.scheme, max(5, self.count // 10), self.delays, self.one_origin)

    def address(self, i):
        if self.one_origin:
            return "127.0.0.1"
        if self.scheme == "https":
            return f"127.0.0.{i % TLS_ADDRESSES + 1}"
        return f"127.0.{i // 250 + 1}.{i % 250 + 1}"

    def urls(self, port):
        return [f"{self.scheme}://{self.address(i)}:{port}/delay/{self.delays[i % len(self.delays)]}"
                for i in range(self.count)]


FIVE = (300, 350, 400, 450, 500)  # the everyday case

ALL = (
    [Scenario("http", 5, FIVE)]
    + [Scenario("http", n, (delay,)) for n in (100, 1_000, 10_000) for delay in (200, 0)]
    + [Scenario("http", n, (200,), one_origin=True) for n in (1_000, 10_000)]
    + [Scenario("https", 5, FIVE)]
    + [Scenario("https", n, (delay,)) for n in (100, 1_000, 10_000) for delay in (200, 0)]
)
