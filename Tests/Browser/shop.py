"""Targets to keep warm: a server of this machine that answers as a test wants it to."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Shop:
    """A server whose every path is a target of its own; as a context it is open."""

    def __init__(self):
        #: The statuses of the paths that do not answer with 200.
        self.statuses = {}
        #: The paths whose environments say that they were cold.
        self.cold = set()
        #: Set while answers may go out.
        self.opening = threading.Event()
        self.opening.set()
        #: Set when somebody has asked.
        self.visit = threading.Event()
        shop = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                shop.visit.set()
                shop.opening.wait()
                self.send_response(shop.statuses.get(self.path, 200))
                self.send_header("keepwarm-environment", "0123456789abcdef")
                self.send_header("keepwarm-cold-start", "true" if self.path in shop.cold else "false")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.opening.set()
        self.server.shutdown()
        self.server.server_close()

    def url(self, path):
        return f"http://127.0.0.1:{self.server.server_port}{path}"
