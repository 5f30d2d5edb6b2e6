"""``/api/v1/user/...``: what a person does with their own account, wherever they belong."""

from django.urls import path

from orchestrator.accounts.api.addresses import Address, AddressConfirmation, AddressMail, AddressUndoing
from orchestrator.accounts.api.connections import Connection, Connections
from orchestrator.accounts.api.pictures import Picture
from orchestrator.accounts.api.sessions import OneSession, Sessions

urlpatterns = [
    path("user/picture", Picture.as_view()),
    path("user/connections", Connections.as_view()),
    path("user/connections/<str:provider>/<str:subject>", Connection.as_view()),
    path("user/sessions", Sessions.as_view()),
    path("user/sessions/<str:id>", OneSession.as_view()),
    path("user/address-change", Address.as_view()),
    path("user/address-change/mail", AddressMail.as_view()),
    path("user/address-change/confirmation", AddressConfirmation.as_view()),
    path("user/address-change/undoing", AddressUndoing.as_view()),
]
