"""Doing what is owed, here and now, through the same tasks that a worker runs."""

from celery import current_app

from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import kinds
from orchestrator.kit.time import now


def drain(*, rounds: int = 10) -> int:
    """Run the task of every row that is due, and of what that makes due; how many ran.

    For tests inside one transaction, which no worker can see. Nothing is replaced: each row's own task is called.
    """
    current_app.loader.import_default_modules()  # a worker does this when it starts
    ran = 0
    for _ in range(rounds):
        due = [
            (kind.task, row.pk)
            for kind in kinds()
            for row in kind._default_manager.filter(state=Owed.State.PENDING, due_at__lte=now(), leased_until=None)
        ]
        if not due:
            return ran
        for task, id in due:
            current_app.tasks[task](id=str(id))
        ran += len(due)
    raise AssertionError(f"work is still owed after {rounds} rounds")
