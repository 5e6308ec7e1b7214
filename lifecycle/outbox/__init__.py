"""The outbox: written once for each person and event, sent after the commit, tried again until it is accepted."""

from lifecycle.outbox.delivery import deliver
from lifecycle.outbox.writing import post, put

__all__ = ["deliver", "post", "put"]
