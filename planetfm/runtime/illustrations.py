"""Pictures of the news: from the disk at once, from the site where the listener lets them load.

Which pictures load is the listener's choice (`PictureUse`): all, only those as small as a card's,
or none. What is on the disk is shown in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from planetfm.core.addresses import host_of
from planetfm.core.settings import PictureUse
from planetfm.net.images import ImageCache
from planetfm.runtime.access import Access
from planetfm.runtime.shelf import Shelf
from planetfm.runtime.tasks import BACKGROUND, NORMAL, Lane

CARD_PX = 640
"""The widest that a card asks for: 320 px drawn at twice the density."""
Done = Callable[[Path | None], None]


class Illustrations:
    """Each address is fetched once, whoever asks and how often. Lives on the main thread."""

    def __init__(
        self,
        shelf: Shelf,
        io: Lane,
        images: ImageCache,
        access: Access,
        site_host: Callable[[], str],
    ) -> None:
        self._shelf = shelf
        self._io = io
        self._images = images
        self._access = access
        self._site_host = site_host
        self._waiting: dict[str, list[Done]] = {}
        self._closed = False
        self.use = PictureUse.ALWAYS

    def close(self) -> None:
        self._closed = True

    def picture(self, url: str, width_px: int, done: Done) -> None:
        """The file of a picture at least `width_px` wide (or as wide as it is); None if not had."""
        waiting = self._waiting.get(url)
        if waiting is not None:
            waiting.append(done)
            return
        self._waiting[url] = [done]

        def tell(path: Path | None) -> None:
            for one in self._waiting.pop(url, ()):
                one(path)

        def fetch() -> Path | None:
            return None if self._closed else self._images.fetch(url)

        def found(path: Path | None) -> None:
            if path is not None or not self._may_fetch(url, width_px):
                tell(path)
                return
            self._io.call(fetch, tell, lambda _: tell(None), BACKGROUND)

        # The disk is looked at on the db lane: the io lane's workers may all wait for a slow site.
        self._shelf.beside(lambda: self._images.stored(url), found, lambda _: tell(None), NORMAL)

    def ahead(self, urls: tuple[str, ...]) -> None:
        """Fetch these so that they are there when the network is not."""
        if self.use is PictureUse.ALWAYS:
            for url in urls:
                self.picture(url, 0, lambda _: None)

    def size_bytes(self) -> int:
        """What they take on disk. For a worker's thread."""
        return self._images.size_bytes()

    def clear(self, keep: Collection[str]) -> None:
        """Let go of all but those at the addresses `keep`. For a worker's thread.

        Raises StoreError.
        """
        self._images.clear(keep)

    def _may_fetch(self, url: str, width_px: int) -> bool:
        if self._closed or (self._access.closed and host_of(url) == self._site_host()):
            return False
        if self.use is PictureUse.SMALL:
            return width_px <= CARD_PX
        return self.use is PictureUse.ALWAYS
