"""What a host says with every file: the security headers, and how long files may be kept. For static hosts as `_headers`."""
from __future__ import annotations

from collections.abc import Mapping

from choice_guide.render.assets import FOLDER

_POLICY: Mapping[str, str] = {
    "default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "style-src": "'self'", "img-src": "'self'", "font-src": "'self'",
    "connect-src": "'self'", "worker-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "manifest-src": "'self'"}

#: For <meta http-equiv>, where frame-ancestors has no effect.
PAGE_POLICY = "; ".join(f"{name} {value}" for name, value in _POLICY.items())

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": f"{PAGE_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000"}

#: Assets carry a hash in their names and never change. Pages are left to the host, which asks for them anew by default; what tells a
#: device of a new edition must be.
CACHING: Mapping[str, str] = {f"/{FOLDER}/*": "public, max-age=31536000, immutable"} | dict.fromkeys(
    ("/service-worker.js", "/offline.json", "/edition.json"), "no-cache")


def headers_file() -> str:
    """The file `_headers`, as Netlify, Cloudflare Pages and others read it: a path pattern, its headers indented below.

    Such hosts join the values where a name stands under several patterns that match, so each stands under one.
    """
    rules = {"/*": SECURITY} | {path: {"Cache-Control": value} for path, value in CACHING.items()}
    return "".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()) for path, headers in rules.items())
