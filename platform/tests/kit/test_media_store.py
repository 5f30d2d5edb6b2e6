"""Where uploads are kept: on a disk, or in a bucket."""

import pytest
from django.conf import settings
from pydantic import ValidationError

from orchestrator.kit.conf import Conf
from orchestrator.settings.stores import stores

TOLD = {"site_name": "Sample", "plans": settings.ORCHESTRATOR.plans, "mail_from": "a@b.example"}


def default_store(**more):
    return stores(Conf(**TOLD, **more))["STORAGES"]["default"]


def test_a_laptop_keeps_uploads_on_its_disk():
    assert default_store() == {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def test_a_bucket_of_any_store_that_speaks_s3_takes_them():
    store = default_store(media_store="s3://pictures?endpoint_url=https://s3.example&region_name=auto")

    assert store["BACKEND"] == "storages.backends.s3.S3Storage"
    options = store["OPTIONS"]
    assert (options["bucket_name"], options["endpoint_url"]) == ("pictures", "https://s3.example")
    assert (options["file_overwrite"], options["querystring_auth"]) == (False, False)
    assert "immutable" in options["object_parameters"]["CacheControl"]


def test_another_kind_of_store_is_refused_at_start():
    with pytest.raises(ValidationError):
        Conf(**TOLD, media_store="ftp://pictures")
