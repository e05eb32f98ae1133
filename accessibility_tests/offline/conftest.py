"""A host for each test, and the coordinator page's tool for storing the guide."""

import pytest

from accessibility_tests.offline.host import hosting
from accessibility_tests.offline.saver import Saver


@pytest.fixture
def host(site):
    """The site on a host of its own: service workers and what they store belong to one address."""
    with hosting(site.folder, site.base) as running:
        yield running


@pytest.fixture
def page_of(site):
    """kind -> the address, below the guide's root, of its longest page in the guide's first language."""
    language = site.page_at["index.html"].language

    def find(kind):
        pages = [page for page in site.pages if (page.kind, page.language) == (kind, language)]
        assert pages, f"the site has no page of the kind {kind}"
        return max(pages, key=lambda page: (len(page.elements), page.address)).url_path

    return find


@pytest.fixture
def saver(host, view, page_of):
    """The tool on the coordinator page, not yet opened."""
    return Saver(view, host.home, page_of("coordinator"))
