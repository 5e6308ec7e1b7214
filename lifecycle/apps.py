"""Django configuration of lifecycle."""

from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    name = "lifecycle"
    verbose_name = "Life cycle"

    def ready(self) -> None:
        """Have every table of moves declared before anything is moved, in a command or a worker as in a request."""
        from lifecycle import wiring

        wiring.load()
