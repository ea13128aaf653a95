#!/usr/bin/env python3
"""A schema registry of a few lines, for tests: prints the port it listens on, then serves until its input ends.

    registry.py [--fail-first N]      the first N requests are answered with 503
"""
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

schemas, fail = [], [int(sys.argv[sys.argv.index("--fail-first") + 1]) if "--fail-first" in sys.argv else 0]


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, what):
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/vnd.schemaregistry.v1+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def away(self):
        if fail[0] <= 0:
            return False
        fail[0] -= 1
        self.answer(503, {"error_code": 50300, "message": "starting"})
        return True

    def do_GET(self):
        if self.away():
            return
        number = self.path.rsplit("/", 1)[1]
        if self.path.startswith("/schemas/ids/") and number.isdigit() and 0 < int(number) <= len(schemas):
            self.answer(200, {"schema": schemas[int(number) - 1]})
        else:
            self.answer(404, {"error_code": 40403, "message": "Schema not found"})

    def do_POST(self):
        schema = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["schema"]
        if self.away():
            return
        if "forbidden" in self.path:
            self.answer(409, {"error_code": 409, "message": "Schema being registered is incompatible"})
            return
        if schema not in schemas:
            json.loads(schema)
            schemas.append(schema)
        self.answer(200, {"id": schemas.index(schema) + 1})


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
