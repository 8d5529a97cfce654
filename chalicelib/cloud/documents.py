"""Files in S3: uploads, PDF documents, exports. Browsers fetch and bring them by short-lived addresses."""

from __future__ import annotations

from collections.abc import Sequence

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud.clients import client
from chalicelib.kernel.errors import NotFound, Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

ADDRESS_SECONDS = 300  # long enough to click, short enough to be useless when leaked


class S3Documents:
    """The office's document bucket."""

    def __init__(self, settings: Settings) -> None:
        self._bucket = settings.documents_bucket

    def put(self, key: str, body: bytes, media_type: str) -> None:
        try:
            client("s3").put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=media_type)
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("documents_unavailable", say("The document could not be stored. Try again.")) from error

    def get(self, key: str) -> bytes:
        try:
            return bytes(client("s3").get_object(Bucket=self._bucket, Key=key)["Body"].read())
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                raise NotFound("document_not_found", say("There is no such document.")) from error
            raise Unavailable("documents_unavailable", say("The document could not be read. Try again.")) from error
        except BotoCoreError as error:
            raise Unavailable("documents_unavailable", say("The document could not be read. Try again.")) from error

    def join(self, keys: Sequence[str], key: str, media_type: str) -> None:
        """By a multipart upload whose parts S3 copies; one that broke off is the lifecycle's to clear away."""
        place = {"Bucket": self._bucket, "Key": key}
        try:
            upload = client("s3").create_multipart_upload(**place, ContentType=media_type)["UploadId"]
            parts = [self._copied(place, upload, number, part) for number, part in enumerate(keys, 1)]
            client("s3").complete_multipart_upload(**place, UploadId=upload, MultipartUpload={"Parts": parts})
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("documents_unavailable", say("The document could not be stored. Try again.")) from error

    def _copied(self, place: dict[str, str], upload: str, number: int, key: str) -> dict[str, str | int]:
        source = {"Bucket": self._bucket, "Key": key}
        answer = client("s3").upload_part_copy(**place, UploadId=upload, PartNumber=number, CopySource=source)
        return {"PartNumber": number, "ETag": str(answer["CopyPartResult"]["ETag"])}

    def upload_address(self, key: str, media_type: str, size: int) -> str:
        """The length is signed with the rest: S3 takes a body of exactly so many bytes."""
        place = {"Bucket": self._bucket, "Key": key, "ContentType": media_type, "ContentLength": size}
        return str(client("s3").generate_presigned_url("put_object", Params=place, ExpiresIn=ADDRESS_SECONDS))

    def download_address(self, key: str, file_name: str) -> str:
        return self._lent(key, ResponseContentDisposition=f'attachment; filename="{file_name}"')

    def view_address(self, key: str, media_type: str) -> str:
        """The type is signed with the address: what else a file may be, a browser takes it for nothing else."""
        return self._lent(key, ResponseContentDisposition="inline", ResponseContentType=media_type)

    def _lent(self, key: str, **answer: str) -> str:
        place = {"Bucket": self._bucket, "Key": key, **answer}
        return str(client("s3").generate_presigned_url("get_object", Params=place, ExpiresIn=ADDRESS_SECONDS))

    def remove(self, key: str) -> None:
        try:
            client("s3").delete_object(Bucket=self._bucket, Key=key)
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("documents_unavailable", say("The document could not be stored. Try again.")) from error
