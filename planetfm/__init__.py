"""Planet FM: the desktop companion of Radio Planet FM, Banyuwangi."""

__version__ = "0.1.0"
USER_AGENT = f"PlanetFM/{__version__} (+https://radioplanetfm.com)"
