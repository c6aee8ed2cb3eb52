"""Finding the station: a page's HTML in, ranked candidates and the site's own facts out. Pure.

`net.discover` fetches pages and tries addresses; nothing here touches the world.
"""

from planetfm.core.addresses import absolute, host_of
from planetfm.core.contacts import ContactLinks
from planetfm.core.discovery.findings import Candidate, Reason, SiteFindings
from planetfm.core.discovery.page import read_page
from planetfm.core.discovery.ranking import given, rank, seen_through
from planetfm.core.discovery.scripts import find_addresses

__all__ = [
    "Candidate",
    "ContactLinks",
    "Reason",
    "SiteFindings",
    "absolute",
    "find_addresses",
    "given",
    "host_of",
    "rank",
    "read_page",
    "seen_through",
]
