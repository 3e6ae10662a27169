"""echo.py - the Python bootstrap: http.client, one connection kept open.

It answers every event with itself.
"""
import http.client
import os

API = "/2018-06-01/runtime/invocation/"

connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
while True:
    connection.request("GET", API + "next")
    event = connection.getresponse()
    body = event.read()
    request_id = event.headers["Lambda-Runtime-Aws-Request-Id"]
    connection.request("POST", f"{API}{request_id}/response", body, {"Content-Type": "application/json"})
    connection.getresponse().read()
