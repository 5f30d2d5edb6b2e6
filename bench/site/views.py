"""The floors: the least that could do the outer shape of the work, on the same server and framework."""

import json
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bench.site.models import FloorKey, FloorRow


class KeyLookup(APIView):
    """One indexed look-up of the bearer's key, nothing else."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()

    def get(self, request: Request) -> Response:
        bearer = request.headers["Authorization"].removeprefix("Bearer ")
        found = FloorKey.objects.get(digest=sha256(bearer.encode()).hexdigest())
        return Response({"data": [{"name": found.name}]})


@csrf_exempt
def insert(request: HttpRequest) -> HttpResponse:
    """One row inserted and committed, nothing verified."""
    body = json.loads(request.body)
    FloorRow.objects.create(event_id=body["id"], body=body)
    return HttpResponse(status=202)
