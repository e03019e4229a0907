"""A server that speaks as CBS does, and a client without patience."""

import pytest

from indicators.sources.cbs import CbsClient
from tests.indicators.cbs_server import cbs_server

__all__ = ["cbs_server"]


@pytest.fixture
def client(cbs_server):
    return CbsClient(cbs_server.url, timeout=5)
