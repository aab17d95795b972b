from .passwords import Password
from .public import Public, public_of
from .server import serve, serve_public

__all__ = ["Password", "Public", "public_of", "serve", "serve_public"]
