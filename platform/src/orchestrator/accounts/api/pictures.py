"""``/api/v1/user/picture``"""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from orchestrator.accounts.operations import remove_picture, replace_picture
from orchestrator.kit.pictures import address_of
from orchestrator.rest.access import Access
from orchestrator.rest.parsing import UploadParser
from orchestrator.rest.views import ApiView

FORM = {
    "multipart/form-data": {
        "type": "object",
        "properties": {"picture": {"type": "string", "format": "binary"}},
        "required": ["picture"],
    }
}


@extend_schema_serializer(component_name="Picture")
class PictureOut(serializers.Serializer[Any]):
    """Where the person's picture is."""

    picture = serializers.CharField(allow_null=True, help_text="Its address; null when there is none.")


class PictureIn(serializers.Serializer[Any]):
    """A file; what it is is read from its bytes, not from its name."""

    picture = serializers.FileField(allow_empty_file=True)


class Picture(ApiView):
    """``PUT, DELETE /api/v1/user/picture``"""

    access: ClassVar[Access] = Access.PERSONAL
    parser_classes: ClassVar[list[type[BaseParser]]] = [UploadParser]  # type: ignore[misc]

    @extend_schema(operation_id="picture_replace", tags=["people"], request=FORM, responses={200: PictureOut})
    def put(self, request: Request) -> Response:
        """Show the person with this: JPEG, PNG, WebP or GIF of at most 5 MB, a JPEG of at most 16 million pixels.

        Its middle is kept, as a square; what a camera wrote into it is not.
        """
        sent = PictureIn(data=request.data)
        sent.is_valid(raise_exception=True)
        assert request.user.pk is not None  # IsAuthenticated stands before
        person = replace_picture(person_id=request.user.pk, data=sent.validated_data["picture"].read())
        return Response({"picture": address_of(person.picture)})

    @extend_schema(operation_id="picture_remove", tags=["people"], request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Show the person without a picture."""
        assert request.user.pk is not None  # IsAuthenticated stands before
        remove_picture(person_id=request.user.pk)
        return Response(status=204)
