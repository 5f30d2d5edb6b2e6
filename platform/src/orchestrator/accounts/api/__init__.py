"""``/api/v1/user/...``: what a person does with their own account, wherever they belong."""

from django.urls import path

from orchestrator.accounts.api.pictures import Picture

urlpatterns = [
    path("user/picture", Picture.as_view()),
]
