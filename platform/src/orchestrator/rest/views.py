"""The base of every view of the API."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, ClassVar
from uuid import UUID

import structlog
from django.db import connection, transaction
from django.http import HttpRequest
from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from orchestrator.kit.time import now
from orchestrator.rest.access import FRESH_FOR, Access, Key, Visit

log = structlog.get_logger(__name__)


class PersonRequired(PermissionDenied):
    """Only a signed-in person can do this; an API key cannot."""

    default_code = "person_required"
    default_detail = "Only a signed-in person can do this; an API key cannot."


class FreshProofRequired(PermissionDenied):
    """A person who must show again that it is they who sit there."""

    default_code = "fresh_proof_required"
    default_detail = "Please confirm that it is you, then try again."


class ApiView(APIView):
    """Declares whom it is for, and keeps its effects together.

    A view may ``enter`` contexts (a transaction, a tenant) before its handler runs; they stay open until the
    answer is known. An answer of 4xx takes back what the *handler* did and keeps what stood before it (a metered
    call counts); the handler of a GET writes nothing, and is spared the savepoint. An answer of 5xx, a crash, or
    a failed commit takes back everything and calls what was given to ``if_undone``. What was given to
    ``when_answered`` is called with the answer, and its effects stay with it.

    The methods in ``fresh_proof`` ask a person for a proof of who they are that is at most ``FRESH_FOR`` old.
    """

    access: ClassVar[Access]
    fresh_proof: ClassVar[frozenset[str]] = frozenset()

    entered_for: UUID | None = None
    """The organisation that an authenticator has entered already."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._scope = ExitStack()
        self._undo: list[Callable[[], None]] = []
        self._answered: list[Callable[[Response], None]] = []
        self._before_handler: str | None = None
        self._entered = False

    def enter[T](self, context: AbstractContextManager[T]) -> T:
        """Keep *context* open until the answer is known; gives what it gives."""
        given = self._scope.enter_context(context)
        self._entered = True
        return given

    def if_undone(self, callback: Callable[[], None]) -> None:
        """Call *callback* if everything is taken back. For what a database cannot take back by itself."""
        self._undo.append(callback)

    def when_answered(self, callback: Callable[[Response], None]) -> None:
        """Call *callback* with an answer below 500, before what was entered is left: inside its transaction."""
        self._answered.append(callback)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in self.fresh_proof:
            self._ask_for_proof(request)
        if self._entered and connection.in_atomic_block and request.method not in SAFE_METHODS:
            self._before_handler = transaction.savepoint()

    def _ask_for_proof(self, request: Request) -> None:
        """Last of all checks: who may not do it anyway is not asked. A key has no other way to show who holds it."""
        if isinstance(request.auth, Key):
            return
        proven_at = request.auth.proven_at if isinstance(request.auth, Visit) else None
        if proven_at is None or proven_at < now() - FRESH_FOR:
            raise FreshProofRequired

    def check_permissions(self, request: Request) -> None:
        """A personal operation is a person's: a key is told so."""
        super().check_permissions(request)
        if self.access in {Access.PERSONAL, Access.STAFF} and isinstance(request.auth, Key):
            raise PersonRequired

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """What is not for everybody is kept by nobody on the way."""
        answered: Response = super().finalize_response(request, response, *args, **kwargs)
        if getattr(self, "access", None) != Access.PUBLIC:
            answered.headers.setdefault("Cache-Control", "no-store")
        return answered

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        try:
            with self._scope:
                response: Response = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
                self._keep_or_take_back(response)
                for callback in self._answered:
                    callback(response)
        except _TakenBack as taken_back:
            self._call_undo()
            return taken_back.response
        except BaseException:
            self._call_undo()
            raise
        return response

    def _keep_or_take_back(self, response: Response) -> None:
        if response.status_code >= 500:
            raise _TakenBack(response)
        if self._before_handler is None:
            return
        if response.status_code >= 400:
            transaction.savepoint_rollback(self._before_handler)
        else:
            transaction.savepoint_commit(self._before_handler)

    def _call_undo(self) -> None:
        for callback in self._undo:
            try:
                callback()
            except Exception:  # the answer stands already; what could not be undone is repaired by a sweep
                log.exception("undo_failed")


class _TakenBack(Exception):  # not an error: it leaves the scopes so that they roll back
    def __init__(self, response: Response) -> None:
        self.response = response
