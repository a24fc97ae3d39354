"""How gunicorn serves Senline: `gunicorn --config gunicorn.conf.py wsgi:app`.

The app itself logs one line per request, without tokens; gunicorn's own access log, which would write
whole addresses, stays off.
"""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
control_socket_disable = True
preload_app = False  # the PDF engine hangs in a child if it was used before the fork
keepalive = 75  # seconds; longer than a proxy keeps an idle connection, so that the proxy never finds it closed
timeout = 60
graceful_timeout = 20
accesslog = None
forwarded_allow_ips = ""  # only the app trusts what a proxy says, and only as SENLINE_PROXY_HOPS allows


def post_fork(server, worker):  # type: ignore[no-untyped-def] # noqa: ARG001
    """Keep tokens out of gunicorn's messages about requests it could not serve."""
    from app.web.logs import WithoutTokens  # not above: the arbiter itself has no need of the app

    worker.log.error_log.addFilter(WithoutTokens())
