"""A browser that speaks to allauth as the portal does, and what arrives by mail."""

import json
import re
from datetime import timedelta

import time_machine
from django.test import Client

from orchestrator.kit.time import now
from orchestrator.mail.models import Message

BASE = "/_allauth/browser/v1"
PASSWORD = "Kopi-Labs-2026"


class Browser:
    """One browser: cookies, and the CSRF token sent with each write."""

    def __init__(self, **headers):
        self.client = Client(enforce_csrf_checks=True, headers=headers)
        self.get("/auth/session")

    def get(self, path, **headers):
        return self.client.get(BASE + path, headers=headers)

    def send(self, method, path, body=None, *, base=BASE):
        token = self.client.cookies["csrftoken"].value
        return self.client.generic(
            method,
            base + path,
            data=b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
            headers={"X-CSRFToken": token},
        )

    def post(self, path, body=None):
        return self.send("POST", path, body)

    def sign_up(self, email="mei@kopi.example", password=PASSWORD, **more):
        return self.post("/auth/signup", {"email": email, "password": password, **more})

    def sign_in(self, email="mei@kopi.example", password=PASSWORD):
        return self.post("/auth/login", {"email": email, "password": password})

    def sign_out(self):
        return self.send("DELETE", "/auth/session")

    def is_signed_in(self):
        return self.get("/auth/session").status_code == 200

    @property
    def session_id(self):
        return self.client.cookies["sessionid"].value


def mails(template=None):
    """What is in the log of messages, the oldest first."""
    found = Message.objects.order_by("pk")
    return list(found.filter(template=template) if template else found)


def key_of(message):
    """The key in the link of a message."""
    return re.search(r"http://localhost:3000/(?:verify|reset)/(\S+)", message.text)[1]


def travel(**later):
    """The same, but later."""
    return time_machine.travel(now() + timedelta(**later))
