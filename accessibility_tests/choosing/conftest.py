"""What the tests of choosing share: home care as the scripts have it."""

import pytest

from accessibility_tests.choosing.service_data import ServiceData


@pytest.fixture(scope="module")
def data(site):
    return ServiceData.of(site, "hemtjanst")
