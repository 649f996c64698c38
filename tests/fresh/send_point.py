# SPDX-License-Identifier: MIT
"""Sends one point of OTLP in JSON to the address given, and says whether it was taken."""
import json
import sys
import time
import urllib.request

now = str(time.time_ns())
point = {"resourceMetrics": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "fresh"}}]}, "scopeMetrics": [
    {"metrics": [{"name": "fresh.point", "unit": "1", "gauge": {"dataPoints": [{"timeUnixNano": now, "asDouble": 7.0}]}}]}]}]}
request = urllib.request.Request(sys.argv[1] + "/v1/metrics", json.dumps(point).encode(), {"Content-Type": "application/json"})
with urllib.request.urlopen(request, timeout=10) as answer:
    print("fresh taken" if answer.status == 200 and "partialSuccess" not in answer.read().decode() else answer.status)
